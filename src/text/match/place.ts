import { type Box, centerOf, sharedLength } from '../../geometry.ts';

const COLUMNS = ['left', 'center', 'right'];
const ROWS = ['top', 'middle', 'bottom'];
/** Share of the picture that a block's centre may stray out of its cell (contract §1). */
const SPARE = 0.05;

/** A region's box in pixels: a cell of the 3x3 grid, or [x, y, w, h] in shares of the picture. */
export function regionBox(
  region: string | readonly number[],
  width: number,
  height: number,
): Box | null {
  if (typeof region !== 'string') {
    const [x, y, w, h] = region;
    if (x === undefined || y === undefined || w === undefined || h === undefined) return null;
    return [x * width, y * height, w * width, h * height];
  }
  const [row, column] = region.split('-');
  const r = ROWS.indexOf(row ?? '');
  const c = COLUMNS.indexOf(column ?? '');
  if (r < 0 || c < 0) return null;
  return [(c * width) / 3, (r * height) / 3, width / 3, height / 3];
}

/** How far a box's centre lies outside its region, in shares of the picture; 0 inside. */
export function outsideRegion(
  box: Box,
  region: string | readonly number[],
  width: number,
  height: number,
): number {
  const cell = regionBox(region, width, height);
  if (cell === null) return 0;
  const [x, y] = centerOf(box);
  const beyond = (value: number, from: number, size: number, spare: number) =>
    Math.max(0, from - spare - value, value - (from + size) - spare);
  return Math.max(
    beyond(x, cell[0], cell[2], SPARE * width) / width,
    beyond(y, cell[1], cell[3], SPARE * height) / height,
  );
}

/**
 * How far apart two boxes are, in heights of the smaller. Sideways counts less: a menu's price
 * stands far to the right of its name, and the next row's close below.
 */
export function apart(a: Box, b: Box): number {
  const unit = Math.max(1, Math.min(a[3], b[3]));
  const dx = Math.max(0, Math.max(a[0], b[0]) - Math.min(a[0] + a[2], b[0] + b[2]));
  const row = sharedLength(a[1], a[1] + a[3], b[1], b[1] + b[3]) / Math.min(a[3], b[3]);
  const dy = Math.max(0, Math.max(a[1], b[1]) - Math.min(a[1] + a[3], b[1] + b[3]));
  return dy / unit + (1 - Math.min(1, row)) * 0.5 + (dx / unit) * 0.05;
}

/** Reading order of boxes: rows from the top, within a row from the side the script starts at. */
export function readingOrder<T>(items: readonly T[], box: (item: T) => Box, rtl: boolean): T[] {
  const sorted = [...items].sort((a, b) => {
    const [ax, ay] = centerOf(box(a));
    const [bx, by] = centerOf(box(b));
    return ay - by || ax - bx;
  });
  const tall = sorted.filter((item) => box(item)[3] > box(item)[2] * 1.8).length;
  // Columns of vertical text run from the right, pieces of one column from the top.
  if (sorted.length > 1 && tall === sorted.length) {
    const columns = bands(sorted, box, 0).map((column) =>
      column.map((item) => ({ item, box: box(item) })),
    );
    return columns
      .sort((a, b) => centerOf(b[0]!.box)[0] - centerOf(a[0]!.box)[0])
      .flatMap((column) => column.map(({ item }) => item));
  }
  return bands(sorted, box, 1).flatMap((row) =>
    row.sort((a, b) => (rtl ? -1 : 1) * (centerOf(box(a))[0] - centerOf(box(b))[0])),
  );
}

/**
 * Items that share more than half of their extent along an axis (0: columns, 1: rows), unless one of
 * them follows on another along that axis all the same: interlocked lettering, lines that slope, and
 * the lines beside a tall initial are rows of their own.
 */
function bands<T>(sorted: readonly T[], box: (item: T) => Box, axis: 0 | 1): T[][] {
  const found: T[][] = [];
  for (const item of sorted) {
    const own = box(item);
    const band = found.find(
      (members) =>
        members.some((member) => shares(own, box(member), axis)) &&
        !members.some((member) => follows(own, box(member), axis)),
    );
    if (band === undefined) found.push([item]);
    else band.push(item);
  }
  return found;
}

/**
 * Whether two boxes lie further apart along an axis than across it, each in extents of the larger:
 * RINGS follows on the OF THE that reaches into it, the ® in the corner of a name doesn't.
 */
function follows(a: Box, b: Box, axis: 0 | 1): boolean {
  const offset = (along: 0 | 1) =>
    Math.abs(centerOf(a)[along] - centerOf(b)[along]) / Math.max(a[along + 2]!, b[along + 2]!);
  return offset(axis) > offset(axis === 0 ? 1 : 0);
}

/** Whether two boxes share more than half of the smaller one's extent along an axis. */
function shares(a: Box, b: Box, axis: 0 | 1): boolean {
  const [from, size] = [a[axis], a[axis + 2]!];
  const [start, length] = [b[axis], b[axis + 2]!];
  return sharedLength(from, from + size, start, start + length) > 0.5 * Math.min(size, length);
}
