import { afterAll, beforeEach, describe, test } from 'vitest';
import { type KnownModel, knownModel } from '../../../src/models/catalogue.ts';
import { type OpenaiEntry, openaiModel } from '../../../src/models/openai.ts';
import { KEY, remoteEntry, withKey } from '../../models/a-remote-model.ts';
import {
  openaiError,
  openaiPicture,
  openaiServer,
  openaiUsage,
} from '../../models/servers/openai-server.ts';
import { json, pictures, type Scene } from '../../models/servers/serve.ts';
import { oddPictures } from './odd-pictures.ts';
import { describeOrdinary, type Ordinary } from './ordinary.ts';
import { type Ending, play } from './play.ts';
import { withHeaders } from './scenes.ts';

const server = await openaiServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  server.seen.length = 0;
});

const error = (code: string | null, type = 'invalid_request_error', message = `no, ${KEY}`) => ({
  message,
  type,
  code,
});

/** At prices of ours: those of the catalogue change with the day. */
const known: KnownModel = {
  ...knownModel('openai', 'gpt-image-2')!,
  price: {
    kind: 'tokens',
    perMillion: { textIn: '5', imageIn: '8', textOut: '10', imageOut: '30' },
    pictures: { '1024x1024': { medium: '0.053' } },
    inputTokens: 7400,
  },
};

const wire: Ordinary = {
  model: (params = {}, baseURL = server.url) =>
    openaiModel(
      remoteEntry('openai', {
        model: 'gpt-image-2',
        baseURL: `${baseURL}/v1`,
        params: { quality: 'medium', ...params },
      }) as OpenaiEntry,
      known,
    ),
  script: (scenes) => void server.script.splice(0, Infinity, ...scenes),
  submits: () => server.seen.length,
  error: (status, words) => openaiError(status, error(null, 'server_error', words)),
  noMoney: openaiError(429, error('insufficient_quota', 'insufficient_quota')),
  price: '0.0341',
  paid: ['0.05367', '0.05367', 'usage'],
  paidTwice: '0.08777',
};

describe('OpenAI', () => describeOrdinary(wire));

const { paid, price } = wire;
const { png } = pictures;
const base64 = png.toString('base64');
const item = (b64_json: string): Scene => openaiPicture(png, { data: [{ b64_json }] });
const user = (code: string) => openaiError(400, error(code, 'image_generation_user_error'));
const lost = { outcome: 'error', cost: [null, price, 'unknown'], later: 'failed' } as const;
/** The answer says what it used, so that its cost is known though its picture is none. */
const paidFor = { outcome: 'error', cost: paid, later: 'failed' } as const;
const free = [null, '0.00', 'unknown'] as const;
const sent = { model: 'gpt-image-2', n: 1, size: '912x736', quality: 'medium' };

describe('OpenAI’s pictures', () => {
  test.each(oddPictures)('%s', async (_, bytes, looked) => {
    await play(wire, [openaiPicture(bytes)], { ...looked, cost: paid, facts: { sent } });
  });

  test.each<[string, Scene, Ending]>([
    [
      'base64 with line breaks',
      item(base64.replace(/.{40}/g, '$&\r\n')),
      { outcome: 'image', cost: paid, later: 'stored' },
    ],
    [
      'a data address',
      item(`data:image/png;base64,${base64}`),
      { outcome: 'image', cost: paid, later: 'stored' },
    ],
    [
      'a large picture that is no base64',
      item('%'.repeat(90_000)),
      { ...paidFor, reason: /not the base64/ },
    ],
    [
      'a large picture that is something else',
      item('A'.repeat(90_000)),
      { ...paidFor, reason: /^The bytes are not a picture/ },
    ],
    ['base64 that is none', item(`%${base64}`), { ...paidFor, reason: /not the base64/ }],
    ['no bytes', item(''), { ...paidFor, outcome: 'empty', reason: /no bytes/, later: 'stored' }],
    [
      'fewer pictures than were asked for',
      openaiPicture(png, { data: [] }),
      { ...paidFor, outcome: 'empty', reason: /^The answer has no picture\.$/, later: 'stored' },
    ],
    [
      'null for a picture',
      openaiPicture(png, { data: [null as never] }),
      { ...paidFor, reason: /^The answer has no b64_json\.$/ },
    ],
    [
      'no list of pictures',
      json(200, { created: 1, usage: openaiUsage }),
      { ...paidFor, reason: /^The answer is JSON and not what it should be\.$/ },
    ],
    ['a list', json(200, []), { ...lost, reason: /^The answer is/ }],
    ['null', json(200, null), { ...lost, reason: /^The answer is JSON/ }],
    ['a list', json(200, [1]), { ...lost, reason: /^The answer is JSON/ }],
    [
      'a complaint with a good status',
      json(200, { error: { code: 'insufficient_quota', message: 'Pay first.' } }),
      { ...lost, reason: /^insufficient_quota: Pay first\.$/ },
    ],
  ])('%s', async (_, scene, ending) => void (await play(wire, [scene], ending)));
});

describe('OpenAI’s words', () => {
  test.each<[string, Scene, Ending]>([
    [
      'a refusal',
      user('moderation_blocked'),
      {
        outcome: 'refused',
        reason: /^HTTP 400 moderation_blocked: no, \[hidden\]$/,
        cost: [null, price, 'unknown'],
        later: 'stored',
        facts: { requestIds: ['req_2'] },
      },
    ],
    [
      'a bad parameter of the same type',
      user('invalid_value'),
      { outcome: 'error', reason: /^HTTP 400 invalid_value/, cost: free, later: 'failed' },
    ],
    [
      'a limit of the account that is no empty purse',
      withHeaders(openaiError(429, error('rate_limit_exceeded')), { 'retry-after': '1' }),
      { outcome: 'image', cost: paid, attempts: 2, waits: [1500], later: 'stored' },
    ],
    [
      'a hard limit of what may be spent, with the status of a bad request',
      openaiError(400, error('billing_hard_limit_reached')),
      { outcome: 'error', reason: /billing_hard_limit/, cost: free, later: 'open' },
    ],
  ])('%s', async (_, scene, ending) => void (await play(wire, [scene], ending)));

  test.each<[string, Scene, Ending]>([
    [
      'ids, the model that answered and the usage are kept',
      withHeaders(json(200, { model: 'gpt-image-2-2026-04-21', data: [{ b64_json: base64 }] }), {
        'x-request-id': 'req_7',
        'openai-processing-ms': '5120',
      }),
      {
        outcome: 'image',
        // By the table: nobody says what was used.
        cost: [price, price, 'price-table'],
        later: 'stored',
        facts: {
          modelAnswered: 'gpt-image-2-2026-04-21',
          requestIds: ['req_7'],
          usage: null,
          headers: { 'x-request-id': 'req_7', 'openai-processing-ms': '5120' },
        },
      },
    ],
    [
      'what was used, to the token',
      openaiPicture(png),
      { outcome: 'image', cost: paid, later: 'stored', facts: { usage: openaiUsage } },
    ],
    [
      'ids of every attempt',
      openaiError(500, error(null)),
      {
        outcome: 'image',
        cost: paid,
        attempts: 2,
        waits: [500],
        later: 'stored',
        facts: { requestIds: ['req_2', 'req_1'] },
      },
    ],
  ])('%s', async (_, scene, ending) => void (await play(wire, [scene], ending)));
});
