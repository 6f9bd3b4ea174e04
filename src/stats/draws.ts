import { seededRandom } from './random.ts';

/** Resamples that are kept: those of all numbers of samples up to some three hundred. */
const KEPT = 4_000_000;
const known = new Map<string, Uint32Array>();
let kept = 0;

/**
 * Which of `n` values each resample draws, one resample after the other: `resamples` × `n` indices. The
 * same seed gives the same ones, so that many figures of as many samples need them drawn once only.
 */
export function draws(seed: number, n: number, resamples: number): Uint32Array {
  const key = `${seed}/${n}/${resamples}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const random = seededRandom(seed);
  const drawn = new Uint32Array(resamples * n);
  for (let i = 0; i < drawn.length; i++) drawn[i] = Math.floor(random() * n);
  if (kept + drawn.length > KEPT) {
    known.clear();
    kept = 0;
  }
  if (drawn.length <= KEPT) {
    known.set(key, drawn);
    kept += drawn.length;
  }
  return drawn;
}
