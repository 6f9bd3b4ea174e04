import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { falDetail, falResultBody, inProgress, inQueue } from '../../models/servers/fal-server.ts';
import { bytes, json, type Scene, type Seen } from '../../models/servers/serve.ts';
import { falBill } from './bill.ts';
import type { Books, Pace, Submit } from './books.ts';
import { cutShort, halfOf, hung, toItsEnd } from './deliver.ts';
import { retryAfter } from './direct.ts';
import { pictureOf } from './picture.ts';
import { fateOf, oneOf, queueCuts, queueHangs } from './plan.ts';

interface Job extends Submit {
  state: 'waiting' | 'working' | 'done' | 'cancelled';
  units: string;
  usd: string;
  wasCut: boolean;
  /** How often anybody asked for it. */
  looks: number;
}

export interface QueueOptions extends Pick<Pace, 'seed'> {
  books: Books;
  key: string;
  /** Of this server, without a slash at its end. */
  url: string;
}

const unseen = { state: 'waiting', wasCut: false, looks: 0 } as const;

type Step = 'submit' | 'status' | 'result' | 'file';

/**
 * fal's queue. A job is made at its submit, and is perhaps billed when it is done, whether or not
 * anybody takes the result; a result that was sent whole, with its units, makes it billed for
 * certain. Jobs are kept, so that whoever is started again can take what was paid for.
 */
export function openQueue({ books, key, url, seed }: QueueOptions) {
  const jobs = new Map<string, Job>();

  async function submit(endpoint: string, { body }: Seen): Promise<Scene> {
    const { prompt } = JSON.parse(body.toString()) as { prompt: string };
    const own = books.submit(endpoint, prompt);
    if (own.fate === 'busy' || own.fate === 'broken') await sleep(own.ms);
    if (own.fate === 'busy') return json(429, { detail: 'Slow down.' }, retryAfter(own.way));
    if (own.fate === 'broken') return json(500, { detail: `It failed for ${key}.` });
    const id = randomUUID();
    const job: Job = { ...own, ...falBill(endpoint, own.cell), ...unseen };
    jobs.set(id, job);
    setTimeout(() => begin(job), own.ms / 4);
    setTimeout(() => end(job), own.ms);
    const at = `${url}/fal/${endpoint.split('/').slice(0, 2).join('/')}/requests/${id}`;
    const told = { status: 'IN_QUEUE', request_id: id, response_url: at };
    const urls = { status_url: `${at}/status`, cancel_url: `${at}/cancel` };
    return fated(job, 'submit', json(200, { ...told, ...urls }));
  }

  function end(job: Job): void {
    if (job.state === 'cancelled' || isStuck(job)) return;
    job.state = 'done';
    // Nothing was made of what was refused.
    if (job.fate !== 'refusal') books.perhaps(job, job.usd);
  }

  async function take(step: string, id: string): Promise<Scene> {
    const job = jobs.get(id);
    if (job === undefined) return json(404, { detail: 'There is no such job.' });
    if (step === 'file') return fated(job, 'file', bytes(await pictureOf(job.cell)));
    if (step === 'cancel') return cancelled(job);
    if (isTurnedAway(job)) return json(429, { detail: 'Slow down.' }, retryAfter(job.way));
    if (step === 'status') return statusOf(job, id);
    if (job.state !== 'done') return json(400, { detail: 'It is not done yet.' });
    if (job.fate === 'refusal') {
      const type = 'content_policy_violation';
      return falDetail([{ loc: ['body', 'prompt'], msg: `Not for ${key}`, type }]);
    }
    const result = falResultBody(`${url}/fal/files/${id}.png`);
    const units = { 'x-fal-billable-units': job.units };
    return fated(job, 'result', json(200, result, units), () => books.billed(job, job.usd));
  }

  /** A look may be one too many, and costs nothing; the next one never is. */
  function isTurnedAway(job: Job): boolean {
    job.looks += 1;
    return job.looks % 2 === 1 && fateOf(seed, `job ${job.n}`, job.looks).fate === 'busy';
  }

  return { submit, take };
}

/** Whole, unless this is where the job's fate strikes. */
function fated(job: Job, step: Step, scene: Scene, sent?: () => void): Scene {
  const { fate, way } = job;
  if (fate === 'cut') {
    const where = oneOf(queueCuts, way);
    if (where === 'half a file' && step === 'file') return halfOf(scene);
    if (where === step && isFirst(job)) return cutShort(scene, nested(way));
  }
  if (fate === 'hang' && oneOf(queueHangs, way) === step) return hung(scene, nested(way));
  return sent === undefined ? scene : toItsEnd(scene, sent);
}

/** Cut once, and then whole, so that fetching again mends it. */
function isFirst(job: Job): boolean {
  const isFirst = !job.wasCut;
  job.wasCut = true;
  return isFirst;
}

/** It waits in the queue until nobody waits for it any more. */
function isStuck({ fate, way }: Job): boolean {
  return fate === 'hang' && oneOf(queueHangs, way) === 'status';
}

function begin(job: Job): void {
  if (job.state === 'waiting' && !isStuck(job)) job.state = 'working';
}

function cancelled(job: Job): Scene {
  if (job.state === 'done') return json(400, { status: 'ALREADY_COMPLETED' });
  job.state = 'cancelled';
  return json(202, { status: 'CANCELLATION_REQUESTED' });
}

function statusOf({ state }: Job, id: string): Scene {
  if (state === 'done') return json(200, { status: 'COMPLETED', request_id: id });
  return state === 'working' ? inProgress : inQueue;
}

/** Where in an answer, once it is settled in which one. */
function nested(way: number): number {
  return (way * 997) % 1;
}
