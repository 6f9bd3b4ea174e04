import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelEntry } from '../../src/models/entry.ts';
import type { ImageRequest } from '../../src/models/model.ts';
import { type OpenaiEntry, openaiModel } from '../../src/models/openai.ts';
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
import { openaiError, openaiPicture, openaiServer } from './servers/openai-server.ts';
import * as servers from './servers/serve.ts';

const { pictures } = servers;
const server = await openaiServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  server.script.length = 0;
  server.seen.length = 0;
});

function model(over: Partial<ModelEntry> = {}) {
  const base = { model: 'gpt-image-2', baseURL: `${server.url}/v1` };
  return openaiModel(remoteEntry('openai', { ...base, ...over }) as OpenaiEntry);
}

/** What was sent last, as JSON. */
const body = () => JSON.parse(server.seen.at(-1)!.body.toString());
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="9" height="9"/></svg>';

async function withInputs(): Promise<ImageRequest> {
  const folder = await folderOf({
    'bowl.png': pictures.png,
    'cup.jpg': pictures.jpeg,
    'a.svg': svg,
  });
  return requestFor(aSample('poster', { inputs: ['bowl.png', 'cup.jpg', 'a.svg'] }), { folder });
}

describeModel('gpt-image-2', {
  make: () => model(),
  isDrawn: false,
  isRemote: true,
  secrets: [KEY],
});

describe('what is sent', () => {
  test('a prompt, with a size that fits, once, with the key and none of OpenAI’s own', async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-1');
    vi.stubEnv('OPENAI_PROJECT_ID', 'proj-1');
    vi.stubEnv('OPENAI_ADMIN_KEY', 'admin');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-internal: secret\nAuthorization: Bearer other');
    await model({ params: { quality: 'high', moderation: 'low' } }).generate(requestFor());
    vi.unstubAllEnvs();
    expect(server.seen).toHaveLength(1);
    const [{ path, headers }] = server.seen as [servers.Seen];
    expect(path).toBe('/v1/images/generations');
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    expect(Object.values(headers).join()).not.toMatch(/org-1|proj-1|admin|secret/);
    expect(body()).toEqual({
      model: 'gpt-image-2',
      prompt: 'Jazz Night Every Friday in the harbour €14.50',
      n: 1,
      size: '912x736',
      output_format: 'png',
      quality: 'high',
      moderation: 'low',
    });
  });

  test.each<[string, Partial<ModelEntry>, Record<string, unknown>, Record<string, unknown>]>([
    ['a size of the file', { params: { size: '2048x1152' } }, {}, { size: '2048x1152' }],
    ['a listed size', { model: 'gpt-image-1.5' }, {}, { size: '1536x1024' }],
    ['an unknown model', { model: 'gpt-image-9' }, {}, { model: 'gpt-image-9', size: '912x736' }],
    [
      'transparent where asked for',
      {},
      { background: 'transparent' },
      { background: 'transparent' },
    ],
    [
      'the file before the sample',
      { params: { background: 'opaque', output_format: 'webp' } },
      { background: 'transparent' },
      { background: 'opaque', output_format: 'webp' },
    ],
  ])('%s', async (_, entry, sample, expected) => {
    await model(entry).generate(requestFor(aSample('poster', sample)));
    expect(body()).toMatchObject(expected);
  });

  test('input pictures as parts with a type each; a drawing as PNG', async () => {
    const request = await withInputs();
    const generated = await model({ params: { moderation: 'low' } }).generate(request);
    expect(generated.outcome).toBe('image');
    const [{ path, headers, body }] = server.seen as [servers.Seen];
    expect(path).toBe('/v1/images/edits');
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': headers['content-type']! },
    }).formData();
    const files = form.getAll('image[]') as File[];
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ['input-1.png', 'image/png'],
      ['input-2.jpg', 'image/jpeg'],
      ['input-3.png', 'image/png'],
    ]);
    expect(Buffer.from(await files[0]!.arrayBuffer()).equals(pictures.png)).toBe(true);
    expect(form.get('size')).toBe('912x736');
    expect(form.has('moderation')).toBe(false);
  });
});

