import { isMap, Nothing, notJson, type RemoteNothing } from './answer.ts';
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
  const { status, body } = error;
  const { codes, words } = detailOf(body);
  const isRefused = codes.includes(REFUSAL) || words.includes(REFUSAL);
  const head = [`HTTP ${status}`, ...codes].join(' ');
  return {
    outcome: isRefused ? 'refused' : 'error',
    reason: words === '' ? head : `${head}: ${words}`,
  };
}

function detailOf(body: unknown): { codes: string[]; words: string } {
  if (!isMap(body)) return { codes: [], words: '' };
  const { detail, message, error } = body;
  if (Array.isArray(detail)) {
    const all = detail.filter(isMap);
    return {
      codes: [...new Set(all.map(({ type }) => type).filter((type) => typeof type === 'string'))],
      words: all
        .map(({ msg, loc }) => [...placeOf(loc), typeof msg === 'string' ? msg : ''].join(': '))
        .join('; '),
    };
  }
  const words = [detail, message, error].find((each) => typeof each === 'string');
  return { codes: [], words: words ?? '' };
}

/** Which key of what was sent is meant, without the word `body` that all begin with. */
function placeOf(loc: unknown): string[] {
  if (!Array.isArray(loc)) return [];
  const path = loc.filter((step) => step !== 'body').join('.');
  return path === '' ? [] : [path];
}
