import { concurrencyOf } from '../benchmark/concurrency.ts';
import type { Benchmark } from '../benchmark/load.ts';
import type { TyposcopeError } from '../errors.ts';
import type { ImageResult } from '../results/results.ts';
import { isRefusal } from '../store/fault.ts';
import { type Admission, admissionOf } from './admission.ts';
import { type Answer, type Answering, answerOf } from './answer.ts';
import { realClock } from './backoff.ts';
import { type Budget, type Settle, skippedReason } from './budget.ts';
import { accountsOf } from './call.ts';
import { type Clock, type Gate, gateOf } from './gate.ts';
import { inLanes } from './lanes.ts';
import type { Ready } from './ready.ts';

export interface GenerateOptions
  extends Pick<Answering, 'store' | 'limits' | 'asking' | 'retryFailed' | 'resendUncertain'> {
  benchmark: Pick<Benchmark, 'concurrency'>;
  /** null: no limit. */
  budget: Budget | null;
  /** What is to be asked for, in the plan's order. */
  open: readonly Ready[];
  clock?: Clock;
  /** Once it is aborted nothing more is sent; what is under way is let end, and kept. */
  stop?: AbortSignal;
  /** Pictures that may be worked on in a lane besides those that are asked for. */
  working: number;
  /** Told of waits that a provider asked for. */
  onWait?: (model: string, ms: number, reason: string) => void;
}

/**
 * Asks for every cell and hands each answer on, a few at a time: each provider has turns of its own,
 * so that a slow one holds nobody else back. Results are in the order of the cells. The first error
 * ends it: nothing more is begun, what is under way is let end and kept.
 */
export async function generateAll(
  ready: readonly Ready[],
  options: GenerateOptions,
  work: (item: Ready, answer: Answer) => Promise<ImageResult>,
): Promise<ImageResult[]> {
  const { clock = realClock, stop, benchmark, working } = options;
  const accounts = accountsOf();
  const halt = new AbortController();
  const stopped = stop === undefined ? halt.signal : AbortSignal.any([halt.signal, stop]);
  const { admit, reserve } = admissionFor(options, stopped);
  const results = new Map<Ready, ImageResult>();
  const gates: Gate[] = [];
  /** What the disk refused: whoever stops a run is promised that what arrives is kept. */
  let lost: TyposcopeError | null = null;

  const lanes = [...Map.groupBy(ready, laneOf).values()].map(async (own) => {
    const atOnce = concurrencyOf(benchmark, own[0]!.cell.model.provider);
    const gate = gateOf(atOnce, clock);
    gates.push(gate);
    const one = async (item: Ready): Promise<void> => {
      const way = { gate, clock, accounts, stop: stopped, reserve: reserve(item) };
      const answering = answeringFor(item, way, options);
      const answer = await admit(item, (ask) => answerOf(item.model, item.request, answering, ask));
      results.set(item, await work(item, answer));
    };
    const failed = (error: unknown): never => {
      if (isRefusal(error)) lost ??= error;
      halt.abort(error);
      throw error;
    };
    await inLanes(own, atOnce + working, (item) => one(item).catch(failed), stopped);
  });
  const ended = await Promise.allSettled(lanes);
  for (const gate of gates) gate.close();
  // What ended it, and not what others say who were stopped by it.
  if (halt.signal.aborted) throw stop?.aborted ? (lost ?? stop.reason) : halt.signal.reason;
  stop?.throwIfAborted();
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
  return ready.map((item) => results.get(item)!);
}

/** Who shares turns: one provider at one address. */
function laneOf({ cell: { model } }: Ready): string {
  return `${model.provider} ${model.baseURL ?? ''}`;
}

function answeringFor(
  { model }: Ready,
  way: Pick<Answering, 'gate' | 'clock' | 'accounts' | 'stop' | 'reserve'>,
  { store, limits, asking, retryFailed, resendUncertain, budget, onWait }: GenerateOptions,
): Answering {
  return {
    ...way,
    store,
    limits,
    asking,
    ...(retryFailed === undefined ? {} : { retryFailed }),
    ...(resendUncertain === undefined ? {} : { resendUncertain }),
    // What was reserved ahead is given back where others turned out dearer than they might have.
    refuse: (price) =>
      budget === null || model.simulated || !budget.isOverdrawn()
        ? null
        : skippedReason(budget, price),
    ...(onWait === undefined ? {} : { onWait: (ms, reason) => onWait(model.id, ms, reason) }),
  };
}

type Ask = () => Promise<Settle | string>;

/** Lets work ask the budget for its place; what was reserved for nothing is given back. */
function admissionFor({ budget, open }: GenerateOptions, stop: AbortSignal) {
  const paid = open.filter(({ model }) => !model.simulated);
  const price = ({ model, request }: Ready) => model.price(request).usd;
  const places = new Map(paid.map((item, place) => [item, place]));
  const admission: Admission | null = budget === null ? null : admissionOf(budget, paid.map(price));

  /** For what has no place in the plan, or no longer. */
  const reserve =
    ({ model }: Ready): Answering['reserve'] =>
    (usd) => {
      if (admission === null || model.simulated) return () => {};
      return usd === null ? null : admission.reserve(usd);
    };

  const admit = async <T>(item: Ready, work: (ask: Ask) => Promise<T>): Promise<T> => {
    const place = places.get(item);
    if (admission === null || budget === null || item.model.simulated) {
      return work(async () => () => {});
    }
    let isAsked = false;
    const ask: Ask = async () => {
      isAsked = true;
      const usd = price(item);
      // What was thought to be stored and is not comes after all others.
      const settle =
        place === undefined
          ? reserve(item)(usd)
          : await unlessStopped(admission.admit(place), stop);
      return settle ?? skippedReason(budget, usd);
    };
    try {
      return await work(ask);
    } finally {
      if (!isAsked && place !== undefined) {
        void admission.admit(place).then((settle) => settle?.('0'));
      }
    }
  };
  return { admit, reserve };
}

/** Whoever waits for others to spend less must not wait for those who are not asked any more. */
async function unlessStopped<T>(promise: Promise<T>, stop: AbortSignal): Promise<T> {
  stop.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stopped = () => reject(stop.reason);
    stop.addEventListener('abort', stopped, { once: true });
    promise.then(resolve, reject).finally(() => stop.removeEventListener('abort', stopped));
  });
}
