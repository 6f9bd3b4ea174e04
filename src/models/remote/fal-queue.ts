import { setTimeout as sleep } from 'node:timers/promises';
import { isMap, Nothing, notJson, type RemoteNothing } from './answer.ts';
import { LASTING } from './failure.ts';
import { NoAnswer } from './no-answer.ts';
import { falPackage } from './packages.ts';
import { patiently } from './patiently.ts';
import type { Recorder } from './recorder.ts';

/** Where the package believes the queue to be. */
const QUEUE = 'https://queue.fal.run';
/** Milliseconds between looks at a job: a tenth of how long it has been, within these. */
const LOOKS = { shortest: 100, longest: 1000 };

export interface FalWay {
  endpoint: string;
  key: string;
  /** Of the queue, without a slash at its end. */
  address: string;
  signal: AbortSignal;
  fetch: Recorder['fetch'];
}

export interface FalJob extends FalWay {
  input: Record<string, unknown>;
  /** Seconds after which nobody waits for it any more. */
  seconds: number;
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
  readonly headers: Headers;
  /** Whether a job was in the queue already: another one would be billed beside it. */
  readonly hasJob: boolean;

  constructor({ status, headers }: Response, body: unknown, hasJob: boolean) {
    super(`HTTP ${status}`);
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.hasJob = hasJob;
  }
}

/**
 * Puts a job into fal's queue, once whatever happens, and takes its result. A job that nobody waits
 * for any more is taken out of the queue, as far as that is still possible.
 *
 * @throws {FalFault} for an answer with a bad status
 */
export async function falResult(job: FalJob): Promise<FalResult> {
  const { endpoint, input, signal, seconds } = job;
  const client = await clientOf(job);
  const { queue } = client;
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
  client.follow(submitted);
  try {
    return await taken(client, job, requestId);
  } catch (error) {
    if (signal.aborted) {
      const late = AbortSignal.timeout(5000);
      queue.cancel(endpoint, { requestId, abortSignal: late }).catch(() => {});
    }
    throw error;
  }
}

/**
 * Takes the result of a job that was put into the queue before, by whoever did not live to take it.
 *
 * @throws {FalFault} for an answer with a bad status, e.g. where the queue no longer knows the job
 */
export async function falResultOf(way: FalWay, requestId: string): Promise<FalResult> {
  return taken(await clientOf(way), way, requestId);
}

/** Waits for a job. To look costs nothing, so a look that fails is not the end of what was paid for. */
async function taken(
  { queue, units, wait }: Awaited<ReturnType<typeof clientOf>>,
  { endpoint, signal }: FalWay,
  requestId: string,
): Promise<FalResult> {
  wait();
  try {
    const began = performance.now();
    const look = async () =>
      statusOf(await queue.status(endpoint, { requestId, abortSignal: signal }));
    while ((await patiently(look, { mayPass, signal })) !== 'COMPLETED') {
      const tenth = (performance.now() - began) / 10;
      const pause = Math.min(LOOKS.longest, Math.max(LOOKS.shortest, tenth));
      await sleep(pause, undefined, { signal });
    }
    const take = async () => {
      const { data } = await queue.result(endpoint, { requestId, abortSignal: signal });
      if (!isMap(data)) throw new Nothing(notJson(data));
      return { data, units: units() };
    };
    return await patiently(take, { mayPass, signal });
  } catch (error) {
    // There is a job, so whatever became of the way to it is not as if nothing had been sent.
    if (!(error instanceof NoAnswer)) throw error;
    throw new Nothing({
      outcome: 'error',
      reason: `No answer: ${error.message}.`,
      failure: LASTING,
    });
  }
}

/** @throws {Nothing} for whatever is no state in which a job can be waited for */
function statusOf(told: unknown): 'COMPLETED' | 'IN_QUEUE' | 'IN_PROGRESS' {
  const status = isMap(told) ? told.status : undefined;
  if (status === 'COMPLETED' || status === 'IN_QUEUE' || status === 'IN_PROGRESS') return status;
  throw new Nothing(notStatus(told));
}

function notStatus(told: unknown): RemoteNothing {
  return isMap(told) && typeof told.status === 'string'
    ? { outcome: 'error', reason: `The queue says of the job: ${told.status}.` }
    : notJson(told);
}

/** A job's own failure is told with 4xx; a page where JSON should be is a proxy's, and passes. */
function mayPass(error: unknown): boolean {
  if (error instanceof FalFault) return error.status >= 500 || error.status === 429;
  if (error instanceof Nothing) return !/The queue says/.test(error.answer.reason);
  return true;
}

/** The package's client, that goes where the queue is, and where it says that the job is. */
async function clientOf({ address, key, fetch }: FalWay) {
  const { createFalClient } = await falPackage();
  let job: Readonly<Record<string, unknown>> | null = null;
  let units: string | null = null;
  let isWaiting = false;

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

  const { queue } = createFalClient({
    credentials: key,
    async fetch(input, init) {
      const url = target(input instanceof Request ? input.url : String(input));
      const answer = await fetch(url, init);
      units = answer.headers.get('x-fal-billable-units');
      if (answer.ok) return answer;
      throw new FalFault(answer, await bodyOf(answer), isWaiting);
    },
  });
  return {
    queue,
    /** From now on there is a job. */
    wait() {
      isWaiting = true;
    },
    follow(submitted: Readonly<Record<string, unknown>>) {
      job = submitted;
    },
    units: () => units,
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
