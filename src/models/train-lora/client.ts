import { isOwnAddress, vendors } from '../keys.ts';
import { Nothing } from '../remote/answer.ts';
import { isAllowed } from '../remote/download.ts';
import { FalFault } from '../remote/fal-queue.ts';
import { publicOnly } from '../remote/public-only.ts';
import { sendOnce } from '../remote/send-once.ts';

/** Where the package believes fal's queue and fal's files to be: the two that get the key. */
const QUEUE = 'https://queue.fal.run';
const FILES = 'https://rest.fal.ai';

/** By what key and where the trainer is asked. */
export interface Access {
  key: string;
  /** null: fal's own. Another address takes queue and files. */
  baseURL: string | null;
}

/**
 * fal's own client, that sends everything once and tells bad answers as they are. Archives go where
 * the answer says they go, as long as that is a public place, and without the key.
 *
 * @param signal ends whatever is sent through it; the package's uploads take none
 */
export async function clientOf({ key, baseURL }: Access, signal: AbortSignal) {
  const { createFalClient } = await import('@fal-ai/client');
  const queue = (baseURL ?? vendors.fal.address).replace(/\/+$/, '');
  const files = isOwnAddress(queue, vendors.fal) ? FILES : queue;
  const own = baseURL === null ? null : new URL(baseURL).origin;
  let units: string | null = null;

  function target(url: string): { url: string; isOurs: boolean } {
    if (url.startsWith(`${QUEUE}/`)) return { url: queue + url.slice(QUEUE.length), isOurs: true };
    if (url.startsWith(`${FILES}/`)) return { url: files + url.slice(FILES.length), isOurs: true };
    return { url, isOurs: false };
  }

  const client = createFalClient({
    credentials: key,
    async fetch(input, init = {}) {
      const { url, isOurs } = target(input instanceof Request ? input.url : String(input));
      const headers = new Headers(init.headers);
      if (!isOurs) headers.delete('authorization');
      if (!URL.canParse(url)) throw new Nothing(noPlace);
      if (!isOurs && !isAllowed(url, own)) throw new Nothing(notPublic);
      const isNamed = isOurs || new URL(url).origin === own;
      const sent = { ...init, headers, signal };
      const answer = await sendOnce(url, sent, isNamed ? {} : { lookup: publicOnly });
      units = answer.headers.get('x-fal-billable-units');
      if (answer.ok) return answer;
      throw new FalFault(answer, await bodyOf(answer), false);
    },
  });
  return { client, units: () => units };
}

/** Of a page where an answer should be, the package takes no address for one. */
const noPlace = {
  outcome: 'error',
  reason: 'The answer is none that says where the archive goes.',
} as const;

const notPublic = {
  outcome: 'error',
  reason: 'The answer sends the archive to a place that is not public.',
} as const;

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
