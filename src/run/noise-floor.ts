import type { Sample } from '../dataset/schema.ts';
import type { BlockResult, Figure, ImageResult, Results } from '../results/results.ts';
import type { JudgedBlock } from '../text/types.ts';
import { unitsOf } from '../text/units.ts';

/**
 * The readers' own error on a sample: its reference picture, which shows the copy exactly, read as
 * a model's picture is. A gap between models that is smaller than this is no gap.
 */
export interface NoiseFloor {
  set: string;
  sample: Sample['id'];
  /** Errors over decided characters; null where nothing was decided. */
  cer: number | null;
  /** Decided characters, and all. */
  n: number;
  characters: number;
  blocks: readonly Counted[];
}

/** A block's errors, and what they may hang on. */
interface Counted {
  script: string;
  /** Of a line as it was found, in pixels. */
  height: number | null;
  decided: boolean;
  characters: number;
  errors: number;
}

type Rate = { cer: number | null; n: number; characters: number };

/** Classes of text height in pixels of the picture received, as readers find them hard. */
export const HEIGHTS = [
  { name: 'under 24 px', below: 24 },
  { name: '24-40 px', below: 40 },
  { name: '40-72 px', below: 72 },
  { name: 'over 72 px', below: Number.POSITIVE_INFINITY },
] as const;

export function heightClass(height: number): string {
  return HEIGHTS.find(({ below }) => height < below)!.name;
}

/** Of a judged picture. */
export function countBlocks(blocks: readonly JudgedBlock[]): Counted[] {
  return blocks.map(({ script, boxes, verdict, characters, edits }) => ({
    script,
    height: lineHeight(boxes),
    decided: verdict !== 'unreadable',
    characters,
    errors: edits.length,
  }));
}

function countResults(blocks: readonly BlockResult[]): Counted[] {
  return blocks.map(({ script, boxes = [], verdict, expected, edits }) => ({
    script,
    height: lineHeight(boxes),
    decided: verdict !== 'unreadable',
    characters: unitsOf(expected).raw.length,
    errors: edits.length,
  }));
}

/** Median over the lines; along the line it is the longer side that is read. */
function lineHeight(boxes: readonly (readonly number[])[]): number | null {
  const heights = boxes
    .map(([, , width, height]) => Math.min(width!, height!))
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? null;
}

export function rateOf(blocks: readonly Counted[]): Rate {
  const decided = blocks.filter((block) => block.decided);
  const sum = (list: readonly Counted[], key: 'characters' | 'errors') =>
    list.reduce((total, block) => total + block[key], 0);
  const n = sum(decided, 'characters');
  return {
    cer: n === 0 ? null : sum(decided, 'errors') / n,
    n,
    characters: sum(blocks, 'characters'),
  };
}

function ratesBy(
  blocks: readonly Counted[],
  nameOf: (block: Counted) => string | null,
): Record<string, Rate> {
  const named = blocks.filter((block) => nameOf(block) !== null);
  return Object.fromEntries(
    [...Map.groupBy(named, nameOf)].map(([name, own]) => [name, rateOf(own)]).sort(),
  );
}

const scriptOf = ({ script }: Counted): string => script;
/** A block that is missing has no height: it would count where nothing of it was seen. */
const heightOf = ({ height }: Counted): string | null =>
  height === null ? null : heightClass(height);

/** The floor over a run's samples, in the form of `results.json`. */
export function noiseResult(noise: readonly NoiseFloor[]): NonNullable<Results['run']['noise']> {
  const blocks = noise.flatMap((floor) => floor.blocks);
  return {
    ...rateOf(blocks),
    scripts: ratesBy(blocks, scriptOf),
    heights: ratesBy(blocks, heightOf),
    samples: noise.map(({ set, sample, cer, n, characters }) => ({
      set,
      sample,
      cer,
      n,
      characters,
    })),
  };
}

/** A model's CER over all decided characters, by script and by text height: `cer/Latn`. */
export function errorFigures(images: readonly ImageResult[]): Record<string, Figure> {
  const blocks = images.flatMap(({ text }) => (text === null ? [] : countResults(text.blocks)));
  const groups = { ...ratesBy(blocks, scriptOf), ...ratesBy(blocks, heightOf) };
  return Object.fromEntries(
    [
      ['cer', rateOf(blocks)] as const,
      ...Object.entries(groups).map(([name, rate]) => [`cer/${name}`, rate] as const),
    ].map(([name, { cer, n }]) => [name, { value: cer, low: null, high: null, n, unit: '1' }]),
  );
}
