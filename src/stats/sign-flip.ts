import { seededRandom } from './random.ts';

/** Up to so many differences every way to flip their signs is counted. */
const EXACT = 16;
const FLIPS = 10_000;

/**
 * How probable a mean difference at least this far from 0 is where models do not differ: then the
 * sign of each sample's difference is as good as a coin's (Fisher 1935, ch. III; Pitman 1937).
 * Two-sided. All 2ⁿ sign patterns are counted up to n = 16; of more, 10,000 are drawn, and the one
 * that was seen is counted with them, so that p is never 0 (Phipson and Smyth 2010).
 *
 * @param differences one a sample; those of 0 flip into themselves
 * @returns 1 where nothing differs, or nothing is there
 */
export function signFlipTest(differences: readonly number[], seed: number): number {
  if (!differences.every(Number.isFinite)) throw new RangeError('differences must be finite');
  const moving = differences.filter((difference) => difference !== 0);
  const seen = Math.abs(moving.reduce((sum, difference) => sum + difference, 0));
  // Sums of the same numbers in another order differ in their last digits.
  const least = seen - 1e-9 * moving.reduce((sum, difference) => sum + Math.abs(difference), 0);
  return moving.length <= EXACT ? exact(moving, least) : drawn(moving, least, seed);
}

function exact(moving: readonly number[], least: number): number {
  const [low = NONE, high = NONE] = sumsOfEights(moving);
  let far = 0;
  const count = 2 ** moving.length;
  for (let pattern = 0; pattern < count; pattern++) {
    if (Math.abs(low[pattern & 255]! + high[pattern >> 8]!) >= least) far++;
  }
  return far / count;
}

/** What eights that are not there add. */
const NONE = new Float64Array(256);

function drawn(moving: readonly number[], least: number, seed: number): number {
  const random = seededRandom(seed);
  const sums = sumsOfEights(moving);
  let far = 0;
  for (let flip = 0; flip < FLIPS; flip++) {
    let sum = 0;
    let coins = 0;
    for (let eight = 0; eight < sums.length; eight++) {
      // A number drawn has 32 bits, each of them a coin: enough for four times eight.
      if (eight % 4 === 0) coins = random() * 2 ** 32;
      sum += sums[eight]![coins & 255]!;
      coins >>>= 8;
    }
    if (Math.abs(sum) >= least) far++;
  }
  return (far + 1) / (FLIPS + 1);
}

/** The sum of every eight differences under each of the 256 ways to flip their signs. */
function sumsOfEights(differences: readonly number[]): Float64Array[] {
  const eights = Array.from({ length: Math.ceil(differences.length / 8) }, (_, i) =>
    differences.slice(i * 8, i * 8 + 8),
  );
  return eights.map((eight) => {
    const sums = new Float64Array(256);
    sums[0] = eight.reduce((sum, difference) => sum + difference, 0);
    for (let pattern = 1; pattern < 256; pattern++) {
      // As without its lowest flip, and with that.
      const lowest = pattern & -pattern;
      sums[pattern] = sums[pattern ^ lowest]! - 2 * (eight[31 - Math.clz32(lowest)] ?? 0);
    }
    return sums;
  });
}

/** The smallest p that so many differences can come to, if all have one sign. */
export function leastSignFlipP(n: number): number {
  return n <= EXACT ? Math.min(1, 2 ** (1 - n)) : 1 / (FLIPS + 1);
}

/** How many differences there must be at least for any p below `alpha`. */
export function leastDifferences(alpha: number): number {
  return Math.max(1, Math.floor(1 - Math.log2(alpha)) + 1);
}
