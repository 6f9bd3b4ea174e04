import { afterAll, beforeEach, describe, test } from 'vitest';
import { type CompatibleEntry, compatibleModel } from '../../../src/models/compatible.ts';
import { KEY, remoteEntry, withKey } from '../../models/a-remote-model.ts';
import { base64, compatibleServer, picture, raw } from '../../models/servers/compatible-server.ts';
import { bytes, html, json, pictures, redirect, type Scene } from '../../models/servers/serve.ts';
import { oddPictures } from './odd-pictures.ts';
import { describeOrdinary, type Ordinary } from './ordinary.ts';
import { type Ending, play } from './play.ts';
import { withHeaders } from './scenes.ts';

const server = await compatibleServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  server.files.clear();
  server.seen.length = 0;
});

const wire: Ordinary = {
  model: (params = {}, baseURL = server.url) =>
    compatibleModel(
      remoteEntry('openai-compatible', {
        model: 'Qwen/Qwen-Image',
        baseURL: `${baseURL}/v1`,
        price: '0.0075',
        params,
      }) as CompatibleEntry,
    ),
  script: (scenes) => void server.script.splice(0, Infinity, ...scenes),
  submits: () => server.seen.filter(({ method }) => method === 'POST').length,
  error: (status, words = `no, ${KEY}`) => json(status, { detail: words }),
  noMoney: json(402, { error: { message: 'no credit' } }),
  price: '0.0075',
  paid: ['0.0075', '0.0075', 'price-table'],
  paidTwice: '0.015',
};

describe('a server of one’s own', () => describeOrdinary(wire));

const { paid, price } = wire;
const { png } = pictures;
const well = { outcome: 'image', cost: paid, later: 'stored' } as const;
const lost = { outcome: 'error', cost: [null, price, 'unknown'], later: 'failed' } as const;
const none = { ...lost, outcome: 'empty', later: 'stored' } as const;
const refused = { ...none, outcome: 'refused' } as const;
const free = [null, '0.00', 'unknown'] as const;

describe('pictures of a server of one’s own', () => {
  test.each(oddPictures)('%s', async (_, bytesOf, looked) => {
    // Only of a picture it is the benchmark's word what it cost.
    const cost = looked.outcome === 'image' ? paid : lost.cost;
    await play(wire, [picture({ b64_json: base64(bytesOf) })], { ...looked, cost });
  });

  test.each<[string, Scene, Ending]>([
    ['bytes and nothing else', bytes(pictures.webp, 'image/png'), well],
    ['bytes of no type', raw(200, png), well],
    ['bytes cut off', bytes(pictures.half), { ...lost, reason: /ends before its picture/ }],
    ['a path', picture({ url: '/files/a.png' }), well],
    ['an address', picture({ url: `${server.url}/files/a.png` }), well],
    ['an address where base64 should be', picture({ b64_json: `${server.url}/files/a.png` }), well],
    ['a data address', picture({ url: `data:image/png;base64,${base64(png)}` }), well],
    ['base64 in lines', picture({ b64_json: base64(png).replace(/.{60}/g, '$&\n') }), well],
    ['a word in a list', picture(base64(png)), well],
    ['images for data', json(200, { images: [base64(png)] }), well],
    ['led elsewhere', picture({ url: '/files/moved.png' }), well],
    [
      'base64 that is none',
      picture({ b64_json: '[a picture]' }),
      { ...lost, reason: /not the base64/ },
    ],
    ['no bytes', picture({ b64_json: '' }), { ...none, reason: /no bytes/ }],
    ['fewer than asked', json(200, { data: [] }), { ...none, reason: /has no picture/ }],
    ['null', json(200, { data: [null] }), { ...none, reason: /has no picture/ }],
    ['unnamed', picture({ seed: 1 }), { ...lost, reason: /neither b64_json nor url/ }],
    ['forbidden', picture({ url: '/files/no.png' }), { ...lost, reason: /HTTP 403\.$/ }],
    ['a page', picture({ url: '/files/page.png' }), { ...lost, reason: /^The bytes are/ }],
    [
      'in a network of somebody',
      picture({ url: 'http://169.254.169.254/latest' }),
      { ...lost, reason: /not public/ },
    ],
    [
      'on another port of this machine',
      picture({ url: 'http://127.0.0.1:9/a.png' }),
      { ...lost, reason: /not public/ },
    ],
  ])('%s', async (_, scene, ending) => {
    server.files
      .set('/files/a.png', bytes(png))
      .set('/files/moved.png', redirect('a.png'))
      .set('/files/no.png', html(403))
      .set('/files/page.png', html(200));
    await play(wire, [scene], ending);
  });

  test('a file that is not there yet', async () => {
    const scenes = [json(404, {}), bytes(png)];
    server.files.set('/files/a.png', (response, seen) => scenes.shift()!(response, seen));
    await play(wire, [picture({ url: '/files/a.png' })], well);
  });
});

describe('words of a server of one’s own', () => {
  const refusal = { code: 'moderation_blocked', message: 'No.' };
  test.each<[string, Scene, Ending]>([
    [
      'ids, the model that answered and the usage are kept',
      picture({ b64_json: base64(png) }, { model: 'qwen-image-2', usage: { images: 1 } }),
      {
        ...well,
        facts: {
          modelAnswered: 'qwen-image-2',
          usage: { images: 1 },
          requestIds: ['req-own-1'],
          headers: { 'x-request-id': 'req-own-1' },
          sent: { model: 'Qwen/Qwen-Image', size: '640x512' },
        },
      },
    ],
    [
      'ids of every attempt',
      withHeaders(json(500, {}), { 'x-request-id': 'req-0' }),
      {
        ...well,
        attempts: 2,
        waits: [500],
        facts: { requestIds: ['req-0', 'req-own-1'] },
      },
    ],
    [
      'usage that is no number any more',
      raw(200, `{"data":["${base64(png)}"],"usage":{"n":1e999,"images":1}}`, 'application/json'),
      { ...well, facts: { usage: { n: null, images: 1 } } },
    ],
    ['a refusal', json(400, { error: refusal }), { ...refused, reason: /moderation_blocked: No/ }],
    ['one with 200', json(200, { error: refusal }), { ...refused, reason: /moderation_blocked/ }],
    [
      'one in a list',
      json(422, { detail: [{ type: 'content_policy_violation', msg: 'No.' }] }),
      { ...refused, reason: /^HTTP 422 content_policy_violation: No\.$/ },
    ],
    [
      'an error with 200',
      json(200, { error: { message: 'out of memory' } }),
      { ...lost, reason: /^out of memory$/ },
    ],
    [
      'FastAPI’s list',
      json(422, { detail: [{ type: 'missing', loc: ['body', 'size'], msg: 'Field required' }] }),
      { ...lost, cost: free, reason: /^HTTP 422 missing: size: Field required$/ },
    ],
    [
      'FastAPI’s word',
      json(400, { detail: 'too wide' }),
      { ...lost, cost: free, reason: /^HTTP 400: too wide$/ },
    ],
    [
      'words alone',
      raw(413, 'Payload too large', 'text/plain'),
      { ...lost, cost: free, reason: /^HTTP 413: Payload too large$/ },
    ],
  ])('%s', async (_, scene, ending) => void (await play(wire, [scene], ending)));
});
