import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CompatibleEntry, compatibleModel } from '../../src/models/compatible.ts';
import { type CompatibleParams, compatibleParams } from '../../src/models/compatible-params.ts';
import type { ModelEntry } from '../../src/models/entry.ts';
import type { ImageRequest } from '../../src/models/model.ts';
import { folderOf } from '../run/folder.ts';
import {
  expectNothing,
  KEY,
  KEY_NAME,
  remoteEntry,
  unknownCost,
  withKey,
} from './a-remote-model.ts';
import { aSample, requestFor } from './a-request.ts';
import { describeModel } from './model-contract.ts';
import { base64, compatibleServer, picture, raw } from './servers/compatible-server.ts';
import * as servers from './servers/serve.ts';

const { pictures } = servers;
const server = await compatibleServer();
const inside = await servers.serve(() => servers.bytes(pictures.png));
afterAll(() => Promise.all([server.close(), inside.close()]));
withKey();
beforeEach(() => {
  server.script.length = 0;
  server.seen.length = 0;
  server.files.clear();
});

function model(params: CompatibleParams = {}, over: Partial<ModelEntry> = {}) {
  const base = { model: 'Qwen/Qwen-Image', baseURL: `${server.url}/v1`, keyEnv: null };
  const checked = compatibleParams.parse(params);
  return compatibleModel(
    remoteEntry('openai-compatible', { ...base, ...over, params: checked }) as CompatibleEntry,
  );
}

/** What was sent last, as JSON. */
const body = () => JSON.parse(server.seen.at(-1)!.body.toString());
const PROMPT = 'Jazz Night Every Friday in the harbour €14.50';
const png = { b64_json: base64(pictures.png) };

async function form({ headers, body }: servers.Seen): Promise<FormData> {
  const type = { 'content-type': headers['content-type']! };
  return new Response(new Uint8Array(body), { headers: type }).formData();
}

async function withInputs(): Promise<ImageRequest> {
  const folder = await folderOf({ 'bowl.png': pictures.png, 'cup.jpg': pictures.jpeg });
  return requestFor(aSample('poster', { inputs: ['bowl.png', 'cup.jpg'] }), { folder });
}

describeModel('a server of one’s own', {
  make: () => model(),
  isDrawn: false,
  takesSeed: true,
  isRemote: true,
});
describeModel('a gateway with a key and no seeds', {
  make: () => model({ seed: 'none' }, { keyEnv: KEY_NAME, price: '0.04' }),
  isDrawn: false,
  isRemote: true,
  secrets: [KEY],
});

