import { ciede2000, labOf } from '../../colour-distance.ts';
import type { Box } from '../../geometry.ts';
import type { ColourEvidence } from '../evidence.ts';

/** CIEDE2000 within which a cell shows the background itself. */
const SAME = 3;
const SHOWN = 3;

/** A few cells of the grid that show the background, spread over it. */
export function groundCells(
  { grid, background }: ColourEvidence,
  width: number,
  height: number,
): Box[] {
  const ground = labOf(background.colour);
  const { columns, rows, cells } = grid;
  const own = cells.flatMap((colour, cell) =>
    ciede2000(labOf(colour), ground) <= SAME ? [cell] : [],
  );
  const step = (own.length - 1) / (SHOWN - 1);
  const shown = new Set(
    own.length === 0 ? [] : Array.from({ length: SHOWN }, (_, n) => own[Math.round(n * step)]!),
  );
  const [wide, tall] = [width / columns, height / rows];
  return [...shown].map((cell) => [
    (cell % columns) * wide,
    Math.floor(cell / columns) * tall,
    wide,
    tall,
  ]);
}
