import { formatUsd, moneyExpected, parseUsd } from '../../money.ts';
import type { Cost } from '../model.ts';
import { UNKNOWN } from '../remote/cost.ts';

/** Digits after the point that money has here. */
const PLACES = 12;
const BASES = ['usage', 'units', 'price-table', 'fixed'] as const;

export const dollarsExpected = moneyExpected;

/**
 * What a module says that something costs, in dollars or as a cost with its basis; null where it is
 * neither.
 *
 * @param basis of what says none
 */
export function costOf(value: unknown, basis: Cost['basis']): Cost | null {
  if (value == null) return UNKNOWN;
  if (typeof value !== 'object') {
    const usd = usdOf(value);
    return usd === null ? null : { usd, basis, priceDate: null };
  }
  const told = value as Record<keyof Cost, unknown>;
  if (told.usd === null) return UNKNOWN;
  const usd = usdOf(told.usd);
  const own = BASES.find((each) => each === (told.basis ?? basis));
  const date = told.priceDate ?? null;
  const isDate = date === null || (typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date));
  if (usd === null || own === undefined || !isDate) return null;
  return { usd, basis: own, priceDate: date };
}

/** A text has to be exact; a number that was reckoned (0.1 + 0.2) is rounded to what money has. */
function usdOf(value: unknown): string | null {
  const isAmount = typeof value === 'number' && value >= 0 && value < 1e12;
  const text = isAmount ? value.toFixed(PLACES) : value;
  const usd = typeof text === 'string' ? parseUsd(text) : null;
  return usd === null ? null : formatUsd(usd);
}
