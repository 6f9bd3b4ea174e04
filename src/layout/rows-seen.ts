import { unbroken } from '../text/normalize.ts';
import { unitsOf } from '../text/units.ts';
import type { SeenBlock } from './seen.ts';

/** Share of a row's characters: where fewer are lacking in all, it is letters and no row. */
const HALF_A_ROW = 0.5;
/** Of a block's characters: of a single row so much may be its last word, set in a row of its own. */
const LAST_WORD = 0.2;

/**
 * Whether every row of a block is known, though some of its letters may not be: where it begins and
 * ends down the page is told by rows, and a lost row is as many characters as a row has.
 */
export function hasAllRows(block: SeenBlock): boolean {
  if (block.verdict === 'exact' || block.verdict === 'close') return true;
  const rows = block.lines.length;
  if (rows === 0 || block.standIn === true) return false;
  const asked = unitsOf(unbroken(block.text)).raw.length;
  const seen = block.lines.reduce((sum, { text }) => sum + unitsOf(text).raw.length, 0);
  const lacking = asked - seen;
  return lacking <= Math.min((HALF_A_ROW * asked) / rows, LAST_WORD * asked);
}
