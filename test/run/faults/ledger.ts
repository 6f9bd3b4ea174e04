import { openSync, readFileSync, writeSync } from 'node:fs';
import { addUsd } from '../../../src/money.ts';
import type { Fate } from './plan.ts';

/** What a provider writes down, one line each; `n` numbers the requests for a picture. */
export type Entry = { n: number; at: number } & (
  | { what: 'submit'; cell: string; attempt: number; fate: Fate }
  /** perhaps: a picture was made. billed: and an answer that says so was sent to its end. */
  | { what: 'perhaps' | 'billed'; usd: string }
);

type Noted<E> = E extends Entry ? Omit<E, 'at'> : never;

export interface Ledger {
  note(entry: Noted<Entry>): void;
}

/** Each line is in the file before anything is answered. */
export function openLedger(path: string): Ledger {
  const file = openSync(path, 'a');
  return {
    note(entry) {
      writeSync(file, `${JSON.stringify({ ...entry, at: Date.now() })}\n`);
    },
  };
}

/** A line that is being written is not there yet. */
export function readLedger(path: string): Entry[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Entry);
}

export function submitsOf(entries: readonly Entry[]) {
  return entries.filter((entry) => entry.what === 'submit');
}

/**
 * The two sums of a ledger, in decimal dollars. A picture stands in one of them, once: billed where
 * an answer told of it to its end, however often it was fetched; else it was perhaps billed. Where
 * nobody is killed, the first is what a run says that it cost, to the last digit, since it has every
 * answer; the second is what its upTo has to cover besides.
 */
export function sumsOf(entries: readonly Entry[]): { billed: string; perhaps: string } {
  const billed = new Map<number, string>();
  const perhaps = new Map<number, string>();
  for (const entry of entries) {
    if (entry.what === 'billed') billed.set(entry.n, entry.usd);
    if (entry.what === 'perhaps') perhaps.set(entry.n, entry.usd);
  }
  for (const n of billed.keys()) perhaps.delete(n);
  return { billed: addUsd('0', ...billed.values()), perhaps: addUsd('0', ...perhaps.values()) };
}
