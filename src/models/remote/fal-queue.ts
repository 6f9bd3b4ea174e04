import { setTimeout as sleep } from 'node:timers/promises';
import { isMap, Nothing, notJson, type RemoteNothing } from './answer.ts';
import { sendOnce } from './send-once.ts';

/** Where the package believes the queue to be. */
const QUEUE = 'https://queue.fal.run';
/** Milliseconds between looks at a job: a tenth of how long it has been, within these. */
const LOOKS = { shortest: 100, longest: 1000 };

export interface FalJob {
  endpoint: string;
  input: Record<string, unknown>;
  key: string;
  /** Of the queue, without a slash at its end. */
  address: string;
  /** Seconds after which nobody waits for it any more. */
  seconds: number;
  signal: AbortSignal;
  /** Told the job's id before anything is waited for. */
  heard(requestId: string): void;
}

export interface FalResult {
  data: unknown;
  /** As the header of the result says it; null where it says nothing. */
  units: string | null;
}

/** An answer with a bad status. Of a class of ours, which the package doesn't take for worth a retry. */
export class FalFault extends Error {
  override readonly name = 'FalFault';
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/**
 * Puts a job into fal's queue once, waits for it and fetches its result. A job that nobody waits
 * for any more is taken out of the queue, as far as that is still possible.
 *
 * @throws {FalFault} for an answer with a bad status
 */
export async function falResult(job: FalJob): Promise<FalResult> {
  const { endpoint, input, signal, seconds } = job;
  const way = transport(job);
  const { createFalClient } = await import('@fal-ai/client');
  const { queue } = createFalClient({ credentials: job.key, fetch: way.fetch });
  const submitted: unknown = await queue.submit(endpoint, {
    input,
    abortSignal: signal,
    // The queue would run a failed job again by itself, and bill it again.
    headers: { 'x-fal-no-retry': '1' },
    // What has not begun when nobody waits any more need not begin.
    ...(seconds > 1 ? { startTimeout: Math.ceil(seconds) } : {}),
  });
  if (!isMap(submitted) || typeof submitted.request_id !== 'string') {
    throw new Nothing(notJson(submitted));
  }
  const requestId = submitted.request_id;
  job.heard(requestId);
  way.follow(submitted);
  try {
    const began = performance.now();
    for (;;) {
      const told: unknown = await queue.status(endpoint, { requestId, abortSignal: signal });
      const status = isMap(told) ? told.status : undefined;
      if (status === 'COMPLETED') break;
      if (status !== 'IN_QUEUE' && status !== 'IN_PROGRESS') throw new Nothing(notStatus(told));
      const tenth = (performance.now() - began) / 10;
      const pause = Math.min(LOOKS.longest, Math.max(LOOKS.shortest, tenth));
      await sleep(pause, undefined, { signal });
    }
    const { data } = await queue.result(endpoint, { requestId, abortSignal: signal });
    return { data, units: way.units() };
  } catch (error) {
    if (signal.aborted) {
      const late = AbortSignal.timeout(5000);
      queue.cancel(endpoint, { requestId, abortSignal: late }).catch(() => {});
    }
    throw error;
  }
}

function notStatus(told: unknown): RemoteNothing {
  return isMap(told) && typeof told.status === 'string'
    ? { outcome: 'error', reason: `The queue says of the job: ${told.status}.` }
    : notJson(told);
}

/** Goes where the queue is, and where it says that the job is; tells bad answers as they are. */
function transport({ address }: FalJob) {
  let job: Readonly<Record<string, unknown>> | null = null;
  let units: string | null = null;

  function target(url: string): string {
    const { pathname } = new URL(url);
    const own = `${address}${url.slice(QUEUE.length)}`;
    if (job === null || !url.startsWith(`${QUEUE}/`)) return own;
    const told = pathname.endsWith('/status')
      ? job.status_url
      : pathname.endsWith('/cancel')
        ? job.cancel_url
        : job.response_url;
    // The key goes along, so it goes nowhere else.
    return typeof told === 'string' && URL.canParse(told) && sameOrigin(told, address) ? told : own;
  }

  return {
    follow: (submitted: Readonly<Record<string, unknown>>) => {
      job = submitted;
    },
    units: () => units,
    async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
      const answer = await sendOnce(
        target(input instanceof Request ? input.url : String(input)),
        init,
      );
      units = answer.headers.get('x-fal-billable-units');
      if (answer.ok) return answer;
      throw new FalFault(answer.status, await bodyOf(answer));
    },
  };
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function sameOrigin(a: string, b: string): boolean {
  return new URL(a).origin === new URL(b).origin;
}
