import type { Box } from '../../geometry.ts';
import { WORD_SIGNS } from '../units.ts';
import { bestStretch, type Stretch, TAKEN } from './local.ts';
import { type MatchLine, type Piece, pieceBox } from './pieces.ts';

/** A block prepared for matching. */
export interface MatchBlock {
  index: number;
  ids: Int32Array;
}

export interface Claim extends Piece {
  blockFrom: number;
  blockTo: number;
}

interface Candidate {
  block: number;
  line: number;
  stretch: Stretch;
  weight: number;
}

/** A block and a line that may be of one text, with what stands in both as a share of the shorter. */
interface Pair {
  block: number;
  line: number;
  candidate: Candidate | null;
  /** No stretch scores more. */
  most: number;
  overlap: number | null;
}

/** A stretch shorter than this share of both what is free of its line and of its block is chance. */
const LEAST_SHARE = 0.45;
/** From this score on a stretch may be a small part of a long line. */
const LONG_ENOUGH = 4;
/** Where line and block share this much regardless of order, every stretch of two counts. */
const SAME_WORDS = 0.5;

/** How ill a box suits a block by place; only compared, so its unit doesn't matter. */
export type PlaceCost = (block: number, box: Box, claims: readonly Claim[][]) => number;

/**
 * Which stretch of which line belongs to which block: the longest agreement first, each unit of
 * line and block taken once. So a block may span lines, a line may hold several blocks, and what
 * repeats a block that is already found stays over. Equal agreements are told apart by place.
 */
