import { NOT_KNOWN, percent, percentDigits } from '../figures/numbers.ts';
import type { Figure } from '../results/results.ts';

/** How figures with their intervals are written in tables. */

/** `98.1% (97.0–99.0)`. */
export function percentWithInterval(figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return NOT_KNOWN;
  const { value, low, high } = figure;
  if (low === null || high === null) return percent(value);
  return `${percent(value)} (${percentDigits(low)}–${percentDigits(high)})`;
}

/** `$0.16 (0.08–0.30)`; – at an end that nothing bounds. */
export function dollarsWithInterval(figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return NOT_KNOWN;
  return withEnds(`$${dollars(figure.value)}`, figure, dollars);
}

/** `24 s (21–30)`. */
export function secondsWithInterval(figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return NOT_KNOWN;
  return withEnds(`${seconds(figure.value)} s`, figure, seconds);
}

/** `2.0 (1.2–3.7)`. */
export function timesWithInterval(figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return NOT_KNOWN;
  return withEnds(figure.value.toFixed(1), figure, (value) => value.toFixed(1));
}

function withEnds(shown: string, { low, high }: Figure, write: (value: number) => string): string {
  if (low === null && high === null) return shown;
  const end = (value: number | null) => (value === null ? '' : write(value));
  return `${shown} (${end(low)}–${end(high)})`;
}

function dollars(value: number): string {
  if (value === 0) return '0.00';
  return value < 0.01 ? value.toFixed(4) : value < 100 ? value.toFixed(2) : value.toFixed(0);
}

function seconds(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

/** A difference of shares in points with its sign: `+1.2`, `-0.4`, `0.0`. */
export function points(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return NOT_KNOWN;
  const digits = (share * 100).toFixed(1);
  if (Number(digits) === 0) return share === 0 ? '0.0' : share > 0 ? '+0.0' : '-0.0';
  return share > 0 ? `+${digits}` : digits;
}

/** `-7.0 (-25.8 to +1.6)`. */
export function pointsWithInterval({
  difference,
  low,
  high,
}: {
  difference: number | null;
  low: number | null;
  high: number | null;
}): string {
  if (low === null || high === null) return points(difference);
  return `${points(difference)} (${points(low)} to ${points(high)})`;
}

/** `.031`, `<.001`; 1 only for what is 1. */
export function probability(p: number): string {
  if (p < 0.001) return '<.001';
  if (p > 0.999) return p === 1 ? '1' : '.999';
  return p.toFixed(3).replace(/^0/, '');
}
