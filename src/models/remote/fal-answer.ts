import type { Failure } from '../model.ts';
import { isMap, Nothing, notJson, type RemoteNothing } from './answer.ts';
import { detailOf } from './detail.ts';
import { failureOf } from './failure.ts';
import { FalFault } from './fal-queue.ts';

const REFUSAL = 'content_policy_violation';

/**
 * Where the picture of a result is.
 *
 * @throws {Nothing} where there is none, or a black one in place of one that was not to be shown
 */
export function pictureAddress(data: unknown): string {
  if (!isMap(data)) throw new Nothing(notJson(data));
  const { images, image, has_nsfw_concepts: flags } = data;
  if (Array.isArray(flags) && flags[0] === true) {
    const reason = 'has_nsfw_concepts: the safety checker blackened the picture.';
    throw new Nothing({ outcome: 'refused', reason });
  }
  const first: unknown = Array.isArray(images) ? images[0] : image;
  if (!isMap(first)) {
    throw new Nothing({ outcome: 'empty', reason: 'The result has no picture.' });
  }
  if (typeof first.url !== 'string') {
    throw new Nothing({ outcome: 'error', reason: 'The result names no address of its picture.' });
  }
  return first.url;
}

/** What a bad status says; of a job that failed it comes with the result, `detail` in two forms. */
export function explainFal(error: unknown): RemoteNothing | null {
  if (!(error instanceof FalFault)) return null;
  const { status, body, headers, hasJob } = error;
  const { codes, words } = detailOf(body);
  const isRefused = codes.includes(REFUSAL) || words.includes(REFUSAL);
  const head = [`HTTP ${status}`, ...codes].join(' ');
  return {
    outcome: isRefused ? 'refused' : 'error',
    reason: words === '' ? head : `${head}: ${words}`,
    ...(isRefused ? {} : { failure: hasJob ? ofJob(status) : failureOf(status, headers, words) }),
  };
}

/**
 * Another job would be billed beside this one. One that failed itself is not billed; of one that the
 * queue no longer knows, or does not tell us of, nobody can say.
 */
function ofJob(status: number): Failure {
  return { kind: 'lasting', afterMs: null, mayBeBilled: status !== 400 && status !== 422 };
}
