import { TyposcopeError } from '../errors.ts';
import type {
  Cost,
  Failure,
  Generated,
  ImageModel,
  ImageRequest,
  KeptImage,
} from '../models/model.ts';
import { LASTING } from '../models/remote/failure.ts';
import { addUsd } from '../money.ts';
import { MOST_PATIENCE, pauseBefore } from './backoff.ts';
import type { Settle } from './budget.ts';
import type { Clock, Gate } from './gate.ts';

/** What earlier attempts at a picture came to, in this run or in one before. */
export interface Past {
  attempts: number;
  /** Milliseconds of all of them, and of the waits between. */
  ms: number;
  /** Decimal dollars that are known to be billed. */
  usd: string;
  /** Decimal dollars that may be billed at most; null: nobody knows. */
  upTo: string | null;
  requestIds: readonly string[];
  tries: readonly Try[];
}

export interface Try {
  outcome: string;
  reason: string;
  ms: number | null;
}

export const NO_PAST: Past = {
  attempts: 0,
  ms: 0,
  usd: '0',
  upTo: '0',
  requestIds: [],
  tries: [],
};

/** What came of all attempts; its cost, latency and attempts are those of all. */
export type Called = (Generated | KeptImage) & {
  cost: Cost & { upTo: string | null };
  tries: readonly Try[];
};

/** Told how a call goes, so that it is known after a kill. */
export interface Journal {
  /** Before anything is sent. @throws {Taken} where somebody else sent it */
  sending(past: Past): Promise<void>;
  heard(requestId: string): void;
  /** Nothing is under way for now. */
  failed(past: Past): void;
  /** Nothing comes any more, whatever is written down of it. */
  end(): void;
}

/** Another program opened the same call between a look and the next. */
export class Taken extends Error {
  override readonly name = 'Taken';
}

/** The money that was reserved is gone after all. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export interface Calling {
  gate: Gate;
  clock: Clock;
  /** A store's folder of pictures, into which they may be written as they come. */
  images?: string;
  accounts: Accounts;
  /** Once it is aborted nothing more is sent. */
  stop?: AbortSignal;
  /** Before another attempt, where the last one may have been billed; null: it doesn't fit. */
  reserve(price: string | null): Settle | null;
  /** Asked at the last moment before a first attempt: why it may not be sent; null: it may. */
  refuse?: (price: string | null) => string | null;
  /** Told of a wait that the provider asked for. */
  onWait?: (ms: number, reason: string) => void;
}

/**
 * Asks a model until there is an answer or no hope of one: what is busy or passing is tried again,
 * what may have been billed is not, unless a status says that there was no picture.
 *
 * @param settle ends the reservation of the first attempt
 * @throws {Taken} with what was reserved untouched
 * @throws the signal's reason where it was stopped between attempts, and the model's own errors
 */
export async function call(
  model: ImageModel,
  request: ImageRequest,
  { journal, settle, past: before }: { journal: Journal | null; settle: Settle; past: Past },
  calling: Calling,
): Promise<Called> {
  const { gate, clock, accounts, stop, images } = calling;
  const asked = (heard: ImageRequest) =>
    images === undefined || model.generateInto === undefined
      ? model.generate(heard)
      : model.generateInto(heard, images);
  const price = model.price(request).usd;
  let past = before;
  let reserved = settle;
  /** How far the attempt came: written down as sent, given to the model, known to the provider. */
  let at: 'nowhere' | 'journal' | 'model' | 'provider' = 'nowhere';
  // Others say so too, which the compiler doesn't see.
  const came = (): typeof at => at;
  const sending = () => {
    if (!stop?.aborted) return;
    at = 'journal';
    throw stop.reason;
  };
  try {
    for (let isAgain = false; ; isAgain = true) {
      const turn = await gate.enter(isAgain, stop);
      let generated: Generated | KeptImage;
      let pause: number | null = null;
      try {
        const closed = accounts.closed(model);
        if (closed !== null) {
          turn.leave('answered');
          reserved('0');
          return notAsked(closed, past);
        }
        const refusal = isAgain ? null : (calling.refuse?.(price) ?? null);
        if (refusal !== null) throw new Refused(refusal);
        at = 'journal';
        await journal?.sending(past);
        // While it was written down somebody may have said to stop.
        sending();
        at = 'model';
        const heard = (id: string) => {
          at = 'provider';
          noted(() => journal?.heard(id));
        };
        generated = withPatience(await asked({ ...request, sending, heard }));
        accounts.note(model, generated);
        const failure = failureOf(generated);
        // Counted by run: a picture that failed before gets as many attempts as any other.
        const made = past.attempts - before.attempts + 1;
        pause = failure === null ? null : pauseBefore(failure, made, clock);
        const isBusy = failure?.kind === 'busy';
        turn.leave(isBusy ? { busyMs: pause ?? 0 } : 'answered');
      } catch (error) {
        // An error ends the run: nobody gets this turn, who would ask before that is known.
        if (error instanceof Taken || error instanceof Refused) turn.leave('answered');
        throw error;
      }
      const ended = withPast(generated, past, price);
      const isBilled = failureOf(generated)?.mayBeBilled !== false;
      if (pause === null) {
        reserved(generated.cost.usd ?? (isBilled ? null : '0'));
        return ended;
      }
      at = 'journal';
      if (isBilled) {
        reserved(generated.cost.usd);
        const next = stop?.aborted ? reserved : calling.reserve(price);
        if (next === null) return ended;
        reserved = next;
      }
      past = pastOf(ended, past.usd, pause);
      journal?.failed(past);
      at = 'nowhere';
      // Whoever goes on later asks again; what failed in passing is not how it ended.
      stop?.throwIfAborted();
      const { reason = '' } = generated as { reason?: string };
      calling.onWait?.(pause, reason);
      await clock.wait(pause, stop);
    }
  } catch (error) {
    // What was reserved is for another try.
    if (error instanceof Taken) throw error;
    // What is wrong with the program or its input was found before anything was sent.
    const mayBeSent =
      came() === 'provider' || (came() === 'model' && !(error instanceof TyposcopeError));
    if (came() !== 'nowhere' && !mayBeSent) noted(() => journal?.failed(past));
    // After an error of our own nobody knows.
    reserved(mayBeSent ? null : '0');
    throw error;
  }
}