describe('what is sent', () => {
  test('a prompt with the canvas’s size and a seed, once', async () => {
    await model().generate(requestFor());
    expect(server.seen.map(({ path }) => path)).toEqual(['/v1/images/generations']);
    expect(body()).toEqual({
      model: 'Qwen/Qwen-Image',
      prompt: PROMPT,
      n: 1,
      size: '640x512',
      response_format: 'b64_json',
      seed: expect.any(Number),
    });
  });

  test('everything that a benchmark may say', async () => {
    const extra = { num_inference_steps: 28, lora: { name: 'brand', scale: 0.8 }, off: null };
    const params = { size: '1024x768', quality: 'hd', seed: 7, extra } as const;
    await model({ ...params, responseFormat: 'url' }).generate(
      requestFor(aSample(), { repeat: 2 }),
    );
    expect(body()).toEqual({
      model: 'Qwen/Qwen-Image',
      prompt: PROMPT,
      n: 1,
      size: '1024x768',
      quality: 'hd',
      response_format: 'url',
      seed: 9,
      ...extra,
    });
  });

  test('nothing that it says to leave out', async () => {
    await model({ size: 'none', seed: 'none', responseFormat: 'none' }).generate(requestFor());
    expect(body()).toEqual({ model: 'Qwen/Qwen-Image', prompt: PROMPT, n: 1 });
  });

  test('settings and the seed within the prompt, where sd-server looks for them', async () => {
    const sdcpp = { sample_params: { sample_steps: 28 } };
    const generated = await model({ sdcpp, seed: 5 }).generate(requestFor());
    const args = { ...sdcpp, seed: 5 };
    const { prompt, ...rest } = body();
    expect(prompt).toBe(`${PROMPT} <sd_cpp_extra_args>${JSON.stringify(args)}</sd_cpp_extra_args>`);
    expect(rest).not.toHaveProperty('seed');
    expect(generated.sent).toMatchObject({ sd_cpp_extra_args: args });
  });

  test('another seed for each repeat and each seed of a benchmark, and the same again', async () => {
    const made = model();
    for (const [repeat, seed] of [
      [0, 1],
      [1, 1],
      [0, 2],
      [0, 1],
    ]) {
      await made.generate(requestFor(aSample(), { repeat: repeat!, seed: seed! }));
    }
    const seeds = server.seen.map((seen) => JSON.parse(seen.body.toString()).seed);
    expect(new Set(seeds).size).toBe(3);
    expect(seeds[3]).toBe(seeds[0]);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
  });

  test('input pictures as parts; maps as JSON, and null not at all', async () => {
    const extra = { guidance_scale: 4.5, lora: { name: 'brand' }, tags: ['a'], off: null };
    const generated = await model({ seed: 3, extra }).generate(await withInputs());
    expect(generated.outcome).toBe('image');
    expect(server.seen.map(({ path }) => path)).toEqual(['/v1/images/edits']);
    const sent = await form(server.seen[0]!);
    const files = sent.getAll('image[]') as File[];
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ['input-1.png', 'image/png'],
      ['input-2.jpg', 'image/jpeg'],
    ]);
    expect(Buffer.from(await files[0]!.arrayBuffer()).equals(pictures.png)).toBe(true);
    expect(Object.fromEntries([...sent].filter(([key]) => key !== 'image[]'))).toEqual({
      model: 'Qwen/Qwen-Image',
      prompt: PROMPT,
      n: '1',
      size: '640x512',
      response_format: 'b64_json',
      seed: '3',
      guidance_scale: '4.5',
      lora: '{"name":"brand"}',
      tags: '["a"]',
    });
  });

  test.each<[string, CompatibleParams, [number, number], string]>([
    ['a canvas on the grid', {}, [1024, 1536], '1024x1536'],
    ['a canvas beside it', {}, [1000, 1500], '992x1488'],
    ['a coarse grid', { step: 64 }, [1000, 1500], '1024x1536'],
    ['a longest side', { maxSide: 1024 }, [1024, 1536], '688x1024'],
    ['a list', { sizes: ['1024x1024', '832x1216', '1664x2432'] }, [832, 1216], '832x1216'],
    ['a list, more pixels', { sizes: ['832x1216', '1664x2432'] }, [1664, 2432], '1664x2432'],
    ['a very wide canvas', {}, [2048, 256], '2048x256'],
    ['a very small one', {}, [20, 20], '32x32'],
    ['a size', { size: '512x512' }, [1024, 1536], '512x512'],
    ['the server’s choice', { size: 'auto' }, [1024, 1536], 'auto'],
  ])('the size for %s', async (_, params, [width, height], size) => {
    await model(params).generate(requestFor(aSample('poster', { canvas: { width, height } })));
    expect(body().size).toBe(size);
  });

  test('a slash at the end of an address is no other address', async () => {
    const slashed = model({}, { baseURL: `${server.url}/v1//` });
    await slashed.generate(requestFor());
    expect(server.seen[0]!.path).toBe('/v1/images/generations');
    expect(await slashed.identity(requestFor())).toEqual(await model().identity(requestFor()));
  });
});

describe('whose key is sent', () => {
  const environment = {
    OPENAI_API_KEY: 'sk-openai-secret',
    OPENAI_ADMIN_KEY: 'admin-secret',
    OPENAI_ORG_ID: 'org-secret',
    OPENAI_PROJECT_ID: 'proj-secret',
    OPENAI_BASE_URL: 'http://127.0.0.1:1/secret',
    OPENAI_WEBHOOK_SECRET: 'hook-secret',
    OPENAI_CUSTOM_HEADERS: 'x-internal: secret\nAuthorization: Bearer secret',
  };

  test.each<[string, string | null, string | undefined]>([
    ['none, where none is named', null, undefined],
    ['the one that is named', KEY_NAME, `Bearer ${KEY}`],
  ])('%s, and nothing of OpenAI’s out of the environment', async (_, keyEnv, authorization) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const made = model({}, { keyEnv });
    for (const request of [requestFor(), await withInputs()]) {
      expect(await made.check([request])).toEqual([]);
      expect((await made.generate(request)).outcome).toBe('image');
    }
    vi.unstubAllEnvs();
    expect(server.seen).toHaveLength(2);
    for (const { headers, body } of server.seen) {
      expect(headers.authorization).toBe(authorization);
      expect(JSON.stringify(headers) + body.toString('latin1')).not.toMatch(/secret/);
    }
  });

  test('one that is named and not set is missing', async () => {
    vi.stubEnv(KEY_NAME, '');
    vi.stubEnv('OPENAI_API_KEY', 'sk-openai-secret');
    const made = model({}, { keyEnv: KEY_NAME });
    const [fault] = await made.check([requestFor()]);
    expect(fault).toMatchObject({ code: 'environment', detail: { key: KEY_NAME } });
    await expect(made.generate(requestFor())).rejects.toThrow(/the key is missing/);
    vi.unstubAllEnvs();
    expect(server.seen).toHaveLength(0);
  });
});

