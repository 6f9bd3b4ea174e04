import { type Units, unitsOf } from '../../text/units.ts';
import type { BlockLine, SeenBlock } from '../seen.ts';
import { letterOf } from '../type-heights/letters.ts';
import { typeHeights } from '../type-heights.ts';
import { isVertical } from './rows.ts';
import { isInCells, setWidth } from './set-width.ts';
import type { Read, Start } from './starts.ts';

/** Two rows that follow each other, and the stretch of the text that stands on them. */
export interface Pair {
  units: Units;
  lang: string;
  before: BlockLine;
  after: BlockLine;
  from: number;
  to: number;
}

/** Sizes of type, as logarithms, by which two rows of one size may be measured apart. */
const ONE_SIZE = 0.12;

/**
 * The rows on either side of break `r`, null where it isn't known which text is on them, or where
 * they run another way than level or down, or are set in two sizes: then their widths say nothing.
 */
export function pairAt(
  block: SeenBlock,
  units: Units,
  rows: readonly BlockLine[],
  { starts, head, tail }: Read,
  r: number,
): Pair | null {
  const from = r === 0 ? (head === 0 ? 0 : null) : sureOf(starts[r - 1]!);
  const end = units.raw.length;
  const isEnd = r === starts.length - 1;
  const to = isEnd ? (isRead(units, tail) ? end : null) : sureOf(starts[r + 1]!);
  if (from === null || to === null) return null;
  const [before, after] = [rows[r]!, rows[r + 1]!];
  if (!areAlike(before, after, block.script)) return null;
  return { units, lang: block.lang, before, after, from, to };
}

/**
 * Pixels of the em of either row if the text up to `end` stands on the first and that from `start`
 * on the second; null where that can't be told.
 */
export function emsOf(pair: Pair, end: number, start: number): [number, number] | null {
  const { units, lang, before, after, from, to } = pair;
  const [first, second] = [setWidth(units, from, end, lang), setWidth(units, start, to, lang)];
  if (first === null || second === null || first <= 0 || second <= 0) return null;
  return [lengthOf(before) / first, lengthOf(after) / second];
}

/**
 * Glyphs of either row over the letters that would stand on it by the same; null in scripts whose
 * letters join or are drawn in parts side by side.
 */
export function glyphsLeftOver(pair: Pair, end: number, start: number): [number, number] | null {
  const { units, before, after, from, to } = pair;
  if (!units.raw.slice(from, to).every(isInOnePiece)) return null;
  return [before.glyphs.length - (end - from), after.glyphs.length - (to - start)];
}

const SEPARATE = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\d\p{P}\p{S}]/u;

function isInOnePiece(unit: string): boolean {
  return SEPARATE.test(unit) && !letterOf(unit, false).parted && !/^[ыЫ]/u.test(unit);
}

export function areInCells({ units, from, to }: Pair): boolean {
  return isInCells(units, from, to);
}

function sureOf({ best, clear }: Start): number | null {
  return clear && best.length === 1 ? best[0]! : null;
}

/** All but marks is read to the end. */
function isRead({ raw }: Units, tail: number): boolean {
  return raw.slice(tail).every((unit) => !/^[\p{L}\p{N}]/u.test(unit));
}

function areAlike(a: BlockLine, b: BlockLine, script: string): boolean {
  if (isVertical(a) !== isVertical(b) || [a, b].some(isTurned)) return false;
  const [one, other] = [sizeOf(a, script), sizeOf(b, script)];
  return one !== null && other !== null && Math.abs(Math.log(one / other)) <= ONE_SIZE;
}

function isTurned({ ink }: BlockLine): boolean {
  return ink.length === 0 || ink.some(({ angle }) => angle !== 0);
}

function sizeOf(line: BlockLine, script: string): number | null {
  let known = sizes.get(line);
  if (known === undefined || known.script !== script) {
    known = { script, size: measuredSize(line, script) };
    sizes.set(line, known);
  }
  return known.size;
}

/** Each row is held against the one before it and the one after it, some of them twice. */
const sizes = new WeakMap<BlockLine, { script: string; size: number | null }>();

function measuredSize({ ink, glyphs, box, text }: BlockLine, script: string): number | null {
  if (glyphs.length === 0 || unitsOf(text).raw.length === 0) return null;
  return typeHeights({ ...ink[0]!, glyphs, box }, text, script)?.size ?? null;
}

/** Pixels of a row, along it. */
export function lengthOf(row: BlockLine): number {
  return row.box[isVertical(row) ? 3 : 2];
}
