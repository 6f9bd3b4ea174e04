import type { Failure } from '../model.ts';

/** Nothing is known but that there is no picture. */
export const LASTING: Failure = { kind: 'lasting', afterMs: null, mayBeBilled: true };

/** It never reached the provider. */
export const NEVER_SENT: Failure = { kind: 'passing', afterMs: null, mayBeBilled: false };

/** An empty purse comes with the status of too many requests, or of a bad one. */
const PURSE = /insufficient_quota|billing_hard_limit|billing_not_active|exhausted balance/i;

/**
 * What a bad status is worth. Providers bill pictures, not complaints; but a gateway that lost what
 * stands behind it (502, 504) can't say whether a picture was made there.
 *
 * @param words the answer's own code and words, in which an empty purse is told
 */
export function failureOf(status: number, headers: Headers, words = '', now = Date.now()): Failure {
  const afterMs = retryAfter(headers, now);
  const free = (kind: Failure['kind']): Failure => ({ kind, afterMs, mayBeBilled: false });
  if (PURSE.test(words)) return free('account');
  switch (status) {
    case 429:
      return free('busy');
    case 401:
    case 402:
    case 403:
    case 404:
      return free('account');
    case 408:
    case 425:
    case 500:
    case 503:
    case 529:
      return free('passing');
    case 502:
    case 504:
      return { kind: 'passing', afterMs, mayBeBilled: true };
    default:
      return { ...free('lasting'), mayBeBilled: status >= 500 };
  }
}

/**
 * Milliseconds that an answer asks to wait, in seconds or until a date (RFC 9110, 10.2.3). A date is
 * held against the clock of whoever wrote it, as far as the answer shows that clock.
 */
export function retryAfter(headers: Headers, now = Date.now()): number | null {
  const fine = decimal(headers.get('retry-after-ms'));
  if (fine !== null) return fine;
  const told = headers.get('retry-after');
  const seconds = decimal(told);
  if (seconds !== null) return seconds * 1000;
  // A number that is no good one would else be a year.
  const until = /\d:\d\d/.test(told ?? '') ? Date.parse(told!) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const theirs = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(theirs) ? now : theirs));
}

function decimal(text: string | null): number | null {
  return /^\s*\d{1,9}(\.\d{1,6})?\s*$/.test(text ?? '') ? Number(text) : null;
}
