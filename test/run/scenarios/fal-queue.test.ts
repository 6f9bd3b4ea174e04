import { describe, expect, test } from 'vitest';
import { falDetail, falResultBody, inProgress, inQueue } from '../../models/servers/fal-server.ts';
import {
  cut,
  cutInBody,
  hang,
  hangInBody,
  html,
  json,
  type Scene,
} from '../../models/servers/serve.ts';
import {
  type Case,
  free,
  late,
  lost,
  paid,
  playJob,
  price,
  result,
  server,
  short,
  well,
  wire,
  withServer,
} from './fal-wire.ts';
import { play } from './play.ts';
import { withHeaders } from './scenes.ts';

withServer();

describe('fal’s queue', () => {
  const refused = { outcome: 'refused', cost: [null, price, 'unknown'], later: 'stored' } as const;
  const policy = { type: 'content_policy_violation', loc: ['body', 'prompt'], msg: 'No.' };
  const failed = { outcome: 'error', cost: free, later: 'failed' } as const;

  test.each<Case>([
    ['a job that waits and runs', { status: [inQueue, inProgress] }, well],
    ['a look that is cut', { status: [cut] }, well],
    ['a look at a page', { status: [html(200)] }, well],
    ['a look at a gateway’s page', { status: [html(502)] }, well],
    ['a look for too many', { status: [json(429, {})] }, well],
    ['a result that is late', { result: [html(504)] }, well],
    ['a result that is cut', { result: [cutInBody] }, well],
    ['a result that is a page', { result: [html(200)] }, well],
    [
      'a job that failed, in a word',
      { result: [falDetail('Bad size')] },
      { ...failed, reason: /^HTTP 422: Bad size$/ },
    ],
    [
      'a job that failed, in a list',
      { result: [falDetail([{ type: 'value_error', loc: ['body', 'seed'], msg: 'too big' }])] },
      { ...failed, reason: /^HTTP 422 value_error: seed: too big$/ },
    ],
    [
      'a refusal, in a list',
      { result: [falDetail([policy])] },
      { ...refused, reason: /^HTTP 422 content_policy_violation: prompt: No\.$/ },
    ],
    [
      'a refusal, in a word',
      { result: [falDetail('content_policy_violation')] },
      { ...refused, reason: /content_policy_violation/ },
    ],
    [
      'a picture that was blackened',
      {
        result: [result(falResultBody(`${server.url}/files/a.png`, { has_nsfw_concepts: [true] }))],
      },
      { ...refused, cost: paid, reason: /^has_nsfw_concepts/ },
    ],
    [
      'a picture that was looked at and is in order',
      {
        result: [
          result(falResultBody(`${server.url}/files/a.png`, { has_nsfw_concepts: [false] })),
        ],
      },
      well,
    ],
    [
      'a state that nobody knows',
      { status: [json(200, { status: 'LOST' })] },
      { ...lost, reason: /^The queue says of the job: LOST\.$/ },
    ],
    ['a job that the queue lost', { status: [json(404, {})] }, { ...lost, reason: /^HTTP 404$/ }],
    [
      'a key that is no longer good',
      { result: [json(401, {})] },
      { ...lost, reason: /^HTTP 401$/ },
    ],
    ['a result that never comes', { result: [hangInBody] }, { ...lost, ...late() }, short],
  ])('%s', async (_, script, ending, stage) => playJob(script, ending, stage));

  test('a page for ever where a look should be: given up, and asked for once', async () => {
    const status = Array.from({ length: 5 }, () => html(200));
    await playJob({ status }, { ...lost, reason: /^The answer is/ });
  });

  test('a look that never comes: the job is taken out of the queue', async () => {
    await playJob({ status: [hang] }, { ...lost, ...late() }, short);
    await expect.poll(() => server.of('cancel').length).toBe(1);
  });

  test.each<[string, Scene]>([
    ['no id', json(200, { status: 'IN_QUEUE' })],
    ['null', json(200, null)],
  ])('a job with %s may be there all the same', async (_, scene) => {
    await play(wire, [scene], { ...lost, reason: /^The answer is/ });
  });

  test('ids of every attempt, and the headers of the last', async () => {
    const scene = withHeaders(json(503, {}), { 'x-fal-request-id': 'first' });
    await playJob({ submit: [scene] }, { ...well, attempts: 2, waits: [500] });
  });
});
