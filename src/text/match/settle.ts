import { distance } from 'fastest-levenshtein';
import munkres from 'munkres';
import type { Box } from '../../geometry.ts';
import { privateText } from '../units.ts';
import type { Claim, MatchBlock } from './claims.ts';
import { type MatchLine, type Piece, pieceBox } from './pieces.ts';

/** A pair further apart than this share of the longer side is no pair. */
const NO_PAIR = 0.67;
/** All place costs together stay below one edit: text decides, place breaks ties. */
const PLACE_TOTAL = 0.9;
/** Blocks longer than this are told apart by their text well enough. */
const LONGEST = 60;

/**
 * Settles the short blocks all at once: those found as one piece, and those not found, against
 * their pieces and whatever whole lines are left, at the least total of edits (Kuhn 1955, Munkres
 * 1957). Taking the longest agreement first can give a price to its neighbour; this can't.
 */
export function settleShortBlocks(
  blocks: readonly MatchBlock[],
  lines: readonly MatchLine[],
  claims: Claim[][],
  placeCost: (block: number, box: Box, claims: readonly Claim[][]) => number,
): void {
  const taken = new Set(claims.flat().map((claim) => claim.line.index));
  const short = blocks.filter(
    ({ index, ids }) => ids.length > 0 && ids.length <= LONGEST && claims[index]!.length <= 1,
  );
  const owners = short.filter(({ index }) => claims[index]!.length > 0).map(({ index }) => index);
  const owned: Piece[] = owners.map((index) => widen(claims)(claims[index]![0]!));
  const whole: Piece[] = lines
    .filter(
      (line) => !taken.has(line.index) && line.ids.length > 0 && line.ids.length <= 2 * LONGEST,
    )
    .map((line) => ({ line, from: 0, to: line.ids.length }));
  const pieces = [...owned, ...whole];
  if (short.length === 0 || pieces.length === 0) return;

  const texts = pieces.map(({ line, from, to }) => privateText(line.ids.subarray(from, to)));
  const boxes = pieces.map(pieceBox);
  const settled = claims.map((list) => (list.length > 1 ? list : []));
  const scale = PLACE_TOTAL / (short.length * 100);
  const costs = short.map((block) => {
    const text = privateText(block.ids);
    // By the blocks around it: where it was found first must not argue for itself.
    const others = claims.map((list, index) => (index === block.index ? [] : list));
    const row = texts.map((other, p) => {
      const edits = distance(text, other);
      // What it was found by stays open to a block, however little of it that is.
      const own = owners[p] === block.index;
      if (!own && edits > NO_PAIR * Math.max(text.length, other.length)) return FORBIDDEN;
      return edits + scale * Math.min(100, placeCost(block.index, boxes[p]!, others));
    });
    // A column of its own for staying without a piece.
    return [...row, ...short.map((other) => (other === block ? text.length + 0.95 : FORBIDDEN))];
  });
  for (const [row, column] of munkres(costs)) {
    const piece = pieces[column];
    const block = short[row]!;
    if (piece === undefined || costs[row]![column]! >= FORBIDDEN) continue;
    settled[block.index] = [{ ...piece, blockFrom: 0, blockTo: block.ids.length }];
  }
  for (const { index } of short) claims[index] = settled[index]!;
}

const FORBIDDEN = 1e6;

/** A claim widened over the rest of its line where no other block claims any of that. */
function widen(claims: readonly Claim[][]): (claim: Claim) => Piece {
  return (claim) => {
    const shared = claims.flat().some((other) => other !== claim && other.line === claim.line);
    return shared
      ? { line: claim.line, from: claim.from, to: claim.to }
      : { line: claim.line, from: 0, to: claim.line.ids.length };
  };
}
