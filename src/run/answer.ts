import { createHash } from 'node:crypto';
import { cellKey } from '../benchmark/plan.ts';
import type { Generated, ImageModel, ImageRequest } from '../models/model.ts';
import { inspectPicture } from '../picture/inspect.ts';
import type { PictureLimits } from '../picture/limits.ts';
import { openPicture, type PictureFile } from '../picture/picture.ts';
import type { StoredGeneration } from '../store/generations.ts';
import type { Store } from '../store/store.ts';
import { type Budget, skippedReason } from './budget.ts';
import { once, type UnderWay } from './once.ts';
import { suffixOf } from './see-picture.ts';

/** What a model answered: a picture that can be opened, or why there is none. */
export type Answer =
  | { outcome: 'image'; picture: PictureFile; facts: Facts }
  | {
      outcome: 'refused' | 'empty' | 'error' | 'timeout' | 'absent' | 'skipped-budget';
      reason: string;
      facts: Facts;
    };

type Facts = Omit<StoredGeneration, 'outcome' | 'reason' | 'picture'>;

export interface Answering {
  store: Store;
  limits: PictureLimits;
  /** What is being asked now, by its key: a floor's picture may be a model's too. */
  asking: UnderWay<Answer>;
  /** What may be spent on models that are not simulated; without one there is no limit. */
  budget?: Budget;
}

/**
 * From the store where it is there; else the model is asked, and what it answers is kept before
 * anything else is done with it. A failure is no evidence, and is asked for again another time.
 */
export async function answerOf(
  model: ImageModel,
  request: ImageRequest,
  answering: Answering,
): Promise<Answer> {
  const key = await cellKey(await model.identity(request), request);
  return once(answering.asking, key, () => answerUnder(key, model, request, answering));
}

async function answerUnder(
  key: string,
  model: ImageModel,
  request: ImageRequest,
  { store, limits, budget }: Answering,
): Promise<Answer> {
  const row = store.generation(key);
  const known = row === null ? null : await storedAnswer(row, store, limits);
  if (known !== null) return known;
  // The last moment at which it costs nothing.
  request.signal?.throwIfAborted();
  const generated = await withinBudget(model, request, budget);
  if (typeof generated === 'string') {
    return { outcome: 'skipped-budget', reason: generated, facts: NOTHING_ASKED };
  }
  const facts = factsOf(generated);
  if (generated.outcome !== 'image') {
    const { outcome, reason } = generated;
    if (outcome === 'refused' || outcome === 'empty') {
      store.putGeneration(key, { outcome, reason, picture: null, ...facts }, row);
    }
    return { outcome, reason, facts };
  }
  const picture = await received(generated.bytes, limits);
  if (typeof picture === 'string') return { outcome: 'error', reason: picture, facts };
  const { sha256 } = picture;
  const suffix = suffixOf(picture);
  // The picture first: a row without its picture would be a promise that can't be kept.
  store.putPicture(picture.bytes, sha256, suffix);
  const fresh = { outcome: 'image' as const, reason: null, picture: { sha256, suffix }, ...facts };
  const kept = store.putGeneration(key, fresh, row);
  // Another program may have been faster: what is judged is what is kept.
  const first = kept.picture?.sha256 === sha256 ? null : await storedAnswer(kept, store, limits);
  return first ?? { outcome: 'image', picture, facts };
}

/** What the model answered; or, in words, why the budget did not let it be asked. */
async function withinBudget(
  model: ImageModel,
  request: ImageRequest,
  budget: Budget | undefined,
): Promise<Generated | string> {
  // What is simulated has invented prices.
  if (budget === undefined || model.simulated) return model.generate(request);
  const { usd } = model.price(request);
  const settle = budget.reserve(usd);
  if (settle === null) return skippedReason(budget, usd);
  try {
    const generated = await model.generate(request);
    settle(generated.cost.usd);
    return generated;
  } finally {
    // Whatever was thrown, it may have been billed.
    settle(null);
  }
}

/** Whether a cell need not be asked for. */
export async function isStored(
  model: ImageModel,
  request: ImageRequest,
  store: Store,
): Promise<{ sha256: string | null } | null> {
  const row = store.generation(await cellKey(await model.identity(request), request));
  if (row === null) return null;
  const { picture } = row;
  if (picture === null) return { sha256: null };
  return store.picture(picture.sha256, picture.suffix) === null ? null : picture;
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
  const file = await openPicture(path, limits);
  // Bytes that are no longer what their name says are no evidence.
  return file.ok && file.sha256 === picture!.sha256 ? { outcome, picture: file, facts } : null;
}

async function received(bytes: Uint8Array, limits: PictureLimits): Promise<PictureFile | string> {
  const header = await inspectPicture(bytes, limits);
  if (!header.ok) return header.message;
  return { ...header, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const NOTHING_ASKED: Facts = {
  modelAnswered: null,
  requestIds: [],
  cost: { usd: null, basis: 'unknown', priceDate: null },
  usage: null,
  latency: { attemptMs: null, totalMs: null },
  attempts: 0,
  injected: null,
};

function factsOf(generated: Generated): Facts {
  const { modelAnswered, requestIds, cost, usage, latency, attempts, injected } = generated;
  return {
    modelAnswered: modelAnswered ?? null,
    requestIds: requestIds ?? [],
    cost,
    usage: (usage as Facts['usage']) ?? null,
    latency,
    attempts,
    injected: injected ?? null,
  };
}
