import { distance } from 'fastest-levenshtein';
import { type Box, sharedLength } from '../../geometry.ts';
import { privateText } from '../units.ts';
import type { Claim, MatchBlock } from './claims.ts';
import { bestStretch } from './local.ts';
import { type MatchLine, pieceBox } from './pieces.ts';

/** Words further apart than this share of the longer are not one misspelt. */
const NO_WORD = 0.67;
/** A block's text goes on within this, in heights of the lower line… */
const NEXT_WORD = 1.2;
const NEXT_ROW = 0.9;
/** …in letters about as high. */
const AS_HIGH = { row: 1.7, rows: 1.35 } as const;

/**
 * Gives a block the line that stands where its text breaks off and reads much like what it lacks.
 * A short word with a wrong letter in it (Onr year for Our year) shares too little with the copy to
 * be found by its text alone, and would be booked as a word missing and another invented.
 *
 * @param claims added to
 */
export function claimBeside(
  blocks: readonly MatchBlock[],
  lines: readonly MatchLine[],
  claims: readonly Claim[][],
  isRightToLeft: (block: number) => boolean,
): void {
  const taken = new Set(claims.flat().map(({ line }) => line));
  for (const { index, ids } of blocks) {
    for (const { from, to, before, after } of lacking(ids, claims[index]!)) {
      const text = privateText(ids.subarray(from, to));
      const goesOn = (box: Box) =>
        (before !== null && follows(pieceBox(before), box, isRightToLeft(index))) ||
        (after !== null && follows(box, pieceBox(after), isRightToLeft(index)));
      const near = lines
        .filter((line) => !taken.has(line) && line.ids.length > 0 && goesOn(line.line.box))
        .map((line) => ({ line, away: awayFrom(text, privateText(line.ids)) }))
        .filter(({ away }) => away <= NO_WORD)
        .sort((a, b) => a.away - b.away);
      if (near[0] === undefined) continue;
      const { line } = near[0];
      taken.add(line);
      claims[index]!.push({ line, from: 0, to: line.ids.length, blockFrom: from, blockTo: to });
    }
  }
}

/** Edits between two texts as a share of the longer one, 0..1. */
function awayFrom(text: string, other: string): number {
  return distance(text, other) / Math.max(1, text.length, other.length);
}

interface Lacking {
  from: number;
  to: number;
  before: Claim | null;
  after: Claim | null;
}

/** Stretches of a block, two units and longer, that none of what was found of it covers. */
function lacking(ids: Int32Array, claims: readonly Claim[]): Lacking[] {
  const found = claims
    .flatMap((claim) => {
      const stretch = bestStretch(claim.line.ids.subarray(claim.from, claim.to), ids);
      return stretch === null ? [] : [{ ...stretch, claim }];
    })
    .sort((a, b) => a.blockFrom - b.blockFrom);
  if (found.length === 0) return [];
  return [null, ...found]
    .map((before, i): Lacking => {
      const after = found[i] ?? null;
      return {
        from: before?.blockTo ?? 0,
        to: after?.blockFrom ?? ids.length,
        before: before?.claim ?? null,
        after: after?.claim ?? null,
      };
    })
    .filter(({ from, to }) => to - from > 1);
}

/** Whether a line of a text stands where the text goes on behind another: beside it or below it. */
function follows(box: Box, next: Box, rightToLeft: boolean): boolean {
  const [x, y, w, h] = box;
  const [nx, ny, nw, nh] = next;
  const low = Math.min(h, nh);
  const taller = Math.max(h, nh) / Math.max(1, low);
  if (sharedLength(y, y + h, ny, ny + nh) > 0.5 * low) {
    const gap = rightToLeft ? x - (nx + nw) : nx - (x + w);
    return taller <= AS_HIGH.row && gap > -0.5 * low && gap <= NEXT_WORD * low;
  }
  const across = sharedLength(x, x + w, nx, nx + nw) > 0.5 * Math.min(w, nw);
  return across && taller <= AS_HIGH.rows && ny > y && ny - (y + h) <= NEXT_ROW * low;
}
