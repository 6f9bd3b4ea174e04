import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { cellKey } from '../benchmark/plan.ts';
import type { GeneratedImage, ImageModel, ImageRequest } from '../models/model.ts';
import { compareUsd } from '../money.ts';
import { inspectPicture, type PictureHeader } from '../picture/inspect.ts';
import type { PictureLimits } from '../picture/limits.ts';
import type { PictureFile } from '../picture/picture.ts';
import { openStoredPicture, pictureAt } from '../picture/stored.ts';
import { suffixOf } from '../picture/suffix.ts';
import type { StoredGeneration } from '../store/generations.ts';
import type { Store } from '../store/store.ts';
import type { Settle } from './budget.ts';
import {
  type Called,
  type Calling,
  call,
  endsAlike,
  failureOf,
  type Journal,
  NO_PAST,
  type Past,
  pastOf,
  Refused,
  Taken,
} from './call.ts';
import { type Left, leftOpen, openCall } from './left-open.ts';
import { once, type UnderWay } from './once.ts';

/** What a model answered: a picture that can be opened, or why there is none. */
export type Answer =
  | { outcome: 'image'; picture: PictureFile; facts: Facts }
  | {
      outcome:
        | 'refused'
        | 'empty'
        | 'error'
        | 'timeout'
        | 'uncertain'
        | 'absent'
        | 'skipped-budget';
      reason: string;
      facts: Facts;
    };

export type Facts = Omit<StoredGeneration, 'outcome' | 'reason' | 'picture'>;

/** Which of the cells that did not go well are asked for again. */
export interface Again {
  retryFailed?: boolean;
  resendUncertain?: boolean;
}

export interface Answering extends Again, Calling {
  store: Store;
  limits: PictureLimits;
  /** What is being asked now, by its key: a floor's picture may be a model's too. */
  asking: UnderWay<Answer>;
}

/**
 * From the store where it is there; else the model is asked, and what it answers is kept before
 * anything else is done with it.
 *
 * @param admit asks the budget, once nothing is left but to ask the model; null: there is none
 */
export async function answerOf(
  model: ImageModel,
  request: ImageRequest,
  answering: Answering,
  admit: Admit = async () => () => {},
): Promise<Answer> {
  const key = await cellKeyOf(model, request);
  return once(answering.asking, key, () => answerUnder(key, model, request, answering, admit));
}

/** Ends with a reservation, or with the words why there is none. */
export type Admit = () => Promise<Settle | string>;

/** @param seen at the first look: a failure that another program had since then is an answer */
async function answerUnder(
  key: string,
  model: ImageModel,
  request: ImageRequest,
  answering: Answering,
  admit: Admit,
  seen?: { row: StoredGeneration | null },
): Promise<Answer> {
  const { store, limits, stop } = answering;
  const row = store.generation(key);
  const isNew = seen !== undefined && !isDeepStrictEqual(row, seen.row);
  const isAgain = row !== null && isFailed(row) && answering.retryFailed === true && !isNew;
  const known = row === null || isAgain ? null : await storedAnswer(row, store, limits);
  if (known !== null) return known;
  const first = seen ?? { row };
  // The last moment at which it costs nothing.
  stop?.throwIfAborted();
  const past = isAgain ? pastOfRow(row) : NO_PAST;
  const left = await leftOpen(key, model, request, past, answering);
  if ('ended' in left) return kept(key, left.ended, row, answering);
  if ('uncertain' in left) return uncertain(left);
  if ('moved' in left) return answerUnder(key, model, request, answering, admit, first);
  const settle = await admit();
  if (typeof settle === 'string') {
    return { outcome: 'skipped-budget', reason: settle, facts: NOTHING_ASKED };
  }
  const journal = openCall(key, model, request, { from: left.from, row }, store);
  const way = { journal, settle, past: left.past };
  try {
    const called = await call(model, request, way, { ...answering, images: store.images });
    return await kept(key, called, row, answering, journal);
  } catch (error) {
    if (error instanceof Refused) {
      return { outcome: 'skipped-budget', reason: error.message, facts: NOTHING_ASKED };
    }
    if (!(error instanceof Taken)) throw error;
    // Somebody else asks for it: what they get is waited for, and the money is kept until then.
    const own = async () => settle;
    return answerUnder(key, model, request, answering, own, first).finally(() => settle('0'));
  } finally {
    journal?.end();
  }
}

