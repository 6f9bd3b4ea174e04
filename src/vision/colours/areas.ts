import type { ColourArea, ColourEvidence, Rgb } from '../../layout/evidence.ts';
import { type Clusters, clustersOf } from './clusters.ts';
import { CONTOUR, FLAT, type FlatColours } from './flat.ts';

/** Colours told at most, and the least share of one. */
const MOST = 300;
const LEAST = 0.0002;
/** Cells of the grid along the longer side. */
const CELLS = 32;

/** The colours that cover a picture, and where they do. */
export function areasOf(flat: FlatColours): Pick<ColourEvidence, 'colours' | 'grid'> {
  const { columns, rows, kinds, codes } = flat;
  const clusters = clustersOf(flat);
  const longer = Math.max(columns, rows);
  const grid = {
    columns: Math.max(1, Math.round((CELLS * columns) / longer)),
    rows: Math.max(1, Math.round((CELLS * rows) / longer)),
  };
  const count = clusters.colours.length;
  const held = new Uint32Array(grid.columns * grid.rows * count);
  const contours: number[][] = Array.from({ length: grid.columns * grid.rows }, () => []);
  for (let row = 0, at = 0; row < rows; row++) {
    const first = Math.floor((row * grid.rows) / rows) * grid.columns;
    for (let column = 0; column < columns; column++, at++) {
      const cell = first + Math.floor((column * grid.columns) / columns);
      if (kinds[at] === FLAT) held[cell * count + clusters.of[codes[at]!]!]!++;
      else if (kinds[at] === CONTOUR) contours[cell]!.push(codes[at]!);
    }
  }
  return {
    colours: colourAreas(clusters, held, columns * rows),
    grid: {
      ...grid,
      cells: contours.map((codes, cell) =>
        mainColour(clusters, held.subarray(cell * count, (cell + 1) * count), codes),
      ),
    },
  };
}

function colourAreas({ colours }: Clusters, held: Uint32Array, places: number): ColourArea[] {
  const count = colours.length;
  return colours
    .map(({ colour, count: own }, index) => ({ colour, share: own / places, index }))
    .filter(({ share }) => share >= LEAST)
    .slice(0, MOST)
    .map(({ colour, share, index }) => {
      let cell = 0;
      for (let at = index, one = 0; at < held.length; at += count, one++) {
        if (held[at]! > held[cell * count + index]!) cell = one;
      }
      return { colour, share, cell };
    });
}

/** Of a cell that is all contours, their mean; white where nothing is drawn. */
function mainColour({ colours }: Clusters, held: Uint32Array, contours: readonly number[]): Rgb {
  let best = 0;
  for (let index = 1; index < held.length; index++) {
    if (held[index]! > held[best]!) best = index;
  }
  if ((held[best] ?? 0) > 0) return colours[best]!.colour;
  if (contours.length === 0) return [255, 255, 255];
  const mean = (shift: number) =>
    Math.round(
      contours.reduce((sum, code) => sum + ((code >> shift) & 31) * 8 + 4, 0) / contours.length,
    );
  return [mean(10), mean(5), mean(0)];
}
