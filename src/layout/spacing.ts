import type { Point } from '../geometry.ts';
import { heightOf, sequenceAlong, widthOf } from './gaps.ts';
import { type Leading, leadingOf } from './leading.ts';
import { bodyOrBox } from './letters.ts';
import { blocksOf, isPlaced, isWhole, type PlacedBlock, shorterSide } from './places.ts';
import {
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  verdictOf,
} from './rule.ts';
import type { LayoutInput, SeenBlock } from './seen.ts';
import { tidied } from './tidied.ts';
import { counted, listed, named, percent, px, tenth, thousandth } from './words.ts';

/**
 * Default tolerance, in shares of the mean gap: of two gaps, one may be half as large again as the
 * other before a row looks uneven at once; what letters take of their lines varies by less.
 */
const TOLERANCE = 0.2;
/** Of the mean gap: how far letters reach is less sure where it is not sure which they are. */
const UNREAD = 0.1;
/** Of the shorter side: what is known of a gap, however small it is. */
const LEAST = 0.003;
/** Columns of one width are evenly spaced, too, however wide their texts: but then exactly so. */
const PITCH_SHARE = 0.4;

type Verdict = 'pass' | 'fail' | 'unknown';

interface Gap {
  before: PlacedBlock;
  after: PlacedBlock;
  /** Pixels. */
  size: number;
  even: boolean;
}

interface Group {
  axis: 'x' | 'y';
  /** Share of the mean gap. */
  tolerance: number;
  gaps: readonly Gap[];
  /** Pixels; null without gaps. */
  mean: number | null;
  verdict: Verdict;
  lost: readonly SeenBlock[];
}

/** Blocks follow each other with equal gaps, and lines of a block do, too. */
export const spacing: LayoutRule = {
  id: 'spacing',
  title: 'Texts that are to follow each other with equal gaps do, and so do lines within a text.',
  score:
    'Share of the gaps that are as large as the mean of their group, within the tolerance; a text whose own lines are spaced unevenly counts as a gap that is not.',
  judge,
};

function judge(given: LayoutInput): RuleJudgement {
  const input = tidied(given);
  const asked = input.asked.layout?.spacing ?? [];
  if (asked.length === 0) return notApplicable('No texts are asked to have equal gaps.');
  const groups = asked.map((one) => groupOf(input, one));
  const uneven = input.blocks
    .filter(isPlaced)
    .flatMap((block) => leadingOf(block) ?? [])
    .filter(({ even }) => !even);
  const verdict = verdictOf([
    ...groups.map((group) => group.verdict),
    ...uneven.map(() => 'fail' as const),
  ]);
  const gaps = groups.flatMap((group) => group.gaps);
  const good = gaps.filter(({ even }) => even).length;
  return {
    verdict,
    score: verdict === 'unknown' ? null : good / (gaps.length + uneven.length),
    measured: {
      groups: groups.map(({ axis, gaps: own, mean, lost }) => ({
        axis,
        meanGapPx: mean === null ? null : tenth(mean),
        gapsPx: own.map(({ size }) => tenth(size)),
        notPlaced: lost.map(({ id }) => id),
      })),
      unevenLeading: uneven.map(({ block, usual, worst }) => ({
        block: block.id,
        usualPx: tenth(usual),
        pitchPx: tenth(worst.pitch),
        afterLine: worst.line + 1,
      })),
    },
    expected: {
      groups: asked.map(({ blocks, axis }, at) => ({
        axis,
        blocks: [...blocks],
        toleranceShare: thousandth(groups[at]!.tolerance),
      })),
    },
    message: messageOf(groups, uneven, verdict),
    boxes: [
      ...new Set([
        ...gaps.flatMap(({ before, after }) => [before.box, after.box]),
        ...uneven.map(({ block }) => block.box),
      ]),
    ],
    marks: [...groups.flatMap(gapMarks), ...uneven.map(leadingMark)],
  };
}

