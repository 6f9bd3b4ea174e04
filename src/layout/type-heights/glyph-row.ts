import { type Box, centerOf } from '../../geometry.ts';
import type { LineInk } from '../evidence.ts';

/** A glyph in its line's own frame: along the line, and across it from its top, in pixels. */
export interface Glyph {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Beyond this turn, in degrees, an upright box says little of the letter within. */
const TURNED = 30;

/**
 * Glyphs of a line from its left to its right as if it were level. Upright boxes of turned letters
 * are wider and higher than the letters; those of quarter turns have both the other way around.
 */
export function glyphRow({ glyphs, angle, vertical }: LineInk): Glyph[] | null {
  const turns = Math.round(angle / 90);
  const off = angle - turns * 90;
  if (Math.abs(off) > TURNED) return null;
  const lean = (Math.abs(off) * Math.PI) / 180;
  const [cos, sin, twice] = [Math.cos(lean), Math.sin(lean), Math.cos(2 * lean)];
  const turn = (angle * Math.PI) / 180;
  const [right, down] = [Math.cos(turn), Math.sin(turn)];
  return glyphs
    .map((box): Glyph => {
      const [w, h] = turns % 2 === 0 ? [box[2], box[3]] : [box[3], box[2]];
      const width = Math.max(0.3 * w, (w * cos - h * sin) / twice);
      const height = Math.max(0.3 * h, (h * cos - w * sin) / twice);
      const [x, y] = centerOf(box as Box);
      const [along, across] = vertical ? [y, x] : [x * right + y * down, y * right - x * down];
      const [long, thick] = vertical ? [height, width] : [width, height];
      return {
        left: along - long / 2,
        right: along + long / 2,
        top: across - thick / 2,
        bottom: across + thick / 2,
      };
    })
    .toSorted((a, b) => a.left - b.left);
}

export function heightOf({ top, bottom }: Glyph): number {
  return bottom - top;
}

export function unionOfGlyphs(glyphs: readonly Glyph[]): Glyph {
  return {
    left: Math.min(...glyphs.map(({ left }) => left)),
    right: Math.max(...glyphs.map(({ right }) => right)),
    top: Math.min(...glyphs.map(({ top }) => top)),
    bottom: Math.max(...glyphs.map(({ bottom }) => bottom)),
  };
}

export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** Linear between neighbours; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}