describe('what comes of it', () => {
  test('a picture with its cost by usage, its ids and its time', async () => {
    const generated = await model().generate(requestFor());
    expect(generated).toMatchObject({
      outcome: 'image',
      requestIds: ['req_1'],
      usage: { output_tokens: 1767 },
      // 100 x $5 + 20 x $8 + 1767 x $30 a million.
      cost: { usd: '0.05367', basis: 'usage', priceDate: '2026-11-24' },
      attempts: 1,
    });
    expect(generated.latency.attemptMs).toBe(generated.latency.totalMs);
  });

  test.each<[string, servers.Scene, Buffer]>([
    ['a JPEG', openaiPicture(pictures.jpeg), pictures.jpeg],
    ['a WebP that calls itself a PNG', openaiPicture(pictures.webp), pictures.webp],
    [
      'another size than asked for',
      openaiPicture(pictures.png, { size: '1024x1024' }),
      pictures.png,
    ],
    [
      'base64 in lines, as a data address',
      openaiPicture(pictures.png, {
        data: [
          {
            b64_json: `data:image/png;base64,${pictures.png.toString('base64').replace(/.{60}/g, '$&\r\n')}`,
          },
        ],
      }),
      pictures.png,
    ],
  ])('%s', async (_, scene, bytes) => {
    server.script.push(scene);
    const generated = await model().generate(requestFor());
    expect(generated.outcome === 'image' && Buffer.from(generated.bytes).equals(bytes)).toBe(true);
  });

  const details = { text_tokens: 0, image_tokens: 0 };
  test.each<[string, object]>([
    ['nothing', {}],
    ['zeros', { input_tokens: 0, output_tokens: 0, input_tokens_details: details }],
    ['counts of a chat', { prompt_tokens: 10, completion_tokens: 1767, total_tokens: 1777 }],
    [
      'details of another kind',
      { output_tokens: 9, output_tokens_details: { reasoning_tokens: 0 } },
    ],
  ])('the cost is the table’s where usage is %s', async (_, usage) => {
    server.script.push(openaiPicture(pictures.png, { usage: usage as never }));
    const made = model({ params: { quality: 'medium' } });
    const { cost } = await made.generate(requestFor());
    expect(cost).toMatchObject({ usd: '0.0341', basis: 'price-table' });
  });

  test.each<[string, Partial<ModelEntry>, object]>([
    ['the table, without usage', {}, { usd: '0.0341', basis: 'price-table' }],
    ['the benchmark’s price', { price: '0.05' }, { usd: '0.05', basis: 'price-table' }],
    ['the table and a share', { fixedCost: { usd: '10', pictures: 100 } }, { usd: '0.1341' }],
    [
      'a price and a share',
      { price: '0.02', fixedCost: { usd: '10', pictures: 100 } },
      { usd: '0.12' },
    ],
    ['nobody', { model: 'gpt-image-9' }, unknownCost],
  ])('the cost by %s', async (_, entry, cost) => {
    server.script.push(openaiPicture(pictures.png, { usage: undefined as never }));
    const made = model({ params: { quality: 'medium' }, ...entry });
    expect((await made.generate(requestFor())).cost).toMatchObject(cost);
    expect(made.price(requestFor())).toMatchObject(cost);
  });
});

test('what is not to be sent any more does not reach the server', async () => {
  const sending = () => {
    throw new Error('the user interrupts');
  };
  await expect(model().generate({ ...requestFor(), sending })).rejects.toThrow('interrupts');
  expect(server.seen).toEqual([]);
});