describe('the shapes that pictures come in', () => {
  const data = `data:image/png;base64,${base64(pictures.png)}`;
  const lines = base64(pictures.png).replace(/.{60}/g, '$&\r\n');
  const own = `${server.url}/files/a.png`;

  test.each<[string, servers.Scene]>([
    ['base64', picture(png)],
    ['base64 with what else vLLM-Omni says', picture({ ...png, url: null, revised_prompt: null })],
    ['base64 in lines', picture({ b64_json: `\n${lines}\n` })],
    ['base64 that is a data address', picture({ b64_json: data })],
    ['an address where base64 is expected', picture({ b64_json: own })],
    ['an address', picture({ url: own })],
    ['an address beside empty base64', picture({ b64_json: '', url: own })],
    ['a path', picture({ url: '/files/a.png' })],
    ['a data address', picture({ url: data })],
    ['a redirect', picture({ url: `${server.url}/files/moved.png` })],
    ['text among images', servers.json(200, { images: [base64(pictures.png)] })],
    ['a data address among images', servers.json(200, { images: [data] })],
    ['an address among images', servers.json(200, { images: [own] })],
    ['url among images', servers.json(200, { images: [{ url: own, width: 48 }] })],
    ['b64_json among images', servers.json(200, { images: [png] })],
    ['image among images', servers.json(200, { images: [{ image: base64(pictures.png) }] })],
    ['images beside empty data', servers.json(200, { data: [], images: [png] })],
    ['the bytes', raw(200, pictures.png, 'image/png')],
    ['the bytes, of no type', raw(200, pictures.png)],
    ['the bytes, as JSON', raw(200, pictures.png, 'application/json')],
    ['JSON of no type', raw(200, JSON.stringify({ data: [png] }))],
    [
      'JSON as text, with a mark',
      raw(200, `\ufeff${JSON.stringify({ data: [png] })}`, 'text/plain'),
    ],
    ['more than asked for', servers.json(200, { data: [png, { b64_json: 'x' }] })],
  ])('%s', async (_, scene) => {
    server.script.push(scene);
    server.files.set('/files/a.png', servers.bytes(pictures.png));
    server.files.set('/files/moved.png', servers.redirect('/files/a.png'));
    const generated = await model().generate(requestFor());
    expect(generated).toMatchObject({ outcome: 'image', cost: unknownCost, attempts: 1 });
    if (generated.outcome !== 'image') throw new Error('no image');
    expect(Buffer.from(generated.bytes).equals(pictures.png)).toBe(true);
    expect(server.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test.each([
    ['a JPEG', pictures.jpeg],
    ['a WebP that calls itself a PNG', pictures.webp],
  ])('%s', async (_, bytes) => {
    for (const scene of [raw(200, bytes, 'image/png'), picture({ b64_json: base64(bytes) })]) {
      server.script.push(scene);
      const generated = await model().generate(requestFor());
      expect(generated.outcome === 'image' && Buffer.from(generated.bytes).equals(bytes)).toBe(
        true,
      );
    }
  });

  test('a JPEG’s base64 begins like a path, and is none', async () => {
    expect(base64(pictures.jpeg)).toMatch(/^\/9j\//);
    server.script.push(servers.json(200, { images: [base64(pictures.jpeg)] }));
    expect((await model().generate(requestFor())).outcome).toBe('image');
    expect(server.seen).toHaveLength(1);
  });

  test('one that is not there yet is fetched again, and not asked for again', async () => {
    let looks = 0;
    server.files.set('/files/a.png', (response, seen) => {
      looks += 1;
      (looks === 1 ? servers.json(404, {}) : servers.bytes(pictures.png))(response, seen);
    });
    server.script.push(picture({ url: '/files/a.png' }));
    expect((await model().generate(requestFor())).outcome).toBe('image');
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  test('what the server says of its work: model, usage, ids', async () => {
    const usage = { generated_images: 1, total_tokens: 6240 };
    server.script.push(picture(png, { model: 'qwen-image-2512', usage }));
    expect(await model().generate(requestFor())).toMatchObject({
      modelAnswered: 'qwen-image-2512',
      usage,
      requestIds: ['req-own-1'],
      sent: { size: '640x512', response_format: 'b64_json' },
      headers: { 'x-request-id': 'req-own-1' },
    });
  });
});

describe('what comes of it where there is no picture', () => {
  const error = (status: number, told: unknown) =>
    servers.json(status, told, { 'x-request-id': 'req-own-2' });
  const loc = (type: string) => ({ loc: ['body', 'size'], msg: 'Bad size', type });

  test.each<[string, servers.Scene, 'refused' | 'empty' | 'error', RegExp]>([
    [
      'refused as OpenAI refuses',
      error(400, { error: { message: 'No.', code: 'moderation_blocked', type: 'x' } }),
      'refused',
      /^HTTP 400 moderation_blocked: No\.$/,
    ],
    [
      'refused by a type',
      error(400, { error: { message: 'No.', code: null, type: 'content_policy_violation' } }),
      'refused',
      /^HTTP 400 content_policy_violation: No\.$/,
    ],
    [
      'refused as FastAPI would',
      error(422, { detail: [loc('content_policy_violation')] }),
      'refused',
      /^HTTP 422 content_policy_violation: size: Bad size$/,
    ],
    [
      'refused with a good status',
      error(200, { error: { message: 'No.', code: 'content_policy_violation' } }),
      'refused',
      /^content_policy_violation: No\.$/,
    ],
    [
      'refused in one word',
      error(400, { error: 'content_policy_violation' }),
      'refused',
      /^HTTP 400: content_policy_violation$/,
    ],
    [
      'refused in a sentence',
      error(400, { detail: 'upstream: moderation_blocked' }),
      'refused',
      /^HTTP 400: upstream/,
    ],
    [
      'a fault with a good status',
      error(200, { data: [], error: 'out of memory' }),
      'error',
      /^out of memory$/,
    ],
    [
      'a fault without words',
      error(200, { error: {} }),
      'error',
      /^The server says that it failed/,
    ],
    [
      'a number for a code',
      error(404, { error: { message: 'No such model', type: 'NotFoundError', code: 404 } }),
      'error',
      /^HTTP 404 NotFoundError: No such model$/,
    ],
    [
      'an error that is text',
      error(400, { error: 'prompt required' }),
      'error',
      /^HTTP 400: prompt/,
    ],
    [
      'an error and a message',
      error(500, { error: 'server_error', message: 'CUDA\nout' }),
      'error',
      /^HTTP 500 server_error: CUDA out$/,
    ],
    [
      'a message alone',
      error(400, { object: 'error', message: 'Too long', code: 400 }),
      'error',
      /^HTTP 400: Too long$/,
    ],
    [
      'a detail that is text',
      error(503, { detail: 'Not ready' }),
      'error',
      /^HTTP 503: Not ready$/,
    ],
    [
      'a detail that is a list',
      error(422, { detail: [loc('value_error'), loc('value_error')] }),
      'error',
      /^HTTP 422 value_error: size: Bad size; size: Bad size$/,
    ],
    [
      'a detail that is a map',
      error(400, { detail: { error: 'bad_size', message: 'No such size' } }),
      'error',
      /^HTTP 400 bad_size: No such size$/,
    ],
    ['nothing that is known', error(418, [1, 2]), 'error', /^HTTP 418$/],
    [
      'a complaint that has no end',
      raw(500, `${'{"error":'.repeat(1e5)}1${'}'.repeat(1e5)}`, 'application/json'),
      'error',
      /^HTTP 500$/,
    ],
    ['text', raw(500, 'Internal Server Error', 'text/plain'), 'error', /^HTTP 500: Internal/],
    [
      'a wrong key, which the server repeats',
      error(401, { error: { message: `Bad key ${KEY}\u001b[2J`, code: 'invalid_api_key' } }),
      'error',
      /^HTTP 401 invalid_api_key: Bad key \[hidden\]/,
    ],
    ['a page of a proxy', servers.html(502), 'error', /^HTTP 502$/],
    ['a page with a good status', servers.html(200), 'error', /^The answer is a web page/],
    [
      'a redirect',
      servers.redirect('http://127.0.0.1:1/'),
      'error',
      /^HTTP 302: it leads to http:\/\/127\.0\.0\.1:1, where the key is not sent; if that is right, say so as baseURL$/,
    ],
    ['0 bytes', raw(200, ''), 'error', /^The answer is empty/],
    ['0 bytes as JSON', raw(200, '', 'application/json'), 'error', /^The answer is empty/],
    ['0 bytes as a picture', raw(200, '', 'image/png'), 'empty', /./],
    ['no content', raw(204, ''), 'error', /^The answer is empty/],
    ['words with a good status', raw(200, 'ok'), 'error', /^The answer is text/],
    ['JSON that ends early', servers.halfJson, 'error', /^The answer is not JSON, or is cut off/],
    ['a body that is cut off', servers.cutInBody, 'error', /^No answer: the answer was cut off/],
    ['a connection that is cut', servers.cut, 'error', /^No answer: the connection was cut/],
    ['no pictures', servers.json(200, { data: [] }), 'empty', /no picture/],
    ['a picture that is null', picture(null), 'empty', /no picture/],
    ['no data', servers.json(200, {}), 'error', /^The answer is JSON and not/],
    ['a list', servers.json(200, [png]), 'error', /^The answer is/],
    ['neither', picture({ b64_json: null, url: null }), 'error', /neither b64_json nor url/],
    ['no bytes', picture({ b64_json: '' }), 'empty', /no bytes/],
    ['what is no base64', picture({ b64_json: '<html>' }), 'error', /base64/],
    ['a data address that is no base64', picture({ url: 'data:,x y' }), 'error', /base64/],
    ['a PNG that is cut off', picture({ b64_json: base64(pictures.half) }), 'error', /cut off/],
    ['bytes of a PNG that is cut off', raw(200, pictures.half, 'image/png'), 'error', /cut off/],
    ['a picture that is text', raw(200, 'hello', 'image/png'), 'error', /not a picture/],
    ['text in base64', picture({ b64_json: base64(Buffer.from('hi')) }), 'error', /not a picture/],
    ['an address that is none', picture({ url: 'http://[' }), 'error', /names no address/],
    ['a file that is not to be had', picture({ url: '/files/no.png' }), 'error', /HTTP 403/],
    ['a page for a file', picture({ url: '/files/page.png' }), 'error', /not a picture/],
    ['a file that is cut off', picture({ url: '/files/half.png' }), 'error', /cut off/],
  ])('%s', async (_, scene, outcome, reason) => {
    server.script.push(scene);
    server.files.set('/files/no.png', servers.json(403, {}));
    server.files.set('/files/page.png', servers.html(200));
    server.files.set('/files/half.png', servers.bytes(pictures.half));
    const generated = await model({}, { keyEnv: KEY_NAME }).generate(requestFor());
    expectNothing(generated, outcome, reason);
    expect(generated.cost).toEqual(unknownCost);
    expect(server.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test.each([
    'https://192.168.0.1/a.png',
    'https://localhost/a.png',
    'file:///etc/hostname',
    () => `${inside.url}/a.png`,
    () => `${server.url.replace('127.0.0.1', 'localhost')}/files/a.png`,
    () => `${server.url}/files/away.png`,
  ])('a picture in somebody’s network (%#) is not fetched', async (address) => {
    server.files.set('/files/a.png', servers.bytes(pictures.png));
    server.files.set('/files/away.png', servers.redirect(`${inside.url}/a.png`));
    server.script.push(picture({ url: typeof address === 'string' ? address : address() }));
    expectNothing(await model().generate(requestFor()), 'error', /a place that is not public/);
    expect(inside.seen).toHaveLength(0);
    expect(server.seen.filter(({ path }) => path === '/files/a.png')).toHaveLength(0);
  });

  test.each<[number, object]>([
    [401, { kind: 'account', mayBeBilled: false }],
    [422, { kind: 'lasting', mayBeBilled: false }],
    [429, { kind: 'busy', afterMs: 120_000, mayBeBilled: false }],
    [503, { kind: 'passing', mayBeBilled: false }],
    [502, { kind: 'passing', mayBeBilled: true }],
  ])('whether another attempt makes sense after %i; the id is kept', async (status, failure) => {
    const headers = { 'x-request-id': 'req-own-3', 'retry-after': '120' };
    server.script.push(servers.json(status, { detail: 'No' }, headers));
    const heard: string[] = [];
    const asked = { ...requestFor(), heard: (id: string) => heard.push(id) };
    expect(await model().generate(asked)).toMatchObject({
      outcome: 'error',
      failure,
      requestIds: ['req-own-3'],
      headers: { 'retry-after': '120' },
    });
    expect(heard).toEqual(['req-own-3']);
  });

  test('nobody there', async () => {
    const gone = await model({}, { baseURL: 'http://127.0.0.1:9/v1' }).generate(requestFor());
    expectNothing(gone, 'error', /^No answer: nobody answers at this address \(ECONNREFUSED\)/);
    expect(gone).toMatchObject({ failure: { kind: 'passing', mayBeBilled: false } });
  });

  test.each([
    ['before headers', servers.hang],
    ['within the body', servers.hangInBody],
    ['within a file', picture({ url: '/files/slow.png' })],
  ])('a server that hangs %s is given up by our own deadline', async (_, scene) => {
    server.script.push(scene);
    server.files.set('/files/slow.png', servers.hangInBody);
    const generated = await model({ timeout: 1 }).generate(requestFor());
    expectNothing(generated, 'timeout', /^No picture after 1 s\.$/);
    expect(generated.latency.attemptMs).toBeLessThan(2800);
  });

  test('what the server said stays, where its picture is lost', async () => {
    server.script.push(picture({ url: 'file:///x' }, { model: 'qwen', usage: { images: 1 } }));
    expect(await model().generate(requestFor())).toMatchObject({
      outcome: 'error',
      modelAnswered: 'qwen',
      usage: { images: 1 },
      requestIds: ['req-own-1'],
    });
  });
});

test.each<[string, Partial<ModelEntry>, object]>([
  ['nobody', {}, unknownCost],
  ['the benchmark’s price', { price: '0.05' }, { usd: '0.05', basis: 'price-table' }],
  ['a share', { fixedCost: { usd: '10', pictures: 100 } }, { usd: '0.10', basis: 'fixed' }],
  [
    'both',
    { price: '0.05', fixedCost: { usd: '10', pictures: 100 } },
    { usd: '0.15', basis: 'price-table' },
  ],
])('the cost by %s, whatever usage says', async (_, entry, cost) => {
  server.script.push(picture(png, { usage: { input_tokens: 9, output_tokens: 9, cost: 1 } }));
  const made = model({}, entry);
  expect(made.price(requestFor())).toMatchObject(cost);
  expect((await made.generate(requestFor())).cost).toMatchObject(cost);
});

describe('identity', () => {
  test('tells everything that decides a picture, and inputs by what is in them', async () => {
    const extra = { steps: 28, provider: { only: ['a'] } };
    const made = model({ seed: 7, quality: 'hd', timeout: 9, extra }, { keyEnv: KEY_NAME });
    expect(await made.identity(await withInputs())).toEqual({
      provider: 'openai-compatible',
      baseURL: `${server.url}/v1`,
      model: 'Qwen/Qwen-Image',
      n: 1,
      size: '640x512',
      quality: 'hd',
      response_format: 'b64_json',
      seed: 7,
      extra,
      inputs: Array(2).fill(expect.stringMatching(/^[0-9a-f]{64}$/)),
    });
    expect(server.seen).toHaveLength(0);
  });

  test.each<[string, CompatibleParams, Partial<ModelEntry>, boolean]>([
    ['another server', {}, { baseURL: 'http://other.test/v1' }, false],
    ['another model', {}, { model: 'Qwen/Qwen-Image-2512' }, false],
    ['another setting', { extra: { steps: 4 } }, {}, false],
    ['settings in the prompt', { sdcpp: {} }, {}, false],
    ['another size', { maxSide: 512 }, {}, false],
    ['the size it would have anyway', { step: 64 }, {}, true],
    ['another deadline', { timeout: 9 }, {}, true],
    ['a key', {}, { keyEnv: KEY_NAME }, true],
  ])('%s', async (_, params, entry, isSame) => {
    const [one, other] = await Promise.all(
      [model(), model(params, entry)].map((each) => each.identity(requestFor())),
    );
    expect(JSON.stringify(one) === JSON.stringify(other)).toBe(isSame);
  });
});

test('inputs that can’t be sent are told before', async () => {
  const asked = requestFor(aSample('poster', { inputs: ['none.png'] }), {
    folder: await folderOf(),
  });
  const faults = await model().check([asked]);
  expect(faults.map(({ message }) => message)).toEqual([
    expect.stringMatching(/none\.png.*input picture that can’t be sent/),
  ]);
});
