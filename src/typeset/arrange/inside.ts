import type { Expression, Solver } from '@lume/kiwi';
import { bandIndex, cellOf } from './pieces.ts';
import type { PageRoom } from './place.ts';
import { type Placed, plus, require, type Sheet, wish } from './sheet.ts';

/** Cells of regions are thirds; the middle of a piece keeps this share of the page inside its own. */
const INSIDE = 0.012;

/** Keeps every piece within the margin and within its region. */
export function keepInside(sheet: Sheet, page: PageRoom): void {
  const { width, height } = page;
  for (const placed of sheet.at.values()) {
    const { region } = placed.sized.piece;
    // A box says where a piece stands better than a margin that nobody asked for.
    const edge = Array.isArray(region) ? page.boxEdge : page.edge;
    keepWithin(sheet, placed, [edge, edge, width - edge, height - edge]);
    if (region === null) continue;
    const middle = middleOf(placed);
    if (typeof region !== 'string') {
      const [x, y, w, h] = region;
      keepWithin(sheet, placed, [x * width, y * height, (x + w) * width, (y + h) * height]);
      wish(sheet.down, middle.y, '==', (y + h / 2) * height, 5);
      continue;
    }
    const cell = cellOf(region)!;
    inThird(sheet.across, middle.x, ['left', 'center', 'right'].indexOf(cell.column), width);
    inThird(sheet.down, middle.y, bandIndex(cell.band), height);
  }
}

/** @param sides left, top, right, bottom; the room around a picture may lie beyond them */
function keepWithin(
  sheet: Sheet,
  { x, y, sized }: Placed,
  [left, top, right, bottom]: readonly [number, number, number, number],
): void {
  const { width, height, over, under, clear } = sized;
  require(sheet.across, x, '>=', left - clear);
  require(sheet.across, plus(x, width), '<=', right + clear);
  require(sheet.down, y, '>=', top - clear + Math.max(0, over));
  require(sheet.down, plus(y, height), '<=', bottom + clear - Math.max(0, under));
}

/** Of the ink. */
function middleOf({ x, y, sized }: Placed): { x: Expression; y: Expression } {
  const { width, height, over, under } = sized;
  return { x: plus(x, width / 2), y: plus(y, (height + under - over) / 2) };
}

function inThird(solver: Solver, middle: Expression, third: number, length: number): void {
  require(solver, middle, '>=', (third / 3 + INSIDE) * length);
  require(solver, middle, '<=', ((third + 1) / 3 - INSIDE) * length);
}