/** An answer that is paid for is not given up because its journal can't be written. */
function noted(write: () => void): void {
  try {
    write();
  } catch {
    // Whoever keeps the answer then says what is wrong with the store.
  }
}

/** null of what is an answer, and needs no other attempt. */
export function failureOf(generated: Generated | KeptImage): Failure | null {
  if (generated.outcome !== 'error' && generated.outcome !== 'timeout') return null;
  return generated.failure ?? LASTING;
}

/** Says of what asks for more patience than there is for how much. */
function withPatience(generated: Generated | KeptImage): Generated | KeptImage {
  const wait = failureOf(generated)?.afterMs ?? 0;
  if (wait <= MOST_PATIENCE || !('reason' in generated)) return generated;
  const words = `It asks to wait ${Math.ceil(wait / 60_000)} min, which is too long.`;
  return { ...generated, reason: `${generated.reason.replace(/[^.!?]$/, '$&.')} ${words}` };
}

/** What all attempts come to, with the last one's outcome. */
export function withPast(last: Generated | KeptImage, past: Past, price: string | null): Called {
  const { usd } = last.cost;
  const isFree = failureOf(last)?.mayBeBilled === false;
  const most = usd ?? (isFree || last.attempts === 0 ? '0' : price);
  const isNothing = past.attempts + last.attempts === 0;
  const { attemptMs, totalMs } = last.latency;
  const ms = totalMs ?? attemptMs;
  return {
    ...last,
    cost: {
      ...last.cost,
      usd: usd === null ? null : addUsd(past.usd, usd),
      upTo: isNothing || past.upTo === null || most === null ? null : addUsd(past.upTo, most),
    },
    requestIds: [...new Set([...past.requestIds, ...(last.requestIds ?? [])])],
    latency: { attemptMs, totalMs: ms === null && past.ms === 0 ? null : past.ms + (ms ?? 0) },
    attempts: past.attempts + last.attempts,
    tries: past.tries,
  };
}

/**
 * What an ended call is to the next one.
 *
 * @param known decimal dollars that were billed before it, which one of unknown cost doesn't tell
 * @param pause milliseconds waited for it
 */
export function pastOf(ended: Called, known = '0', pause = 0): Past {
  const { attempts, latency, cost, requestIds = [], tries, outcome } = ended;
  const reason = 'reason' in ended ? ended.reason : '';
  return {
    attempts,
    ms: Math.round((latency.totalMs ?? 0) + pause),
    usd: cost.usd ?? known,
    upTo: cost.upTo,
    requestIds,
    tries: [...tries, { outcome, reason, ms: latency.attemptMs }].slice(-MOST_TRIES),
  };
}

const MOST_TRIES = 40;

function notAsked(reason: string, past: Past): Called {
  const generated: Generated = {
    outcome: 'error',
    reason: `Not asked for: ${reason}`,
    failure: { kind: 'account', afterMs: null, mayBeBilled: false },
    cost: { usd: null, basis: 'unknown', priceDate: null },
    latency: { attemptMs: null, totalMs: null },
    attempts: 0,
  };
  return withPast(generated, past, null);
}

/** Which models are not asked any more, since every request of theirs ends alike. */
export interface Accounts {
  note(model: ImageModel, generated: Generated | KeptImage): void;
  /** Why; null while it may be asked. */
  closed(model: ImageModel): string | null;
}

/** Whether every request of a model would end as this one did, whatever it asks for. */
export function endsAlike({ kind, afterMs }: Failure): boolean {
  return kind === 'account' || (kind === 'busy' && (afterMs ?? 0) > MOST_PATIENCE);
}

/** One may be a whim of a gateway; so many in a row are not. */
const IN_A_ROW = 3;

export function accountsOf(): Accounts {
  const failed = new Map<ImageModel, { times: number; reason: string }>();
  return {
    note(model, generated) {
      const failure = failureOf(generated);
      if (failure === null || !endsAlike(failure)) failed.delete(model);
      else {
        // Who asks for an hour of patience says it of all requests, and at once.
        const times = failure.kind === 'busy' ? IN_A_ROW : (failed.get(model)?.times ?? 0) + 1;
        failed.set(model, { times, reason: (generated as { reason: string }).reason });
      }
    },
    closed(model) {
      const told = failed.get(model);
      return told === undefined || told.times < IN_A_ROW ? null : told.reason;
    },
  };
}
