import { afterAll, beforeEach, expect } from 'vitest';
import { type KnownModel, knownModel } from '../../../src/models/catalogue.ts';
import { type FalEntry, falModel } from '../../../src/models/fal.ts';
import { KEY, remoteEntry, withKey } from '../../models/a-remote-model.ts';
import { falResultBody, falServer } from '../../models/servers/fal-server.ts';
import { json, type Scene } from '../../models/servers/serve.ts';
import type { Ordinary } from './ordinary.ts';
import { type Ending, play } from './play.ts';

export const server = await falServer();

/** For the tests of a file. */
export function withServer(): void {
  afterAll(() => server.close());
  withKey();
  beforeEach(() => {
    for (const scenes of Object.values(server.script)) scenes.length = 0;
    server.seen.length = 0;
  });
}

/** At a price of ours: those of the catalogue change with the day. */
const known: KnownModel = {
  ...knownModel('fal', 'fal-ai/flux-2')!,
  price: { kind: 'units', unit: 'megapixel', usd: '0.012' },
};

export const wire: Ordinary = {
  model: (params = {}, baseURL = server.url) =>
    falModel(remoteEntry('fal', { model: known.model, baseURL, params }) as FalEntry, known),
  script: (scenes) => void server.script.submit.splice(0, Infinity, ...scenes),
  submits: () => server.of('submit').length,
  error: (status, words = `no, ${KEY}`) => json(status, { detail: words }),
  noMoney: json(403, { detail: 'User is locked. Reason: Exhausted balance.' }),
  price: '0.012',
  paid: ['0.024', '0.024', 'units'],
  paidTwice: '0.036',
};

export const { paid, price } = wire;
const JOB = /^[0-9a-f-]{36}$/;
export const well = { outcome: 'image', cost: paid, later: 'stored' } as const;
export const free = [null, '0.00', 'unknown'] as const;
/** Nobody can say what became of the job. */
export const lost = { outcome: 'error', cost: [null, price, 'unknown'], later: 'failed' } as const;
/** The job's result said what is billed, though its picture is none. */
export const paidFor = { outcome: 'error', cost: paid, later: 'failed' } as const;
export const short = { params: { timeout: 1.5 } };
export const result = (body: object, units = '2'): Scene =>
  json(200, body, { 'x-fal-billable-units': units });
export const at = (url: string) => result(falResultBody(url));

type Script = Partial<Record<'submit' | 'status' | 'result' | 'file', Scene[]>>;
export type Case = [string, Script, Ending, Parameters<typeof play>[3]?];

/** Whatever becomes of a job, it was put into the queue once. */
export async function playJob({ submit = [], ...script }: Script, ...rest: Tail): Promise<void> {
  Object.assign(server.script, script);
  const { facts } = await play(wire, submit, ...rest);
  expect(facts.requestIds).toEqual([expect.stringMatching(JOB)]);
  expect(server.of('submit')[0]!.headers['x-fal-no-retry']).toBe('1');
}
type Tail = [Ending, Parameters<typeof play>[3]?];

export function dataOf(picture: Buffer): string {
  return `data:image/png;base64,${picture.toString('base64')}`;
}

export function empty(reason: RegExp) {
  return { outcome: 'empty', reason, later: 'stored' } as const;
}

export function late() {
  return { outcome: 'timeout', reason: /^No picture after 1\.5 s\.$/ } as const;
}
