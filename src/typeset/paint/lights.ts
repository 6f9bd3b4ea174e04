import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Box, intersectionArea } from '../../geometry.ts';
import { luminance } from '../colours.ts';

/** Pixels of a cell's side: what is smaller than that doesn't hide a letter. */
const CELL = 4;

/** How light a page is from place to place: mean relative luminance of each cell, row by row. */
export interface Lights {
  columns: number;
  rows: number;
  cells: Float32Array;
}

/** The range of luminance that a text has to stand out from, and its mean. */
export interface Under {
  darkest: number;
  lightest: number;
  mean: number;
}

const share = Array.from({ length: 256 }, (_, value) => luminance([value, value, value]));
const red = Float64Array.from(share, (value) => value * 0.2126);
const green = Float64Array.from(share, (value) => value * 0.7152);
const blue = Float64Array.from(share, (value) => value * 0.0722);

/** Where nothing was painted, readers see white. */
export function lightsOf(context: SKRSContext2D, width: number, height: number): Lights {
  // Premultiplied, which is what lies over white once the missing opacity is added.
  const data = context.canvas.data();
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const cells = new Float32Array(columns * rows);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / CELL) * columns;
    const tall = Math.min(CELL, height - (y - (y % CELL)));
    for (let x = 0; x < width; x++, at += 4) {
      const clear = 255 - data[at + 3]!;
      const light =
        red[data[at]! + clear]! + green[data[at + 1]! + clear]! + blue[data[at + 2]! + clear]!;
      const wide = Math.min(CELL, width - (x - (x % CELL)));
      cells[row + Math.floor(x / CELL)]! += light / (wide * tall);
    }
  }
  return { columns, rows, cells };
}

/**
 * What lies under a box and in the room around it, in pixels; pictures that the box itself keeps
 * off are not looked at. Null where the box is off the page.
 */
export function under(
  { columns, rows, cells }: Lights,
  [x, y, w, h]: Box,
  room = 0,
  pictures: readonly Box[] = [],
): Under | null {
  const beside = pictures.filter((picture) => intersectionArea(picture, [x, y, w, h]) === 0);
  const [left, right] = [Math.floor((x - room) / CELL), Math.ceil((x + w + room) / CELL)];
  const [top, bottom] = [Math.floor((y - room) / CELL), Math.ceil((y + h + room) / CELL)];
  let [darkest, lightest, sum, count] = [1, 0, 0, 0];
  for (let row = Math.max(0, top); row < Math.min(rows, bottom); row++) {
    for (let column = Math.max(0, left); column < Math.min(columns, right); column++) {
      const cell: Box = [column * CELL, row * CELL, CELL, CELL];
      if (beside.some((picture) => intersectionArea(picture, cell) > 0)) continue;
      const light = cells[row * columns + column]!;
      if (light < darkest) darkest = light;
      if (light > lightest) lightest = light;
      sum += light;
      count++;
    }
  }
  return count === 0 ? null : { darkest, lightest, mean: sum / count };
}

/** Least ratio of WCAG 2 against any part; 1 where the ink's own lightness is among them. */
export function leastContrast(ink: number, { darkest, lightest }: Under): number {
  if (ink >= lightest) return (ink + 0.05) / (lightest + 0.05);
  if (ink <= darkest) return (darkest + 0.05) / (ink + 0.05);
  return 1;
}