describe('what comes of it where there is no picture', () => {
  const error = { message: `Bad key ${KEY}\u001b[2J\nagain`, type: 'x', code: 'invalid_api_key' };
  const blocked = { message: 'Your request was rejected.', type: 'image_generation_user_error' };
  test.each<[string, servers.Scene, 'refused' | 'empty' | 'error', RegExp]>([
    [
      'refused',
      openaiError(400, { ...blocked, code: 'moderation_blocked' }),
      'refused',
      /^HTTP 400 moderation_blocked: Your request was rejected\.$/,
    ],
    [
      'a bad parameter of the same type',
      openaiError(400, { ...blocked, code: 'invalid_value' }),
      'error',
      /^HTTP 400 invalid_value/,
    ],
    [
      'a wrong key, which the server repeats',
      openaiError(401, error),
      'error',
      /^HTTP 401 invalid_api_key: Bad key \[hidden\]/,
    ],
    [
      'too many requests',
      openaiError(
        429,
        { message: 'Slow down', type: 'x', code: 'rate_limit_exceeded' },
        { 'retry-after': '120' },
      ),
      'error',
      /^HTTP 429 rate_limit_exceeded: Slow down$/,
    ],
    [
      'a server in trouble',
      openaiError(500, { message: 'Oh', type: 'server_error', code: null }),
      'error',
      /^HTTP 500: Oh$/,
    ],
    ['a page of a proxy', servers.html(502), 'error', /^HTTP 502$/],
    ['a page with a good status', servers.html(200), 'error', /^The answer is a web page/],
    ['JSON that ends early', servers.halfJson, 'error', /^The answer is not JSON, or is cut off/],
    ['a body that is cut off', servers.cutInBody, 'error', /^No answer: the answer was cut off/],
    ['a connection that is cut', servers.cut, 'error', /^No answer: the connection was cut/],
    [
      'a redirect, which the key would follow',
      servers.redirect('http://127.0.0.1:1/'),
      'error',
      /^HTTP 302: it leads to http:\/\/127\.0\.0\.1:1, where the key is not sent; if that is right, say so as baseURL$/,
    ],
    [
      'a redirect to what is no address of a server',
      servers.redirect('javascript:alert(1)'),
      'error',
      /^HTTP 302: it leads elsewhere, where the key is not sent;/,
    ],
    ['no pictures', openaiPicture(pictures.png, { data: [] }), 'empty', /no picture/],
    ['no data', servers.json(200, {}), 'error', /^The answer is/],
    [
      'an address in place of a picture',
      openaiPicture(pictures.png, { data: [{ url: 'https://x.test/a.png' }] }),
      'error',
      /no b64_json/,
    ],
    ['no bytes', openaiPicture(new Uint8Array()), 'empty', /no bytes/],
    [
      'what is no base64',
      openaiPicture(pictures.png, { data: [{ b64_json: '<html>' }] }),
      'error',
      /base64/,
    ],
    ['a PNG that is cut off', openaiPicture(pictures.half), 'error', /cut off/],
    ['text', openaiPicture(Buffer.from('hello')), 'error', /not a picture/],
  ])('%s', async (_, scene, outcome, reason) => {
    server.script.push(scene);
    expectNothing(await model().generate(requestFor()), outcome, reason);
    expect(server.seen).toHaveLength(1);
  });

  test('nobody there', async () => {
    const gone = await model({ baseURL: 'http://127.0.0.1:9/v1' }).generate(requestFor());
    expectNothing(gone, 'error', /^No answer: nobody answers at this address \(ECONNREFUSED\)/);
    expect(gone.cost).toEqual(unknownCost);
  });

  test.each([
    ['before headers', servers.hang],
    ['within the body', servers.hangInBody],
  ])('a server that hangs %s is given up by our own deadline', async (_, scene) => {
    server.script.push(scene);
    const generated = await model({ params: { timeout: 1 } }).generate(requestFor());
    expectNothing(generated, 'timeout', /^No picture after 1 s\.$/);
    expect(generated.cost).toEqual(unknownCost);
    expect(generated.latency.attemptMs).toBeLessThan(2800);
    expect(server.seen).toHaveLength(1);
  });

  test('whoever stops waiting is told so, and not that it took too long', async () => {
    server.script.push(servers.hang);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('stopped')), 50);
    const asked = model().generate({ ...requestFor(), signal: stop.signal });
    await expect(asked).rejects.toThrow('stopped');
  });
});

