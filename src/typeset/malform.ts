import { pick, type Random, shuffled, weighted } from '../stats/chance.ts';
import { type Cell, inkOf, type Layer } from './line.ts';
import { changed, copyOf, inked, restore } from './malform/pixels.ts';
import { type Malformation, ways } from './malform/ways.ts';

/** What stands in a text for a glyph that is none. */
export const MALFORMED = '〓';

export interface Malformed {
  /** Code point indices, in the text as it was meant, of each malformed glyph. */
  glyphs: number[][];
  how: Malformation;
  /** Pixels that changed over pixels that were inked, in the glyph's cell. */
  change: number;
}

/** A character drawn in the line's own style, on a ground of the layer's height. */
export type DrawAlone = (character: string) => Layer | null;

/** Letters whose mirror image is another letter, or themselves. */
const SYMMETRIC = /^[AHIMOTUVWXYbdilmnopquvwx018|\p{sc=Arab}ㅇ]$/u;
const HAN = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]$/u;

/**
 * Malforms one glyph of a layer, in place, as image models do. Returns null, and leaves the layer
 * as it was, where the line has no glyph whose place is known or nothing visible came of it.
 */
export function malform(
  layer: Layer,
  size: number,
  random: Random,
  draw: DrawAlone,
): Malformed | null {
  const cells = layer.cells ?? [];
  const targets = cells.filter((cell) => isTarget(cell));
  if (targets.length === 0) return null;
  const before = copyOf(layer.canvas);
  for (let attempt = 0; attempt < 12; attempt++) {
    const target = pick(random, targets);
    const index = cells.indexOf(target);
    const after = cells[index + 1];
    const follows = after?.at === target.at + [...target.grapheme].length;
    const next = follows && after !== undefined && isTarget(after) ? after : undefined;
    const how = wayFor(target.grapheme, next !== undefined, random);
    const cell = inked(layer.canvas, target.box);
    if (cell === null) continue;
    const merges = how === 'merged' ? next : undefined;
    // Each once: two halves of one letter would be that letter.
    const letters = shuffled(random, [...new Set(targets.map((other) => other.grapheme))]);
    ways[how]({
      layer: layer.canvas,
      cell,
      next: merges === undefined ? null : inked(layer.canvas, merges.box),
      random,
      size,
      alone: () =>
        letters
          .filter((letter) => letter !== target.grapheme)
          .map(draw)
          .filter((drawn) => drawn !== null),
    });
    const change = changed(before, layer.canvas, cell);
    if (change >= 0.16) {
      const places = [target, ...(merges === undefined ? [] : [merges])];
      const ink = inkOf(layer.canvas);
      if (ink !== null) {
        layer.ink = ink;
        return { glyphs: places.map(indices), how, change };
      }
    }
    restore(layer.canvas, before);
  }
  return null;
}

function indices({ grapheme, at }: Cell): number[] {
  return [...grapheme].map((_, index) => at + index);
}

function isTarget(cell: Cell): boolean {
  return /[\p{L}\p{N}]/u.test(cell.grapheme) && cell.box[2] >= 5;
}

function wayFor(grapheme: string, mergeable: boolean, random: Random): Malformation {
  const east = HAN.test(grapheme);
  return weighted<Malformation>(random, [
    ['collage', east ? 30 : 10],
    ['erased', east ? 16 : 24],
    ['added', east ? 14 : 18],
    ['warped', east ? 12 : 20],
    ['scrambled', east ? 12 : 12],
    ['mirrored', SYMMETRIC.test(grapheme) ? 0 : east ? 6 : 8],
    ['merged', mergeable ? 10 : 0],
  ]);
}

/** The text with one 〓 for each malformed glyph; `glyphs` hold the code point indices of each. */
export function marked(text: string, glyphs: readonly (readonly number[])[]): string {
  const characters: (string | null)[] = [...text];
  for (const glyph of glyphs) {
    glyph.forEach((at, index) => {
      characters[at] = index === 0 ? MALFORMED : null;
    });
  }
  return characters.filter((character) => character !== null).join('');
}
