import type { Generated, ImageModel, ImageRequest } from '../../src/models/model.ts';
import { budgetOf } from '../../src/run/budget.ts';
import {
  accountsOf,
  type Calling,
  call,
  type Journal,
  NO_PAST,
  type Past,
} from '../../src/run/call.ts';
import { gateOf } from '../../src/run/gate.ts';
import { requestFor } from '../models/a-request.ts';
import { fakeClock } from './fake-clock.ts';
import { type FakeModel, fakeModel, pictureOf } from './fake-model.ts';

export type Step = Generated | Error | ((request: ImageRequest) => Generated | Promise<Generated>);

/** A picture that took a while. */
export const image = (over: Partial<Generated> = {}) =>
  ({
    ...pictureOf(Buffer.from('png')),
    latency: { attemptMs: 100, totalMs: 100 },
    ...over,
  }) as Generated;

/** What nobody tells the cost of. */
export const unknown = { usd: null, basis: 'unknown', priceDate: null } as const;

export interface Stage {
  past?: Past;
  /** Decimal dollars that may be spent. */
  cap?: string;
  model?: Partial<ImageModel>;
  calling?: Partial<Calling>;
  journal?: Partial<Journal>;
}

/** A model that does one step after the other, and all that it is called with. */
export function stage(
  steps: readonly Step[],
  { past = NO_PAST, cap = '1', model: over, calling = {}, journal: own = {} }: Stage = {},
) {
  const model: FakeModel = fakeModel((request, time) => {
    const step = steps[time - 1];
    if (step === undefined) throw new Error(`asked ${time} times`);
    if (step instanceof Error) throw step;
    return typeof step === 'function' ? step(request) : step;
  }, over);
  const clock = fakeClock();
  const budget = budgetOf(cap);
  const log: string[] = [];
  const waits: number[] = [];
  const told = ({ attempts, upTo }: Past) => `${attempts} ${upTo}`;
  const journal: Journal = {
    async sending(past) {
      log.push(`sending ${told(past)}`);
      await own.sending?.(past);
    },
    heard(id) {
      log.push(`heard ${id}`);
      own.heard?.(id);
    },
    failed(past) {
      log.push(`failed ${told(past)}`);
      own.failed?.(past);
    },
    end() {},
  };
  const way: Calling = {
    gate: gateOf(2, clock),
    clock,
    accounts: accountsOf(),
    reserve: (price) => (price === null ? null : budget.reserve(price)),
    onWait: (ms) => waits.push(ms),
    ...calling,
  };
  const asked = (which: ImageModel = model) => {
    const { usd } = which.price(requestFor());
    const settle = usd === null ? () => {} : budget.reserve(usd)!;
    return call(which, requestFor(), { journal, settle, past }, way);
  };
  return { model, clock, budget, log, waits, way, asked };
}

export const many = <T>(times: number, make: () => T) => Array.from({ length: times }, make);
