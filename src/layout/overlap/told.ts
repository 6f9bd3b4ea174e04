import type { Mark, RuleJudgement } from '../rule.ts';
import type { SeenBlock } from '../seen.ts';
import { counted, listed, named, percent } from '../words.ts';
import type { Cover } from './cover.ts';

export function messageOf(
  verdict: RuleJudgement['verdict'],
  bad: readonly Cover[],
  lost: readonly SeenBlock[],
): string {
  const worst = bad[0];
  if (worst !== undefined) {
    const { over, under, share } = worst;
    const rest = bad.length - 1;
    const more =
      rest === 0
        ? ''
        : `, and ${counted(rest, 'other pair')} ${rest === 1 ? 'overlaps' : 'overlap'}, too`;
    return share === null
      ? `${over} and ${under} lie over one another so that not both can be read${more}.`
      : `${over} and ${under} lie over one another: they share ${percent(share)} of the smaller line${more}.`;
  }
  if (verdict === 'pass') return 'No text covers another.';
  return `${listed(lost.map(named))} ${lost.length === 1 ? 'was' : 'were'} not seen in full, so that something may lie over ${lost.length === 1 ? 'it' : 'them'}.`;
}

export function marksOf({ area, boxes, share }: Cover): Mark[] {
  return [
    ...boxes.map((box): Mark => ({ kind: 'box', tone: 'guide', box })),
    {
      kind: 'box',
      tone: 'bad',
      box: area,
      label: share === null ? 'two texts in one place' : percent(share),
    },
  ];
}
