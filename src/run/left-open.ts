import { isDeepStrictEqual } from 'node:util';
import type { ImageModel, ImageRequest } from '../models/model.ts';
import { addUsd, compareUsd } from '../money.ts';
import type { StoredGeneration } from '../store/generations.ts';
import type { Intent, KeptIntent } from '../store/intents.ts';
import { isAlive } from '../store/owner.ts';
import type { Store } from '../store/store.ts';
import type { Answering } from './answer.ts';
import { type Called, failureOf, type Journal, type Past, Taken, withPast } from './call.ts';

/** What is to be done about a cell that the store has no answer of. */
export type Left =
  /** It may be asked for, taking over what was left open. */
  | { past: Past; from: KeptIntent | null }
  /** The provider kept the answer. */
  | { ended: Called }
  /** It may have been billed, and is not sent again; why. */
  | { uncertain: string; past: Past }
  /** Another program ended it meanwhile. */
  | { moved: true };

/** Calls of this program that have not ended, by their stores. */
const flying = new WeakMap<Store, Set<string>>();

function flyingOf(store: Store): Set<string> {
  const known = flying.get(store) ?? new Set();
  flying.set(store, known);
  return known;
}

/** Milliseconds between looks at what another program does. */
const LOOK = 500;

/**
 * What a call comes to that somebody left open: a program that still lives is waited for; of a
 * provider that keeps its answers the answer is taken; whatever else was under way when a program was
 * killed is not sent again of its own accord, since nobody knows whether it was billed.
 */
export async function leftOpen(
  key: string,
  model: ImageModel,
  request: ImageRequest,
  past: Past,
  answering: Answering,
): Promise<Left> {
  const { store, clock, stop } = answering;
  const intent = isJournalled(model, request) ? store.intent(key) : null;
  if (intent === null) return { past, from: null };
  // One of our own is another run's of this program, or what an error left.
  const isOwn = intent.owner === store.owner;
  if (isOwn ? flyingOf(store).has(key) : isAlive(intent.owner) === true) {
    await clock.wait(LOOK, stop);
    return { moved: true };
  }
  const carried = withIntent(past, intent);
  if (!intent.isSent) return { past: carried, from: intent };
  const recovered = await recoveredOf(intent, model, request, answering);
  if (recovered !== null) {
    // The attempt is counted by the answer itself.
    const before = { ...carried, attempts: Math.max(past.attempts, intent.attempts - 1) };
    return { ended: withPast(recovered, before, intent.price) };
  }
  const after = { ...carried, upTo: sum(carried.upTo, intent.price) };
  if (answering.resendUncertain === true) return { past: after, from: intent };
  return { uncertain: wordsOf(intent), past: after };
}

/**
 * Writes a call down before it is sent; null where a call costs nothing that could be lost.
 *
 * @param row what the store had of it when it was looked at
 */
export function openCall(
  key: string,
  model: ImageModel,
  request: ImageRequest,
  { from, row }: { from: KeptIntent | null; row: StoredGeneration | null },
  store: Store,
): Journal | null {
  if (!isJournalled(model, request)) return null;
  let current: Intent | null = null;
  let isFlying = false;
  const base = { model: model.id, sample: request.sample.id, price: model.price(request).usd };
  /** false: it is another program's. */
  const write = (intent: Intent): boolean => {
    if (current !== null) store.updateIntent(key, intent);
    else if (from === null ? !store.openIntent(key, intent) : !store.takeIntent(key, from, intent))
      return false;
    current = intent;
    return true;
  };
  /** Since the look another program may have opened the same call, and ended it. */
  const isAnswered = () => !isDeepStrictEqual(store.generation(key), row);
  return {
    async sending({ upTo, attempts }) {
      const isFirst = current === null;
      const at = new Date().toISOString();
      const intent = { ...base, at, isSent: true, upTo, attempts: attempts + 1, requestId: null };
      const isOurs = await store.soon(() => {
        if (!write(intent)) return false;
        if (!isFirst) return true;
        if (isAnswered()) {
          store.dropIntent(key);
          return false;
        }
        isFlying = true;
        flyingOf(store).add(key);
        return true;
      });
      if (!isOurs) throw new Taken();
    },
    heard(requestId) {
      if (current !== null && current.requestId === null) write({ ...current, requestId });
    },
    failed: ({ upTo, attempts }) => {
      if (current !== null) write({ ...current, isSent: false, upTo, attempts });
    },
    end() {
      if (isFlying) flyingOf(store).delete(key);
    },
  };
}

/** How long the fetching took says nothing of the picture. */
const UNTIMED = { attemptMs: null, totalMs: null };

/** What is drawn here, and what is free, can be asked for again. */
function isJournalled(model: ImageModel, request: ImageRequest): boolean {
  if (model.simulated) return false;
  const { usd } = model.price(request);
  return usd === null || compareUsd(usd, '0') !== 0;
}

/** null where it can't be had: the attempt stays uncertain. */
async function recoveredOf(
  { requestId }: KeptIntent,
  model: ImageModel,
  request: ImageRequest,
  { gate, stop }: Answering,
) {
  if (requestId === null || model.recover === undefined) return null;
  const turn = await gate.enter(false, stop);
  try {
    const generated = await model.recover(request, requestId);
    const failure = failureOf(generated);
    // A job that failed is an answer; a way to it that failed is none.
    const isAnswer = failure === null || (failure.kind === 'lasting' && !failure.mayBeBilled);
    return isAnswer ? { ...generated, attempts: 1, latency: UNTIMED } : null;
  } finally {
    turn.leave('answered');
  }
}

function withIntent(past: Past, { attempts, upTo, requestId }: KeptIntent): Past {
  return {
    ...past,
    attempts: Math.max(past.attempts, attempts),
    // An intent carries what was carried when it was opened.
    upTo,
    requestIds: requestId === null ? past.requestIds : [...past.requestIds, requestId],
  };
}

function sum(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : addUsd(a, b);
}

function wordsOf({ at, requestId }: KeptIntent): string {
  const when = at === '' ? 'Sent' : `Sent at ${at.slice(0, 19).replace('T', ' ')} UTC`;
  const id = requestId === null ? '' : ` (request ${requestId})`;
  return `${when}${id}, and the run was ended before an answer came. It may have been billed; --resend-uncertain asks again.`;
}
