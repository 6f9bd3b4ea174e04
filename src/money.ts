/**
 * Dollars, exact: floats would make ten pictures at 0.1 cost 0.9999999999999999. Amounts are
 * decimal strings outside and integers of 10⁻¹² dollars inside, fine enough for what a manifest
 * may say and for the price of one token.
 */
export type Usd = bigint;

const PLACES = 12;
const ONE = 10n ** BigInt(PLACES);
const DECIMAL = /^(\d{1,12})(?:\.(\d{1,12}))?$/;

export const moneyExpected = 'dollars such as 5 or 0.0531, with at most 12 digits after the point';

/** `0.0531`, or a number as YAML gives it; null for whatever is no amount, and for less than 0. */
export function parseUsd(amount: string | number): Usd | null {
  const match = DECIMAL.exec(typeof amount === 'number' ? decimalOf(amount) : amount);
  if (match === null) return null;
  return BigInt(match[1]!) * ONE + BigInt((match[2] ?? '').padEnd(PLACES, '0'));
}

/** As short as it is exact, with cents at least: `5.00`, `0.0531`. */
export function formatUsd(amount: Usd): string {
  const digits = (amount % ONE).toString().padStart(PLACES, '0');
  return `${amount / ONE}.${digits.replace(/0{1,10}$/, '')}`;
}

/** The sum of decimal strings. @throws {RangeError} for one that is no amount */
export function addUsd(...amounts: readonly string[]): string {
  return formatUsd(amounts.reduce((sum, amount) => sum + known(amount), 0n));
}

/** A price times a whole number of things. @throws {RangeError} for what is no amount or count */
export function multiplyUsd(amount: string, count: number): string {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`no count: ${count}`);
  return formatUsd(known(amount) * BigInt(count));
}

/** What each of `count` things costs; rounded up, so that a budget never holds too little. */
export function shareUsd(amount: string, count: number): string {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`no count: ${count}`);
  return formatUsd((known(amount) + BigInt(count) - 1n) / BigInt(count));
}

/** Below 0, 0 or above, as sorting wants it. @throws {RangeError} for one that is no amount */
export function compareUsd(a: string, b: string): number {
  const difference = known(a) - known(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function known(amount: string): Usd {
  const usd = parseUsd(amount);
  if (usd === null) throw new RangeError(`no amount of dollars: ${amount}`);
  return usd;
}

/** Numbers below 10⁻⁶ are written with an exponent, and are amounts all the same. */
function decimalOf(amount: number): string {
  const text = String(amount);
  const match = /^(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (match === null) return text;
  return `0.${'0'.repeat(Number(match[3]) - 1)}${match[1]}${match[2] ?? ''}`;
}
