import { type Box, unionOf } from '../../geometry.ts';
import type { Pixels } from '../../reading/reader.ts';

/** Side of the cells that the picture is looked at in, in pixels: about a letter of small print. */
const CELL = 8;
/**
 * Levels of grey between the lightest and the darkest of a cell that hold a mark, at least: as much
 * as lossy files ring beside text is none…
 */
const LEAST = 24;
/** …nor is what stands out no more than this many times the grain of the picture's ground. */
const OVER_GRAIN = 2.5;
/** Cells that marks are apart at most along a line: a wide space of the largest small print. */
const APART = 2;
/**
 * Cells of a cluster: two along at least, as a price of five signs of five pixels takes; at most some
 * rows across, and no rule or frame along.
 */
const CLUSTER = { least: 2, across: 5, along: 60 } as const;

/**
 * Where small marks stand by themselves on calmer ground, and nothing is known: that may be print of
 * a few pixels. A cheap look that tells where a dear one is worth its time.
 */
export function loneMarks(picture: Pixels, known: readonly Box[]): Box[] {
  const columns = Math.ceil(picture.width / CELL);
  const rows = Math.ceil(picture.height / CELL);
  const ranges = rangesOf(picture, columns, rows);
  const free = new Uint8Array(columns * rows).fill(1);
  for (const box of known) cover(free, box, columns, rows);
  const ground = ranges.filter((_, at) => free[at] === 1).toSorted();
  const least = Math.max(LEAST, OVER_GRAIN * (ground[ground.length >> 1] ?? 0));
  const marked = free.map((one, at) => (one === 1 && ranges[at]! >= least ? 1 : 0));
  return clustersOf(marked, columns, rows)
    .filter(([, , w, h]) => {
      const [across, along] = [Math.min(w, h), Math.max(w, h)];
      return along >= CLUSTER.least && along <= CLUSTER.along && across <= CLUSTER.across;
    })
    .map(([x, y, w, h]) => [x * CELL, y * CELL, w * CELL, h * CELL]);
}

/** Of each cell the grey levels between its lightest and its darkest pixel. */
function rangesOf({ width, height, data }: Pixels, columns: number, rows: number): Float32Array {
  const low = new Float32Array(columns * rows).fill(255);
  const high = new Float32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / CELL) * columns;
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const grey = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
      const cell = row + Math.floor(x / CELL);
      if (grey < low[cell]!) low[cell] = grey;
      if (grey > high[cell]!) high[cell] = grey;
    }
  }
  return high.map((most, cell) => Math.max(0, most - low[cell]!));
}

/** Takes the cells off that a box touches. */
function cover(free: Uint8Array, [x, y, w, h]: Box, columns: number, rows: number): void {
  const to = Math.min(rows - 1, Math.floor((y + h) / CELL));
  const end = Math.min(columns - 1, Math.floor((x + w) / CELL));
  for (let row = Math.max(0, Math.floor(y / CELL)); row <= to; row++) {
    for (let column = Math.max(0, Math.floor(x / CELL)); column <= end; column++) {
      free[row * columns + column] = 0;
    }
  }
}

/** Boxes of marked cells that lie close to one another, in cells. */
function clustersOf(marked: Uint8Array, columns: number, rows: number): Box[] {
  const seen = new Uint8Array(marked.length);
  const clusters: Box[] = [];
  for (let start = 0; start < marked.length; start++) {
    if (marked[start] !== 1 || seen[start] === 1) continue;
    const cells: Box[] = [];
    const stack = [start];
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [x, y] = [at % columns, Math.floor(at / columns)];
      cells.push([x, y, 1, 1]);
      for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++) {
        const end = Math.min(columns - 1, x + APART);
        for (let column = Math.max(0, x - APART); column <= end; column++) {
          const next = row * columns + column;
          if (marked[next] !== 1 || seen[next] === 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    clusters.push(unionOf(cells));
  }
  return clusters;
}
