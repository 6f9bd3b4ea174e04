import type { Answering } from './answer.ts';
import { realClock } from './backoff.ts';
import { accountsOf } from './call.ts';
import { gateOf } from './gate.ts';

/** How what is drawn here is asked: as many at a time as come, and without a budget. */
export function freely(): Pick<Answering, 'gate' | 'clock' | 'accounts' | 'reserve'> {
  return {
    gate: gateOf(Number.POSITIVE_INFINITY, realClock),
    clock: realClock,
    accounts: accountsOf(),
    reserve: () => () => {},
  };
}
