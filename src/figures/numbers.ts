/** How figures are written for people. What is not known is –, never 0 and never NaN. */
export const NOT_KNOWN = '–';

/** A share as a per cent with one decimal; only what is all or nothing is 100.0% or 0.0%. */
export function percent(share: number | null | undefined): string {
  const digits = percentDigits(share);
  return digits === NOT_KNOWN ? digits : `${digits}%`;
}

/** The same without the sign, for the ends of an interval. */
export function percentDigits(share: number | null | undefined): string {
  if (!isKnown(share)) return NOT_KNOWN;
  const digits = (share * 100).toFixed(1);
  // 3 errors in 10,000 characters are not none.
  if (digits === '100.0' && share < 1) return '99.9';
  if (share !== 0 && Number(digits) === 0) return '<0.1';
  return digits === '-0.0' ? '0.0' : digits;
}

/** `0.50`, and 1.00 only for what is 1. */
export function score(value: number | null | undefined): string {
  if (!isKnown(value)) return NOT_KNOWN;
  const digits = value.toFixed(2);
  return digits === '1.00' && value < 1 ? '0.99' : digits;
}

/** Of `n`, `yes` for sure and up to `yes + unknown`: `61–70%`. Whole per cents. */
export function shareRange(yes: number, unknown: number, n: number): string {
  if (n === 0) return NOT_KNOWN;
  const [low, high] = [yes / n, (yes + unknown) / n].map(wholePercent);
  return low === high ? `${low}%` : `${low}–${high}%`;
}

/** `2/3`, or `1–2/3` where one of them is not known. */
export function countRange(yes: number, unknown: number, n: number): string {
  if (n === 0) return NOT_KNOWN;
  return unknown === 0 ? `${yes}/${n}` : `${yes}–${yes + unknown}/${n}`;
}

function wholePercent(share: number): number {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return 99;
  return rounded === 0 && share > 0 ? 1 : rounded;
}

function isKnown(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** `27 s`, `12 min`, `3 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
