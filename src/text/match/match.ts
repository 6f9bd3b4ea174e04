import { type Box, unionOf } from '../../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../../language.ts';
import type { JudgeInput } from '../types.ts';
import { UnitIds, type Units } from '../units.ts';
import { claimBeside } from './beside.ts';
import { type Claim, claimStretches, type MatchBlock, type PlaceCost } from './claims.ts';
import { type MatchLine, matchLine, type Piece, pieceBox } from './pieces.ts';
import { apart, outsideRegion, readingOrder } from './place.ts';
import { settleShortBlocks } from './settle.ts';

export interface Match {
  /** For each block its pieces in reading order; empty where it was not found. */
  pieces: Piece[][];
  /** Lines, and rests of lines, that no block owns. */
  over: Piece[];
  lines: MatchLine[];
}

/**
 * Lines to blocks, one to one, by text and place together. `expected` are the blocks' units.
 */
export function matchBlocks(input: JudgeInput, expected: readonly Units[]): Match {
  const ids = new UnitIds();
  const blocks: MatchBlock[] = expected.map((units, index) => ({
    index,
    ids: ids.of(units.folded),
  }));
  const lines = input.lines.map((line, index) => matchLine(line, index, ids, input.trust));
  const placeCost = placeCostOf(
    input,
    lines,
    expected.map(({ folded }) => folded.join('')),
  );
  const claims = claimStretches(blocks, lines, placeCost);
  settleShortBlocks(blocks, lines, claims, placeCost);
  claimBeside(blocks, lines, claims, (b) => isRightToLeft(scriptOfLanguage(input.blocks[b]!.lang)));
  const pieces = ownWholeLines(claims, blocks).map((list, b) =>
    readingOrder(list, pieceBox, isRightToLeft(scriptOfLanguage(input.blocks[b]!.lang))),
  );
  const owned = new Set(pieces.flat().map((piece) => piece.line.index));
  const over = lines
    .filter((line) => !owned.has(line.index))
    .map((line) => ({ line, from: 0, to: line.ids.length }));
  return { pieces, over, lines };
}

/**
 * Place: within the region asked for, near the block's own other lines, near the blocks before and
 * after it in the copy; and at last by rank in reading order, which alone tells equal texts apart
 * on a page that has nothing else.
 */
function placeCostOf(
  input: JudgeInput,
  lines: readonly MatchLine[],
  texts: readonly string[],
): PlaceCost {
  const { blocks, width, height } = input;
  const order = readingOrder(lines, (line) => line.line.box, false);
  const rank = new Map(order.map((line, i) => [line.line.box, i / Math.max(1, order.length)]));
  const rankOf = (box: Box) => {
    const own = rank.get(box);
    if (own !== undefined) return own;
    const before = order.filter((line) => line.line.box[1] + line.line.box[3] / 2 < box[1]).length;
    return before / Math.max(1, order.length);
  };
  return (b, box, claims) => {
    let cost = Math.abs(rankOf(box) - b / Math.max(1, blocks.length));
    const region = blocks[b]!.region;
    if (region !== undefined) cost += 50 * outsideRegion(box, region, width, height);
    const near = (other: readonly Claim[]) =>
      Math.min(40, ...other.map((claim) => apart(box, pieceBox(claim))));
    // The rest of a block stands by what is found of it, whatever its neighbours do.
    if (claims[b]!.length > 0) return cost + 10 * near(claims[b]!);
    // A block of the same text is no landmark: the two may have each other's place.
    const marks = (n: number) => claims[n]!.length > 0 && texts[n] !== texts[b];
    for (const step of [-1, 1]) {
      let n = b + step;
      while (n >= 0 && n < blocks.length && !marks(n)) n += step;
      // The nearer in the copy, the more its place says.
      if (n >= 0 && n < blocks.length) cost += near(claims[n]!) / Math.abs(n - b);
    }
    return cost;
  };
}

/**
 * A line belongs as a whole to the blocks found on it: what stands between or beside their
 * stretches goes to the neighbour that lacks text on that side, or else to the one before it.
 */
function ownWholeLines(claims: readonly Claim[][], blocks: readonly MatchBlock[]): Piece[][] {
  const byLine = new Map<MatchLine, { block: number; claim: Claim }[]>();
  claims.forEach((list, block) => {
    for (const claim of list) {
      const line = byLine.get(claim.line) ?? [];
      line.push({ block, claim });
      byLine.set(claim.line, line);
    }
  });
  const pieces: Piece[][] = blocks.map(() => []);
  for (const [line, owners] of byLine) {
    owners.sort((a, b) => a.claim.from - b.claim.from);
    let from = 0;
    owners.forEach(({ block, claim }, i) => {
      const next = owners[i + 1];
      let to = line.ids.length;
      if (next !== undefined) {
        const lacksTail = claim.blockTo < blocks[block]!.ids.length;
        const lacksHead = next.claim.blockFrom > 0;
        to = lacksHead && !lacksTail ? claim.to : next.claim.from;
      }
      const last = pieces[block]!.at(-1);
      if (last !== undefined && last.line === line && last.to === from) last.to = to;
      else pieces[block]!.push({ line, from, to });
      from = to;
    });
  }
  return pieces;
}

/** The box of a block: all its pieces together; null where it has none. */
export function blockBox(pieces: readonly Piece[]): Box | null {
  return pieces.length === 0 ? null : unionOf(pieces.map(pieceBox));
}