function groupOf(
  input: LayoutInput,
  {
    blocks: ids,
    axis,
    tolerance = TOLERANCE,
  }: { blocks: readonly string[]; axis: 'x' | 'y'; tolerance?: number | undefined },
): Group {
  const blocks = blocksOf(input, ids);
  // A gap beside half of a block is not the gap.
  const lost = blocks.filter((block) => !isPlaced(block) || !isWhole(block));
  const runs = runsOf(blocks).map((run) => ({ run, ...sequenceAlong(run, axis) }));
  const sizes = runs.flatMap(({ gaps }) => gaps);
  if (sizes.length === 0)
    return { axis, tolerance, gaps: [], mean: null, verdict: 'unknown', lost };
  const mean = meanOf(sizes);
  const least = LEAST * shorterSide(input);
  const spare = Math.max(least, tolerance * mean);
  const even = (size: number, beside: readonly SeenBlock[]) => {
    const unread = beside.some(({ verdict }) => verdict === 'unreadable') ? UNREAD * mean : 0;
    return Math.abs(size - mean) <= spare + unread && size > -least;
  };
  const columns =
    lost.length === 0 &&
    mean > 0 &&
    runs[0]!.pitches.some((pitches) => spreadOf(pitches) <= Math.max(least, PITCH_SHARE * spare));
  const gaps = runs.flatMap(({ run, gaps: own }) =>
    own.map(
      (size, at): Gap => ({
        before: run[at]!,
        after: run[at + 1]!,
        size,
        even: columns || even(size, [run[at]!, run[at + 1]!]),
      }),
    ),
  );
  const verdict = gaps.some((gap) => !gap.even) ? 'fail' : lost.length > 0 ? 'unknown' : 'pass';
  return { axis, tolerance, gaps, mean, verdict, lost };
}

/** Stretches of neighbours in the sequence that are all known, of two and more. */
function runsOf(blocks: readonly SeenBlock[]): PlacedBlock[][] {
  const runs: PlacedBlock[][] = [[]];
  for (const block of blocks) {
    if (isPlaced(block) && isWhole(block)) runs.at(-1)!.push(block);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The most that any is off the mean. */
function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.max(...values.map((value) => Math.abs(value - mean)));
}

function messageOf(
  groups: readonly Group[],
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
  const line = uneven[0];
  if (line !== undefined) {
    const { block, usual, worst } = line;
    return `Lines ${worst.line + 1} and ${worst.line + 2} of ${named(block)} stand ${px(worst.pitch)} apart, its other lines ${px(usual)}.`;
  }
  if (verdict === 'unknown') {
    const lost = [...new Set(groups.flatMap((group) => group.lost))];
    return `Where ${listed(lost.map(named))} ${lost.length === 1 ? 'begins and ends' : 'begin and end'} is not known, so that the gaps beside are not, either.`;
  }
  const all = groups.flatMap(({ gaps }) => gaps);
  const worst = Math.max(...groups.map(({ tolerance }) => tolerance));
  return `${all.length === 2 ? 'Both' : `All ${all.length}`} gaps are as large as those that they are to equal, within ${percent(worst)}.`;
}

function gapMarks({ axis, gaps }: Group): Mark[] {
  return gaps.map(({ before, after, size, even }): Mark => {
    const extent = axis === 'x' ? widthOf : heightOf;
    const [a, b] = [extent(before), extent(after)];
    const [near, far] = a.from <= b.from ? [a.to, b.from] : [a.from, b.to];
    const across = axis === 'x' ? 1 : 0;
    // Where both are, so that the measure stands between them.
    const from = Math.max(before.box[across], after.box[across]);
    const to = Math.min(
      before.box[across] + before.box[across + 2]!,
      after.box[across] + after.box[across + 2]!,
    );
    const middle = (from + to) / 2;
    const point = (along: number): Point => (axis === 'x' ? [along, middle] : [middle, along]);
    return {
      kind: 'measure',
      tone: even ? 'good' : 'bad',
      from: point(near),
      to: point(far),
      label: px(size),
    };
  });
}

function leadingMark({ block, worst }: Leading): Mark {
  const [x] = block.box;
  const [above, below] = [block.lines[worst.line]!, block.lines[worst.line + 1]!];
  return {
    kind: 'measure',
    tone: 'bad',
    from: [x, bodyOrBox(above).baseline],
    to: [x, bodyOrBox(below).baseline],
    label: px(worst.pitch),
  };
}
