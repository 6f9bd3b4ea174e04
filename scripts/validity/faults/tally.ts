import type { JudgedBlock } from '../../../src/text/types.ts';
import type { Outcome } from './outcome.ts';

/** How many faults of a group came to what. */
export type OutcomeCounts = Record<Outcome, number> & { n: number };

/** A table of faults by some name of theirs, the names in the order of `order`, then `all`. */
export function tallyOutcomes<Fault extends { outcome: Outcome }>(
  faults: readonly Fault[],
  nameOf: (fault: Fault) => string,
  order: readonly string[],
): Map<string, OutcomeCounts> {
  const groups = Map.groupBy(faults, nameOf);
  const names = [...groups.keys()].toSorted((a, b) => rank(order, a) - rank(order, b));
  return new Map([
    ...names.map((name) => [name, countOutcomes(groups.get(name)!)] as const),
    ['all', countOutcomes(faults)],
  ]);
}

function countOutcomes(faults: readonly { outcome: Outcome }[]): OutcomeCounts {
  const of = (outcome: Outcome) => faults.filter((fault) => fault.outcome === outcome).length;
  return {
    n: faults.length,
    detected: of('detected'),
    'wrong-channel': of('wrong-channel'),
    missed: of('missed'),
    undecided: of('undecided'),
  };
}

/** What a reader made of blocks that were drawn right. */
export interface CleanCounts {
  blocks: number;
  decided: number;
  exact: number;
  /** Decided, and not exact. */
  accused: number;
  /** Of decided blocks: those charged, and all. */
  errors: number;
  characters: number;
}

export type CleanBlock = Pick<JudgedBlock, 'script' | 'verdict' | 'edits' | 'characters'>;

/** By script, most blocks first, then `all`. */
export function tallyClean(blocks: readonly CleanBlock[]): Map<string, CleanCounts> {
  const groups = Map.groupBy(blocks, ({ script }) => script);
  const sorted = [...groups].toSorted((a, b) => b[1].length - a[1].length);
  return new Map([
    ...sorted.map(([script, own]) => [script, countClean(own)] as const),
    ['all', countClean(blocks)],
  ]);
}

function countClean(blocks: readonly CleanBlock[]): CleanCounts {
  const decided = blocks.filter(({ verdict }) => verdict !== 'unreadable');
  const exact = decided.filter(({ verdict }) => verdict === 'exact').length;
  return {
    blocks: blocks.length,
    decided: decided.length,
    exact,
    accused: decided.length - exact,
    errors: decided.reduce((sum, { edits }) => sum + edits.length, 0),
    characters: decided.reduce((sum, { characters }) => sum + characters, 0),
  };
}

function rank(order: readonly string[], name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}
