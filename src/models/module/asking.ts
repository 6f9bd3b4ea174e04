import { statedCost, withShare } from '../entry.ts';
import { inputPictures } from '../input-pictures.ts';
import type { Cost, Failure, Generated, ImageRequest } from '../model.ts';
import { UNKNOWN } from '../remote/cost.ts';
import { DeadlinePassed, withDeadline } from '../remote/deadline.ts';
import { tidy, tidyJson } from '../remote/words.ts';
import { type CheckedAnswer, checkedAnswer } from './answer.ts';
import { type ModuleEntry, secondsOf } from './load.ts';
import { opened } from './opened.ts';
import type { OwnRequest } from './own.ts';
import { subjectOf } from './subject.ts';
import { secretsOf, thrown } from './words.ts';

/** Most likely all its answers are such: whoever asks on pays for pictures that nobody gets. */
const NONSENSE: Failure = { kind: 'account', afterMs: null, mayBeBilled: true };

/** Asks a module for a picture, by the one method or the other. */
export type Asking = (
  request: ImageRequest,
  ask: (own: OwnRequest) => unknown,
) => Promise<Generated>;

/** @param price of a picture, where neither the benchmark nor the answer says what it cost */
export function asking(entry: ModuleEntry, price: (request: ImageRequest) => Cost): Asking {
  const { model } = entry.own;
  const seconds = secondsOf(model);
  const secrets = () => secretsOf(model.environment ?? []);

  async function answer(
    asked: AbortSignal | undefined,
    ask: (signal: AbortSignal) => unknown,
  ): Promise<CheckedAnswer> {
    try {
      return await withDeadline(seconds * 1000, asked, async (signal) => {
        const checked = checkedAnswer(await ask(signal));
        if ('answer' in checked) return opened(checked.answer);
        const reason = `The module’s answer does not hold: ${checked.fault}.`;
        return { outcome: 'error', reason, failure: NONSENSE };
      });
    } catch (error) {
      if (error instanceof DeadlinePassed) {
        return { outcome: 'timeout', reason: `No picture after ${seconds} s.` };
      }
      asked?.throwIfAborted();
      return { outcome: 'error', reason: `The module failed: ${thrown(error, secrets())}` };
    }
  }

  /** The benchmark's own word first, then the answer's, then the price; no picture, no price. */
  function costOf(told: CheckedAnswer, request: ImageRequest): Cost {
    if (told.outcome !== 'image') return told.cost ?? UNKNOWN;
    if (entry.price !== null) return statedCost(entry);
    return told.cost === undefined ? price(request) : withShare(told.cost, entry);
  }

  return async (request, ask) => {
    request.signal?.throwIfAborted();
    // Neither part of anybody's latency, nor a fault of the module's.
    const inputs = await inputPictures(request);
    request.sending?.();
    const { heard, ids, close } = listener(request);
    const began = performance.now();
    const told = await answer(request.signal, async (signal) => {
      try {
        return await ask({ ...subjectOf(request), inputs, signal, heard });
      } finally {
        close();
      }
    }).finally(close);
    const ms = Math.round(performance.now() - began);
    const facts = {
      latency: { attemptMs: ms, totalMs: ms },
      attempts: 1,
      ...factsOf(told, ids, secrets()),
      cost: costOf(told, request),
    };
    if (told.outcome === 'image') return { outcome: 'image', bytes: told.bytes, ...facts };
    const { outcome, failure } = told;
    const reason = tidy(told.reason, secrets());
    return { outcome, reason, ...(failure === undefined ? {} : { failure }), ...facts };
  };
}

/** Hears ids until the answer is in. They are kept as told, since they may be asked for again. */
function listener(request: ImageRequest) {
  const ids: string[] = [];
  let isOpen = true;
  return {
    ids,
    heard(id: unknown) {
      if (!isOpen || typeof id !== 'string' || !/^\P{C}{1,500}$/u.test(id)) return;
      ids.push(id);
      request.heard?.(id);
    },
    close() {
      isOpen = false;
    },
  };
}

function factsOf(told: CheckedAnswer, heard: readonly string[], secrets: readonly string[]) {
  const {
    modelAnswered,
    requestIds = [],
    usage,
    sent,
    headers,
    latency,
    attempts,
    injected,
  } = told;
  const ids = new Set([...heard, ...requestIds]);
  return {
    ...(modelAnswered === undefined ? {} : { modelAnswered: tidy(modelAnswered, secrets) }),
    requestIds: [...ids].map((id) => tidy(id, secrets)),
    ...(usage === undefined ? {} : { usage: tidyJson(usage, secrets) }),
    ...(sent === undefined ? {} : { sent: tidyJson(sent, secrets) }),
    ...(headers === undefined ? {} : { headers: tidyJson(headers, secrets) }),
    ...(latency === undefined ? {} : { latency }),
    ...(attempts === undefined ? {} : { attempts }),
    ...(injected === undefined ? {} : { injected }),
  };
}
