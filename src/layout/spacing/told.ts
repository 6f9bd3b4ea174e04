import type { Leading } from '../leading.ts';
import type { RuleJudgement } from '../rule.ts';
import { counted, listed, named, percent, px } from '../words.ts';
import type { GroupGap } from './between-groups.ts';
import type { SpacingGroup } from './group.ts';

/** @param close groups that stand nearer to each other than they may; @param uneven texts whose lines do */
export function messageOf(
  groups: readonly SpacingGroup[],
  close: readonly GroupGap[],
  uneven: readonly Leading[],
  verdict: RuleJudgement['verdict'],
): string {
  const bad = groups
    .flatMap(({ gaps, mean }) => gaps.map((gap) => ({ ...gap, gaps, mean: mean! })))
    .filter(({ even }) => !even)
    .toSorted((a, b) => Math.abs(b.size - b.mean) - Math.abs(a.size - a.mean))[0];
  if (bad !== undefined) {
    const { before, after, size, mean, gaps } = bad;
    const pair = `${named(before)} and ${named(after)}`;
    if (size < 0) return `${named(after)} does not follow on ${named(before)}, as it is to.`;
    const others = gaps.filter((gap) => gap.before !== before).map((gap) => gap.size);
    if (others.length === 1) {
      return `The gap between ${pair} is ${px(size)}, that between ${named(gaps.find((gap) => gap.before !== before)!.before)} and its neighbour ${px(others[0]!)}; they are to be equal.`;
    }
    return `The gap between ${pair} is ${px(size)} where the mean of ${counted(gaps.length, 'gap')} that are to be equal is ${px(mean)}.`;
  }
  const between = close[0];
  if (between !== undefined) {
    const { before, after, size, own } = between;
    return `${named(before)} and ${named(after)} stand ${px(Math.max(0, size))} apart, though they are of two groups, in which the gaps are ${px(own)}.`;
  }
  const line = uneven[0];
  if (line !== undefined) {
    const { block, usual, worst } = line;
    return `Lines ${worst.line + 1} and ${worst.line + 2} of ${named(block)} stand ${px(worst.pitch)} apart, its other lines ${px(usual)}.`;
  }
  if (verdict === 'unknown') {
    const lost = [...new Set(groups.flatMap((group) => group.lost))];
    return `Where ${listed(lost.map(named))} ${lost.length === 1 ? 'begins and ends' : 'begin and end'} is not known, so that the gaps beside are not, either.`;
  }
  const set = groups.find((group) => group.inColumns);
  if (set !== undefined) {
    const [what, size] = set.axis === 'x' ? ['columns', 'width'] : ['rows', 'height'];
    return `The texts follow each other evenly, as in ${what} of one ${size}.`;
  }
  const all = groups.flatMap(({ gaps }) => gaps);
  const worst = Math.max(...groups.map(({ tolerance }) => tolerance));
  return `${all.length === 2 ? 'Both' : `All ${all.length}`} gaps are as large as those that they are to equal, within ${percent(worst)}.`;
}
