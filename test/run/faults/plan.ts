import { createHash } from 'node:crypto';

/** What becomes of one request for a picture. */
export type Fate = 'picture' | 'busy' | 'broken' | 'cut' | 'hang' | 'refusal';

/** Which requests fare how: of each hundred so many, and the rest get their picture. */
const SHARES = { busy: 10, broken: 5, cut: 2, hang: 2, refusal: 1 } as const;

/** With this one, everything that can go wrong does so on every wire of the fault run. */
export const SEED = 19_026;

/** How many attempts a run makes of what is free to try again, by how the last one fared. */
const ATTEMPTS = { broken: 5, busy: 30 } as const;

export interface Drawn {
  fate: Fate;
  /** From 0 to less than 1: which of the ways to be busy, cut or hung. */
  way: number;
}

/**
 * The fate of an attempt, by its cell and number alone: whoever knows the seed knows how a run must
 * end, in whatever order and out of how many processes the requests come.
 *
 * @param seed null: nothing goes wrong
 * @param attempt from 1
 */
export function fateOf(seed: number | null, cell: string, attempt: number): Drawn {
  const [first, way] = drawn(`${seed} ${cell} ${attempt}`);
  if (seed === null) return { fate: 'picture', way };
  let rest = first * 100;
  for (const [fate, share] of Object.entries(SHARES) as [keyof typeof SHARES, number][]) {
    if (rest < share) return { fate, way };
    rest -= share;
  }
  return { fate: 'picture', way };
}

/** Two numbers from 0 to less than 1 that hang on nothing but a text. */
export function drawn(text: string): [number, number] {
  const hash = createHash('sha256').update(text).digest();
  return [hash.readUInt32BE(0) / 2 ** 32, hash.readUInt32BE(4) / 2 ** 32];
}

/** How a job of the queue is cut or hung: it has more places for it than a single answer has. */
export const queueCuts = ['submit', 'result', 'file', 'half a file'] as const;
/** A job's result and its picture can be fetched again, at no cost. */
export const mended: readonly string[] = ['result', 'file'];
export const queueHangs = ['submit', 'status', 'result'] as const;

export function oneOf<T>(ways: readonly T[], way: number): T {
  return ways[Math.floor(way * ways.length)]!;
}

export interface Expected {
  outcome: 'image' | 'refused' | 'error' | 'timeout';
  attempts: number;
}

/** How a cell ends where nobody is killed. */
export function expectedOf(seed: number | null, cell: string, isQueued: boolean): Expected {
  for (let attempts = 1; ; attempts += 1) {
    const { fate, way } = fateOf(seed, cell, attempts);
    if (fate === 'picture') return { outcome: 'image', attempts };
    if (fate === 'refusal') return { outcome: 'refused', attempts };
    if (fate === 'hang') return { outcome: 'timeout', attempts };
    if (fate === 'cut') {
      const isMended = isQueued && mended.includes(oneOf(queueCuts, way));
      return { outcome: isMended ? 'image' : 'error', attempts };
    }
    if (attempts >= ATTEMPTS[fate]) return { outcome: 'error', attempts };
  }
}
