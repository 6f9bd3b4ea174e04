/** The standard normal distribution. */

/** Probability below `x`, by the series of Marsaglia (2004); good to about 1e-15 in [-6, 6]. */
export function normalCdf(x: number): number {
  // Whose sum would never come to rest.
  if (Number.isNaN(x)) return x;
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  let previous = 0;
  let term = x;
  for (let i = 3; sum !== previous; i += 2) {
    previous = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

/** The x with probability `p` below it; -Infinity and Infinity at 0 and 1. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies in 0..1, not ${p}`);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Abramowitz and Stegun 26.2.23 is right to 5e-4; two steps of Newton's method do the rest.
  const t = Math.sqrt(-2 * Math.log(p));
  let x =
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) -
    t;
  for (let step = 0; step < 2; step++) x -= (normalCdf(x) - p) / normalDensity(x);
  return x;
}

function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}
