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
  const pairs: { block: number; line: number; candidate: Candidate | null }[] = [];
  for (let block = 0; block < blocks.length; block++) {
    for (let line = 0; line < lines.length; line++) {
      if (!shareSomething(blocks[block]!.ids, lines[line]!.ids)) continue;
      pairs.push({ block, line, candidate: candidateOf(block, line) });
    }
  }

  function candidateOf(b: number, l: number): Candidate | null {
    // Most texts are read as asked, and then nothing is left of either.
    if (isTaken(freeLines[l]!) || isTaken(freeBlocks[b]!)) return null;
    const stretch = bestStretch(freeLines[l]!, freeBlocks[b]!);
    if (stretch === null || !counts(stretch, b, l)) return null;
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

  function counts(stretch: Stretch, b: number, l: number): boolean {
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
    return score >= 2 && overlapOf(blocks[b]!.ids, lines[l]!.ids) >= SAME_WORDS;
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
    for (const pair of pairs) {
      if (pair.block === block || pair.line === line) {
        pair.candidate = candidateOf(pair.block, pair.line);
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

function isTaken(ids: Int32Array): boolean {
  return ids.every((id) => id === TAKEN);
}

/** Length of the free run around a stretch. */
function freeRun(ids: Int32Array, from: number, to: number): number {
  let start = from;
  let end = to;
  while (start > 0 && ids[start - 1] !== TAKEN) start -= 1;
  while (end < ids.length && ids[end] !== TAKEN) end += 1;
  return end - start;
}

/** Cheap refusal: no two neighbouring units in common (or, for one or two units, not even one). */
function shareSomething(block: Int32Array, line: Int32Array): boolean {
  if (block.length <= 2 || line.length <= 2) {
    return block.some((id) => line.includes(id));
  }
  const pairs = new Set<number>();
  for (let i = 1; i < block.length; i++) pairs.add(block[i - 1]! * 65536 + block[i]!);
  for (let i = 1; i < line.length; i++) {
    if (pairs.has(line[i - 1]! * 65536 + line[i]!)) return true;
  }
  // One wrong unit in three leaves no pair; three units alike still may be the block.
  return block.length <= 5 && line.length <= 5 && block.some((id) => line.includes(id));
}

/**
 * What two texts share regardless of order, as a share of the shorter: neighbouring pairs of
 * units, or, where the units are words or syllables by themselves, the units.
 */
export function overlapOf(a: Int32Array, b: Int32Array): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2) return 0;
  const pairs = (ids: Int32Array) => Array.from(ids.subarray(1), (id, i) => ids[i]! * 65536 + id);
  const signs = (ids: Int32Array) => Array.from(ids).filter((id) => id >= WORD_SIGNS);
  return Math.max(
    inCommon(pairs(short), pairs(long)) / (short.length - 1),
    inCommon(signs(short), signs(long)) / short.length,
  );
}

/** How many of `few` are also in `many`, each of those once. */
function inCommon(few: readonly number[], many: readonly number[]): number {
  const left = new Map<number, number>();
  for (const one of many) left.set(one, (left.get(one) ?? 0) + 1);
  return few.filter((one) => {
    const count = left.get(one) ?? 0;
    if (count > 0) left.set(one, count - 1);
    return count > 0;
  }).length;
}
