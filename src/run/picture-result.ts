import type { NoiseFloor } from '../figures/noise-floor.ts';
import type { RuleVerdictOf } from '../layout/rules.ts';
import type { ImageResult } from '../results/results.ts';
import type { Suspect, TextJudgement } from '../text/types.ts';

export function layoutResult({
  boxes,
  marks,
  ...verdict
}: RuleVerdictOf): ImageResult['layout'][number] {
  return { ...verdict, boxes: boxes.map(box), marks: marks.map(tenths) };
}

/** The judgement in the form of `results.json`. */
export function textResult(
  judged: TextJudgement,
  noise: NoiseFloor | null = null,
): NonNullable<ImageResult['text']> {
  const { blocks, extras, unread, cerInterval, ...sums } = judged;
  return {
    ...sums,
    cerInterval,
    floor: noise === null ? null : { cer: noise.cer, n: noise.n },
    blocks: blocks.map(({ characters: _, pieces: __, suspect, ...block }) => ({
      ...block,
      role: block.role as NonNullable<ImageResult['text']>['blocks'][number]['role'],
      box: block.box === null ? null : box(block.box),
      boxes: block.boxes.map(box),
      ...(suspect.length === 0 ? {} : { suspect: suspect.map(rounded) }),
      by: 'reader' as const,
      history: [],
    })),
    extras: extras.map(({ text, box: place, kind }) => ({ text, box: box(place), kind })),
    unread: unread.map(({ text, box: place, block }) => ({ text, box: box(place), block })),
  };
}

/** Every number in it to a tenth of a pixel. */
function tenths<Value>(value: Value): Value {
  if (typeof value === 'number') return (Math.round(value * 10) / 10) as Value;
  if (Array.isArray(value)) return value.map(tenths) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tenths(one)])) as Value;
}

function rounded(suspect: Suspect) {
  return {
    ...suspect,
    fit: Math.round(suspect.fit * 1e4) / 1e4,
    box: suspect.box === null ? null : box(suspect.box),
  };
}

function box(b: readonly number[]): [number, number, number, number] {
  return b.map((value) => Math.round(value * 10) / 10) as [number, number, number, number];
}