describe('what is told before', () => {
  test('a missing key, with the variable to set; identity and price need none', async () => {
    vi.stubEnv('OPENAI_API_KEY', '');
    const made = model({ baseURL: null, keyEnv: null });
    const [fault, ...others] = await made.check([
      requestFor(),
      requestFor(aSample(), { repeat: 1 }),
    ]);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ code: 'environment', detail: { key: 'OPENAI_API_KEY' } });
    expect(fault!.message).toMatch(/export OPENAI_API_KEY=/);
    expect(await made.identity(requestFor())).toMatchObject({
      baseURL: 'https://api.openai.com/v1',
    });
    expect(made.price(requestFor()).usd).not.toBeNull();
    await expect(made.generate(requestFor())).rejects.toThrow(/OPENAI_API_KEY: the key is missing/);
    vi.unstubAllEnvs();
  });

  test.each<Partial<ModelEntry>>([
    { params: { size: 'auto' } },
    { params: { size: '1024x1536' } },
    { model: 'gpt-image-1.5', params: { size: '1024x1536' } },
    // Nobody knows what it makes.
    { model: 'gpt-image-9', params: { size: '1030x1024' } },
  ])('nothing of a size that may well be made: %j', async (entry) => {
    expect(await model(entry).check([requestFor()])).toEqual([]);
  });

  test.each(['sk-1 sk-2', 'sk-1\nsk-2', 'sk-é'])('%j is no key, and is not shown', async (key) => {
    vi.stubEnv(KEY_NAME, key);
    const faults = await model().check([requestFor()]);
    vi.unstubAllEnvs();
    expect(faults.map(({ message }) => message)).toEqual([
      `${KEY_NAME}: the key is no key (found a space, or a character that is not ASCII, expected the key alone, as the provider shows it)`,
    ]);
  });

  test('a variable of one’s own', async () => {
    vi.stubEnv(KEY_NAME, '');
    expect((await model().check([requestFor()]))[0]!.detail.key).toBe(KEY_NAME);
    vi.unstubAllEnvs();
  });

  test.each<[string, string[], Partial<ModelEntry>, Record<string, unknown>, RegExp]>([
    ['inputs that went away', ['none.png'], {}, {}, /none\.png.*input picture that can’t be sent/],
    ['inputs outside the set', ['../x.png'], {}, {}, /input picture that can’t be sent/],
    ['too many', Array(17).fill('bowl.png'), {}, {}, /found 17 for label, expected 16 at most/],
    [
      'a transparent JPEG',
      ['bowl.png'],
      { params: { output_format: 'jpeg' } },
      { background: 'transparent' },
      /a JPEG has no transparent background/,
    ],
    [
      'a size that is not in the list',
      [],
      { model: 'gpt-image-1.5', params: { size: '1030x1024' } },
      {},
      /params\.size of label: the model makes no such size \(found 1030x1024, expected 1024x1024, /,
    ],
    [
      'a size that is not on the grid',
      [],
      { params: { size: '1000x1000' } },
      {},
      /expected sides from \d+ to \d+ in steps of 16, .* as far as is known of gpt-image-2/,
    ],
  ])('%s', async (_, inputs, entry, sample, words) => {
    const folder = await folderOf({ 'bowl.png': pictures.png });
    const { sample: plain } = requestFor(aSample('poster', sample));
    const asked = requestFor({ ...plain, inputs }, { folder });
    const faults = await model(entry).check([asked]);
    expect(faults.map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
  });
});

test('identity tells everything that decides a picture, and inputs by what is in them', async () => {
  const request = await withInputs();
  const one = await model({ params: { quality: 'low', timeout: 9 } }).identity(request);
  expect(one).toEqual({
    provider: 'openai',
    baseURL: `${server.url}/v1`,
    model: 'gpt-image-2',
    n: 1,
    size: '912x736',
    output_format: 'png',
    quality: 'low',
    inputs: Array(3).fill(expect.stringMatching(/^[0-9a-f]{64}$/)),
  });
  expect(server.seen).toHaveLength(0);
});
