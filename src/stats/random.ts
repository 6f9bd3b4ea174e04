/**
 * xoshiro128** (Blackman and Vigna 2018): small, fast, and the same on every machine, so that an
 * interval can be computed again to the last digit.
 */
export type State = [number, number, number, number];

/** Uniform unsigned 32-bit integers; `state` must not be all zero. */
export function xoshiro128(state: State): () => number {
  let [a, b, c, d] = state.map((word) => word >>> 0) as State;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

/** Uniform numbers in [0, 1), of 32 bits each. The same seed gives the same sequence. */
export function seededRandom(seed: number): () => number {
  const next = xoshiro128(spread(seed));
  return () => next() / 2 ** 32;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** SplitMix32: neighbouring seeds must not give neighbouring sequences. */
function spread(seed: number): State {
  // Both halves of a large or negative seed count, not only the low 32 bits.
  let word = ((seed | 0) + Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b)) | 0;
  const next = () => {
    word = (word + 0x9e3779b9) | 0;
    let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [next(), next(), next(), next()];
}
