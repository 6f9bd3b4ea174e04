import type { Box } from '../geometry.ts';
import { letterHeight, type Sized, sizeOf, standInSize } from './hierarchy/sized.ts';
import { blocksOf } from './places.ts';
import {
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  verdictOf,
} from './rule.ts';
import type { SeenBlock } from './seen.ts';
import { listed, named, px, tenth, thousandth } from './words.ts';

/**
 * Sizes fall where each level is larger than the next by this ratio, unless the sample asks for
 * more: with less, letters that do not stand side by side are taken for one size.
 */
const LEAST_RATIO = 1.1;

/** Heights of letters are measured to about this share (`npm run validity`). */
const MEASURED_TO = 0.05;

/** Between scripts: beyond so many standard deviations it is the sizes that differ. */
const DEVIATIONS = 1.5;

interface Step {
  larger: Sized;
  smaller: Sized;
  ratio: number;
  /** What was compared, in words. */
  heights: string;
  /** unknown: what is not in order may not be the block, but only stand for it. */
  verdict: 'pass' | 'fail' | 'unknown';
}

export const hierarchy: LayoutRule = {
  id: 'hierarchy',
  title: 'Text sizes fall in the order asked for.',
  score: 'Share of the pairs of blocks of different levels that stand in the ratio asked for.',
  judge(input) {
    const { hierarchy: levels, ratio = LEAST_RATIO } = input.asked.layout ?? {};
    if (levels === undefined) return notApplicable('The sample asks for no hierarchy of sizes.');
    const ids = levels.map((level) => [level].flat());
    const sized = new Map(
      blocksOf(input, ids.flat()).flatMap((block) => {
        const one = sizeOf(block, input) ?? standInSize(block, input);
        return one === null ? [] : [[block.id, one] as const];
      }),
    );
    const steps = stepsOf(ids, sized, ratio);
    const open = steps
      .filter((step) => step.verdict === 'unknown')
      .flatMap(({ larger, smaller }) => [larger, smaller])
      .filter(({ told }) => !told);
    const lost = blocksOf(input, ids.flat()).filter(
      ({ id }) => !sized.has(id) || open.some(({ block }) => block.id === id),
    );
    const wrong = steps.filter((step) => step.verdict === 'fail');
    const verdict = verdictOf([
      ...steps.map((step) => step.verdict),
      ...lost.map(() => 'unknown' as const),
    ]);
    const guilty = new Set(wrong.flatMap(({ larger, smaller }) => [larger, smaller]));
    const shown = ids.flat().flatMap((id) => sized.get(id) ?? []);
    return {
      verdict,
      score:
        verdict === 'unknown' || steps.length === 0
          ? null
          : thousandth((steps.length - wrong.length) / steps.length),
      measured: {
        levels: ids.map((level) =>
          level.flatMap((id) => {
            const one = sized.get(id);
            return one === undefined ? [] : [measuredOf(one)];
          }),
        ),
        leastRatio: steps.length === 0 ? null : thousandth(Math.min(...steps.map((s) => s.ratio))),
      },
      expected: { levels: ids, leastRatio: ratio },
      message: messageOf(wrong, lost, ratio),
      boxes: (guilty.size > 0 ? [...guilty] : shown).flatMap(({ block }) =>
        block.box === null ? [] : [block.box],
      ),
      marks: shown.map((one) => markOf(one, guilty.has(one))),
    } satisfies RuleJudgement;
  },
};

/** Every pair of blocks of which one was to be larger. */
function stepsOf(
  levels: readonly (readonly string[])[],
  sized: ReadonlyMap<string, Sized>,
  ratio: number,
): Step[] {
  const known = levels.map((level) => level.flatMap((id) => sized.get(id) ?? []));
  return known.flatMap((level, at) =>
    known.slice(at + 1).flatMap((lower) =>
      level.flatMap((larger) =>
        lower.map((smaller): Step => {
          const measured = ratioOf(larger, smaller);
          const ok = measured.ratio >= ratio * (1 - measured.to);
          const verdict = ok ? 'pass' : larger.told && smaller.told ? 'fail' : 'unknown';
          return { larger, smaller, ratio: measured.ratio, heights: measured.heights, verdict };
        }),
      ),
    ),
  );
}

/** By the letters that both have; else by what their letters say of the type's size, less surely. */
function ratioOf(a: Sized, b: Sized): { ratio: number; to: number; heights: string } {
  const alike = a.block.script === b.block.script;
  const names = ['capHeight', 'xHeight', ...(alike ? (['bodyHeight'] as const) : [])] as const;
  const spread = Math.hypot(a.heights.spread, b.heights.spread);
  for (const name of names) {
    const [one, other] = [a.heights[name], b.heights[name]];
    if (one === null || other === null) continue;
    // Of joined writing the height is that of one letter, and a guess where it isn't there.
    const to = name === 'bodyHeight' ? Math.max(MEASURED_TO, spread) : MEASURED_TO;
    return { ratio: one / other, to, heights: `${px(one)} against ${px(other)} high` };
  }
  const to = Math.max(MEASURED_TO, DEVIATIONS * spread);
  const [one, other] = [a.heights.size, b.heights.size];
  return { ratio: one / other, to, heights: `type of ${px(one)} against ${px(other)}` };
}

function measuredOf({ block, heights, weight, contrast }: Sized) {
  const { capHeight, xHeight, bodyHeight, size } = heights;
  return {
    id: block.id,
    ...(capHeight === null ? {} : { capHeightPx: tenth(capHeight) }),
    ...(xHeight === null ? {} : { xHeightPx: tenth(xHeight) }),
    ...(bodyHeight === null ? {} : { bodyHeightPx: tenth(bodyHeight) }),
    sizePx: tenth(size),
    strokeOverHeight: weight,
    contrastRatio: contrast,
  };
}

function messageOf(wrong: readonly Step[], lost: readonly SeenBlock[], ratio: number): string {
  const [worst] = wrong.toSorted((a, b) => a.ratio - b.ratio);
  if (worst !== undefined) {
    const { larger, smaller, heights } = worst;
    const names = [named(larger.block), named(smaller.block)] as const;
    return worst.ratio < 1
      ? `${names[0]} is smaller than ${names[1]} (${heights}), though it stands above it in rank.`
      : `${names[0]} is only ${worst.ratio.toFixed(2)} times as large as ${names[1]} (${heights}); ${ratio} times was asked for.`;
  }
  return lost.length > 0
    ? `What was found is in order, but the size of ${listed(lost.map(named))} could not be measured.`
    : 'Text sizes fall as they should, level by level.';
}

/** A measure beside the first row of a block, as high as its letters. */
function markOf({ block, heights }: Sized, bad: boolean): Mark {
  const box: Box = block.lines[0]!.box;
  const height = letterHeight(heights);
  const x = box[0] - Math.max(4, 0.15 * height);
  const bottom = box[1] + Math.min(box[3], Math.max(height, box[3] * 0.9));
  return {
    kind: 'measure',
    tone: bad ? 'bad' : 'good',
    from: [x, bottom - height],
    to: [x, bottom],
    label: px(height),
  };
}
