import type { Failure, Generated } from '../../src/models/model.ts';

/** An attempt that brought nothing; nobody knows what it cost. */
export function failed(
  reason: string,
  failure?: Failure,
  outcome: 'error' | 'timeout' = 'error',
): Generated {
  return {
    outcome,
    reason,
    ...(failure === undefined ? {} : { failure }),
    cost: { usd: null, basis: 'unknown', priceDate: null },
    latency: { attemptMs: 100, totalMs: 100 },
    attempts: 1,
  };
}

const free = (kind: Failure['kind'], afterMs: number | null = null): Failure => ({
  kind,
  afterMs,
  mayBeBilled: false,
});

/** As providers tell of them, by their status. */
export const busy = (afterMs: number | null = null) => failed('HTTP 429', free('busy', afterMs));
export const broken = () => failed('HTTP 500', free('passing'));
/** A gateway that can't say what became of it. */
export const lost = () => failed('HTTP 502', { ...free('passing'), mayBeBilled: true });
export const badRequest = () => failed('HTTP 400', free('lasting'));
export const badKey = () => failed('HTTP 401', free('account'));
export const timedOut = () => failed('No picture after 300 s.', undefined, 'timeout');
