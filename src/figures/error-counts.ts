import type { BlockResult } from '../results/results.ts';
import type { JudgedBlock } from '../text/types.ts';
import { unitsOf } from '../text/units.ts';

/** A block's errors, and what they may hang on. */
export interface Counted {
  script: string;
  /** Of a line as it was found, in pixels. */
  height: number | null;
  decided: boolean;
  characters: number;
  errors: number;
}

export type Rate = { cer: number | null; n: number; characters: number };

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

export function countResults(blocks: readonly BlockResult[]): Counted[] {
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

export function ratesBy(
  blocks: readonly Counted[],
  nameOf: (block: Counted) => string | null,
): Record<string, Rate> {
  const named = blocks.filter((block) => nameOf(block) !== null);
  return Object.fromEntries(
    [...Map.groupBy(named, nameOf)].map(([name, own]) => [name, rateOf(own)]).sort(),
  );
}

export const scriptOf = ({ script }: Counted): string => script;
/** A block that is missing has no height: it would count where nothing of it was seen. */
export const heightOf = ({ height }: Counted): string | null =>
  height === null ? null : heightClass(height);