/** Keeps what was answered, and says what is kept: another program may have been faster. */
async function kept(
  key: string,
  called: Called,
  row: StoredGeneration | null,
  { store, limits }: Pick<Answering, 'store' | 'limits'>,
  journal: Journal | null = null,
): Promise<Answer> {
  const facts = factsOf(called);
  const nothing = async (
    outcome: Exclude<StoredGeneration['outcome'], 'image'>,
    reason: string,
  ): Promise<Answer> => {
    const fresh = { outcome, reason, picture: null, ...facts };
    const first = await store.soon(() => store.putGeneration(key, fresh, row));
    return (await storedAnswer(first, store, limits)) ?? { outcome, reason, facts };
  };
  if (called.outcome !== 'image' && called.outcome !== 'kept') {
    const { outcome, reason } = called;
    // A folder’s pictures may come yet, and whoever mends an account means to go on.
    const failure = failureOf(called);
    const isKept = outcome !== 'absent' && (failure === null || !endsAlike(failure));
    if (isKept) return nothing(outcome, reason);
    const { upTo } = called.cost;
    // What may have been billed on the way is told to whoever goes on.
    if (upTo === null || compareUsd(upTo, '0') !== 0) journal?.failed(pastOf(called));
    else store.dropIntent(key);
    return { outcome, reason, facts };
  }
  const received = called.outcome === 'kept' ? called : await looked(called, limits);
  if ('fault' in received) return nothing('error', received.fault);
  const { header, sha256 } = received;
  const suffix = suffixOf(header);
  // The picture first: a row without its picture would be a promise that can't be kept.
  const path =
    'kept' in received ? received.kept : await store.keepPicture(received.bytes, sha256, suffix);
  const fresh = { outcome: 'image' as const, reason: null, picture: { sha256, suffix }, ...facts };
  const first = await store.soon(() => store.putGeneration(key, fresh, row));
  const other = first.picture?.sha256 === sha256 ? null : await storedAnswer(first, store, limits);
  return other ?? { outcome: 'image', picture: pictureAt(path, header, sha256), facts };
}

/** What a request's answer is kept under. */
export async function cellKeyOf(model: ImageModel, request: ImageRequest): Promise<string> {
  return cellKey(await model.identity(request), request);
}

/** What a cell is before a run. */
export type CellState =
  | { is: 'stored'; sha256: string | null }
  /** pending: the provider kept the answer, which the next run fetches. */
  | { is: 'failed' | 'pending' | 'uncertain' | 'open' };

/** Whether a cell need not be asked for. */
export async function stateOf(
  model: ImageModel,
  request: ImageRequest,
  store: Store,
): Promise<CellState> {
  const key = await cellKeyOf(model, request);
  const row = store.generation(key);
  if (row !== null) {
    const { picture } = row;
    if (isFailed(row)) return { is: 'failed' };
    if (picture === null) return { is: 'stored', sha256: null };
    if (store.picture(picture.sha256, picture.suffix) !== null) return { is: 'stored', ...picture };
  }
  const intent = store.intent(key);
  if (intent?.isSent !== true) return { is: 'open' };
  return { is: intent.requestId !== null && model.recover !== undefined ? 'pending' : 'uncertain' };
}

/** Whether a run would ask for a cell. */
export function isOpen({ is }: CellState, { retryFailed, resendUncertain }: Again): boolean {
  if (is === 'failed') return retryFailed === true;
  // What is to be fetched may turn out not to be there, and is sent again then.
  if (is === 'uncertain' || is === 'pending') return resendUncertain === true;
  return is === 'open';
}

function isFailed({ outcome }: StoredGeneration): boolean {
  return outcome === 'error' || outcome === 'timeout';
}

/** null where the picture is gone, or damaged. */
async function storedAnswer(
  { outcome, reason, picture, ...facts }: StoredGeneration,
  store: Store,
  limits: PictureLimits,
): Promise<Answer | null> {
  if (outcome !== 'image') return { outcome, reason: reason ?? '', facts };
  const path = picture === null ? null : store.picture(picture.sha256, picture.suffix);
  if (path === null) return null;
  const file = await openStoredPicture(path, picture!.sha256, limits);
  return file === null ? null : { outcome, picture: file, facts };
}

async function looked(
  { bytes, header: known, sha256 = hash('sha256', bytes) }: GeneratedImage,
  limits: PictureLimits,
): Promise<{ bytes: Uint8Array; header: PictureHeader; sha256: string } | { fault: string }> {
  const header = known ?? (await inspectPicture(bytes, limits));
  return header.ok ? { bytes, header, sha256 } : { fault: header.message };
}

function uncertain({ uncertain: reason, past }: Extract<Left, { uncertain: string }>): Answer {
  const { attempts, upTo, requestIds } = past;
  const cost = { usd: null, upTo, basis: 'unknown' as const, priceDate: null };
  const facts = { ...NOTHING_ASKED, attempts, requestIds: [...requestIds], cost };
  return { outcome: 'uncertain', reason, facts };
}

const NOTHING_ASKED: Facts = {
  modelAnswered: null,
  requestIds: [],
  cost: { usd: null, upTo: null, basis: 'unknown', priceDate: null },
  usage: null,
  latency: { attemptMs: null, totalMs: null },
  attempts: 0,
  injected: null,
};

function pastOfRow({ outcome, reason, cost, latency, ...row }: StoredGeneration): Past {
  return {
    attempts: row.attempts,
    ms: latency.totalMs ?? 0,
    usd: cost.usd ?? '0',
    upTo: cost.upTo === undefined ? cost.usd : cost.upTo,
    requestIds: row.requestIds,
    tries: [...(row.tries ?? []), { outcome, reason: reason ?? '', ms: latency.attemptMs }],
  };
}

function factsOf(called: Called): Facts {
  const { modelAnswered, requestIds, cost, usage, latency, attempts, injected } = called;
  const { sent, headers, tries } = called;
  return {
    modelAnswered: modelAnswered ?? null,
    requestIds: requestIds ?? [],
    cost,
    usage: (usage as Facts['usage']) ?? null,
    latency,
    attempts,
    injected: injected ?? null,
    ...(sent === undefined ? {} : { sent: sent as NonNullable<Facts['sent']> }),
    ...(headers === undefined ? {} : { headers }),
    ...(tries.length === 0 ? {} : { tries: [...tries] }),
  };
}