export function claimStretches(
  blocks: readonly MatchBlock[],
  lines: readonly MatchLine[],
  placeCost: PlaceCost,
): Claim[][] {
  const claims: Claim[][] = blocks.map(() => []);
  const freeBlocks = blocks.map((block) => block.ids.slice());
  const freeLines = lines.map((line) => line.ids.slice());
  const blockParts = blocks.map((block) => partsOf(block.ids));
  const lineParts = lines.map((line) => partsOf(line.ids));
  const blockRuns = freeBlocks.map(shortestRun);
  const lineRuns = freeLines.map(shortestRun);
  const pairs = pairsOf(blockParts, lineParts);
  for (const pair of pairs) pair.candidate = candidateOf(pair);

  function overlapIn(pair: Pair): number {
    pair.overlap ??= shareOf(blockParts[pair.block]!, lineParts[pair.line]!);
    return pair.overlap;
  }

  /** Whether no stretch of the two could count: most pairs of a page have a few letters in common. */
  function isHopeless(pair: Pair): boolean {
    const least = Math.min(lineRuns[pair.line]!, blockRuns[pair.block]!);
    return (
      least > 1 && pair.most < Math.max(2, LEAST_SHARE * least) && overlapIn(pair) < SAME_WORDS
    );
  }

  function candidateOf(pair: Pair): Candidate | null {
    const { block: b, line: l } = pair;
    // Most texts are read as asked, and then nothing is left of either.
    if (lineRuns[l] === Infinity || blockRuns[b] === Infinity || isHopeless(pair)) return null;
    const stretch = bestStretch(freeLines[l]!, freeBlocks[b]!);
    if (stretch === null || !counts(stretch, pair)) return null;
    const blockFree = freeRun(freeBlocks[b]!, stretch.blockFrom, stretch.blockTo);
    const lineFree = freeRun(freeLines[l]!, stretch.lineFrom, stretch.lineTo);
    const wholeBlock = stretch.blockTo - stretch.blockFrom === blockFree;
    const wholeLine = stretch.lineTo - stretch.lineFrom === lineFree;
    const weight =
      stretch.score +
      (wholeBlock ? 0.4 : 0) +
      (wholeLine ? 0.3 : 0) +
      (lines[l]!.trusted ? 0.2 : 0);
    return { block: b, line: l, stretch, weight };
  }

  function counts(stretch: Stretch, pair: Pair): boolean {
    const { block: b, line: l } = pair;
    const blockFree = freeRun(freeBlocks[b]!, stretch.blockFrom, stretch.blockTo);
    const lineFree = freeRun(freeLines[l]!, stretch.lineFrom, stretch.lineTo);
    const { score } = stretch;
    if (score >= Math.max(2, LEAST_SHARE * Math.min(blockFree, lineFree))) {
      return score >= LONG_ENOUGH || score >= 0.34 * lineFree;
    }
    if (blockFree === 1 || lineFree === 1) {
      // A lone character is a block only as a line of its own, or as what is left of one.
      return score === 1 && lineFree === 1 && (blockFree === 1 || claims[b]!.length > 0);
    }
    return score >= 2 && overlapIn(pair) >= SAME_WORDS;
  }

  for (;;) {
    const best = bestCandidate();
    if (best === null) return claims;
    const { block, line, stretch } = best;
    claims[block]!.push({
      line: lines[line]!,
      from: stretch.lineFrom,
      to: stretch.lineTo,
      blockFrom: stretch.blockFrom,
      blockTo: stretch.blockTo,
    });
    freeLines[line]!.fill(TAKEN, stretch.lineFrom, stretch.lineTo);
    freeBlocks[block]!.fill(TAKEN, stretch.blockFrom, stretch.blockTo);
    lineRuns[line] = shortestRun(freeLines[line]!);
    blockRuns[block] = shortestRun(freeBlocks[block]!);
    for (const pair of pairs) {
      if (pair.block === block || pair.line === line) {
        pair.candidate = candidateOf(pair);
      }
    }
  }

  /** The heaviest candidate; of several as heavy, the one that suits its place best. */
  function bestCandidate(): Candidate | null {
    let top = 0;
    for (const { candidate } of pairs) top = Math.max(top, candidate?.weight ?? 0);
    let best: Candidate | null = null;
    let least = Infinity;
    for (const { candidate } of pairs) {
      if (candidate === null || candidate.weight < top) continue;
      const box = pieceBox({
        line: lines[candidate.line]!,
        from: candidate.stretch.lineFrom,
        to: candidate.stretch.lineTo,
      });
      const cost = placeCost(candidate.block, box, claims);
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    return best;
  }
}

/** Of the free runs; endless where nothing is free. */
function shortestRun(ids: Int32Array): number {
  let least = Infinity;
  let run = 0;
  for (const id of ids) {
    if (id !== TAKEN) run += 1;
    else if (run > 0) {
      least = Math.min(least, run);
      run = 0;
    }
  }
  return run > 0 ? Math.min(least, run) : least;
}

/** Length of the free run around a stretch. */
function freeRun(ids: Int32Array, from: number, to: number): number {
  let start = from;
  let end = to;
  while (start > 0 && ids[start - 1] !== TAKEN) start -= 1;
  while (end < ids.length && ids[end] !== TAKEN) end += 1;
  return end - start;
}

/** A text in the parts that are counted, whatever their order. */
interface Parts {
  ids: Int32Array;
  /** Neighbouring units as one number each, in the order of numbers. */
  pairs: Float64Array;
  /** Units that are words or syllables by themselves, in the order of numbers. */
  signs: Float64Array;
}

function partsOf(ids: Int32Array): Parts {
  const pairs = new Float64Array(Math.max(0, ids.length - 1));
  for (let i = 1; i < ids.length; i++) pairs[i - 1] = ids[i - 1]! * 65536 + ids[i]!;
  const signs = Float64Array.from(ids.filter((id) => id >= WORD_SIGNS));
  return { ids, pairs: pairs.sort(), signs: signs.sort() };
}

/**
 * The pairs that have two neighbouring units in common (or, of one or two units, one). No stretch scores
 * more than these and one: between its faults, each of which costs one, it runs along units that are
 * neighbours in both, and each of these runs has one pair of neighbours less than units.
 */
function pairsOf(blocks: readonly Parts[], lines: readonly Parts[]): Pair[] {
  const having = new Map<number, number[]>();
  for (const [block, { pairs }] of blocks.entries()) {
    for (const pair of new Set(pairs)) {
      const others = having.get(pair);
      if (others === undefined) having.set(pair, [block]);
      else others.push(block);
    }
  }
  const shared = lines.map(({ pairs }) => {
    const counts = new Uint32Array(blocks.length);
    for (const pair of pairs) for (const block of having.get(pair) ?? []) counts[block]! += 1;
    return counts;
  });
  return blocks.flatMap((block, b) =>
    lines.flatMap((line, l): Pair[] => {
      const count = shared[l]![b]!;
      const least = Math.min(block.ids.length, line.ids.length);
      const most = Math.max(block.ids.length, line.ids.length);
      // One wrong unit in three leaves no pair; three units alike still may be the block.
      const byUnits = least <= 2 || (most <= 5 && count === 0);
      if (byUnits ? !block.ids.some((id) => line.ids.includes(id)) : count === 0) return [];
      return [{ block: b, line: l, candidate: null, most: count + 1, overlap: null }];
    }),
  );
}

/**
 * What two texts share regardless of order, as a share of the shorter: neighbouring pairs of
 * units, or, where the units are words or syllables by themselves, the units.
 */
export function overlapOf(a: Int32Array, b: Int32Array): number {
  return shareOf(partsOf(a), partsOf(b));
}

function shareOf(a: Parts, b: Parts): number {
  const short = Math.min(a.ids.length, b.ids.length);
  if (short < 2) return 0;
  return Math.max(inCommon(a.pairs, b.pairs) / (short - 1), inCommon(a.signs, b.signs) / short);
}

/** How many numbers are in both, each as often as in the one that has fewer of it; both sorted. */
function inCommon(a: Float64Array, b: Float64Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) count += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return count;
}
