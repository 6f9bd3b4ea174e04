import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelEntry } from '../../src/models/entry.ts';
import { type GeminiEntry, geminiModel } from '../../src/models/gemini.ts';
import { folderOf } from '../run/folder.ts';
import { expectNothing, KEY, remoteEntry, unknownCost, withKey } from './a-remote-model.ts';
import { aSample, requestFor } from './a-request.ts';
import { describeModel } from './model-contract.ts';
import { geminiError, geminiParts, geminiServer, pictureOf } from './servers/gemini-server.ts';
import * as servers from './servers/serve.ts';

const { pictures } = servers;
const server = await geminiServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  server.script.length = 0;
  server.seen.length = 0;
});

function model(over: Partial<ModelEntry> = {}) {
  const base = { model: 'gemini-nano-banana-2.1', baseURL: server.url };
  return geminiModel(remoteEntry('gemini', { ...base, ...over }) as GeminiEntry);
}

const body = () => JSON.parse(server.seen.at(-1)!.body.toString());
const picture = pictureOf(pictures.png);

describeModel('Nano Banana', {
  make: () => model(),
  isDrawn: false,
  isRemote: true,
  secrets: [KEY],
});

describe('what is sent', () => {
  test('a prompt with the nearest ratio and the least size that is enough, once', async () => {
    const quiet = vi.spyOn(console, 'warn');
    await model().generate(requestFor());
    expect(quiet).not.toHaveBeenCalled();
    expect(server.seen).toHaveLength(1);
    const [{ path, headers }] = server.seen as [servers.Seen];
    expect(path).toBe('/v1beta/models/gemini-nano-banana-2.1:generateContent');
    expect(headers['x-goog-api-key']).toBe(KEY);
    expect(body()).toEqual({
      contents: [
        { role: 'user', parts: [{ text: 'Jazz Night Every Friday in the harbour €14.50' }] },
      ],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '5:4', imageSize: '1K' },
      },
    });
  });

  test.each<[string, Partial<ModelEntry>, object, object]>([
    ['more pixels', {}, { width: 1024, height: 1536 }, { aspectRatio: '2:3', imageSize: '2K' }],
    ['a long ratio', {}, { width: 400, height: 1600 }, { aspectRatio: '1:4', imageSize: '1K' }],
    [
      'one that this model lacks',
      { model: 'gemini-3-pro-image' },
      { width: 400, height: 1600 },
      { aspectRatio: '9:16', imageSize: '1K' },
    ],
    [
      'what the file says',
      { params: { imageSize: '4K', aspectRatio: '1:1' } },
      { width: 400, height: 1600 },
      { aspectRatio: '1:1', imageSize: '4K' },
    ],
    [
      'no size for an unknown model',
      { model: 'x' },
      { width: 64, height: 64 },
      { aspectRatio: '1:1' },
    ],
  ])('%s', async (_, entry, canvas, imageConfig) => {
    await model(entry).generate(requestFor(aSample('poster', { canvas })));
    expect(body().generationConfig.imageConfig).toEqual(imageConfig);
  });

  test('another version, and input pictures before the words', async () => {
    const folder = await folderOf({ 'a.webp': pictures.webp });
    const request = requestFor(aSample('poster', { inputs: ['a.webp'] }), { folder });
    await model({ params: { apiVersion: 'v1' } }).generate(request);
    expect(server.seen[0]!.path).toMatch(/^\/v1\//);
    const [{ parts }] = body().contents;
    expect(parts[0].inlineData).toEqual({
      mimeType: 'image/webp',
      data: pictures.webp.toString('base64'),
    });
    expect(parts[1].text).toMatch(/^Jazz/);
  });
});

describe('what comes of it', () => {
  test('a picture with its cost by usage, the model that answered and its id', async () => {
    expect(await model().generate(requestFor())).toMatchObject({
      outcome: 'image',
      modelAnswered: 'gemini-nano-banana-2.1-001',
      requestIds: ['resp_1'],
      usage: { thoughtsTokenCount: 200 },
      // 300 x $1.50 + 1680 x $30 + (20 + 200) x $7.50 a million.
      cost: { usd: '0.0525', basis: 'usage', priceDate: '2026-11-24' },
      attempts: 1,
    });
  });

  const draft = pictureOf(pictures.other, 'image/png', true);
  test.each<[string, Parameters<typeof geminiParts>[0], Buffer]>([
    ['a JPEG that calls itself a PNG', [pictureOf(pictures.jpeg)], pictures.jpeg],
    ['words around it', [{ text: 'Here:' }, picture, { text: 'Enjoy.' }], pictures.png],
    ['a draft before it', [draft, { text: 'hm', thought: true }, picture], pictures.png],
    ['a draft after it', [picture, draft], pictures.png],
    ['the last of two', [pictureOf(pictures.other), picture], pictures.png],
    ['nothing but drafts', [pictureOf(pictures.png, 'image/png', true)], pictures.png],
    [
      'a sound besides',
      [picture, { inlineData: { mimeType: 'audio/wav', data: 'AAAA' } }],
      pictures.png,
    ],
  ])('%s', async (_, parts, bytes) => {
    server.script.push(geminiParts(parts));
    const generated = await model().generate(requestFor());
    expect(generated.outcome === 'image' && Buffer.from(generated.bytes).equals(bytes)).toBe(true);
  });

  test.each<[string, Record<string, unknown> | undefined, object]>([
    ['no usage', undefined, { usd: '0.0412', basis: 'price-table' }],
    ['empty usage', {}, { usd: '0.0412', basis: 'price-table' }],
    [
      'no word of the picture',
      {
        promptTokenCount: 10,
        candidatesTokenCount: 1290,
        candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: 1290 }],
      },
      { usd: '0.0412', basis: 'price-table' },
    ],
    [
      'no details',
      { promptTokenCount: 0, candidatesTokenCount: 1120 },
      { usd: '0.0336', basis: 'usage' },
    ],
  ])('the cost with %s', async (_, usageMetadata, cost) => {
    server.script.push(geminiParts([picture], { usageMetadata }));
    expect((await model().generate(requestFor())).cost).toMatchObject(cost);
  });

  test('of an unknown model the cost is unknown, whatever is said of usage', async () => {
    const made = model({ model: 'gemini-9-image' });
    expect((await made.generate(requestFor())).cost).toEqual(unknownCost);
    expect(made.price(requestFor())).toEqual(unknownCost);
  });
});

describe('what comes of it where there is no picture', () => {
  const finished = (finishReason: string, parts: { text: string }[] = []) =>
    geminiParts([], { candidates: [{ content: { parts }, finishReason }] });
  test.each<[string, servers.Scene, 'refused' | 'empty' | 'error', RegExp]>([
    [
      'a prompt that is blocked',
      geminiParts([], {
        candidates: undefined,
        promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
      }),
      'refused',
      /^PROHIBITED_CONTENT$/,
    ],
    ...[
      'SAFETY',
      'IMAGE_SAFETY',
      'IMAGE_PROHIBITED_CONTENT',
      'IMAGE_RECITATION',
      'NO_IMAGE',
      'PROHIBITED_CONTENT',
    ].map((code): [string, servers.Scene, 'refused', RegExp] => [
      code,
      finished(code),
      'refused',
      new RegExp(`^${code}$`),
    ]),
    [
      'with words',
      geminiParts([], {
        candidates: [],
        promptFeedback: { blockReason: 'SAFETY', blockReasonMessage: 'Not\nthis' },
      }),
      'refused',
      /^SAFETY: Not this$/,
    ],
    [
      'a refusal with a draft',
      geminiParts([], {
        candidates: [
          {
            content: { parts: [pictureOf(pictures.png, 'image/png', true)] },
            finishReason: 'IMAGE_SAFETY',
          },
        ],
      }),
      'refused',
      /^IMAGE_SAFETY$/,
    ],
    [
      'STOP and words',
      finished('STOP', [{ text: 'I can’t draw.' }]),
      'empty',
      /^STOP: no picture, but “I can’t draw\.”$/,
    ],
    ['IMAGE_OTHER', finished('IMAGE_OTHER'), 'empty', /^IMAGE_OTHER: no picture\.$/],
    ['no candidate', geminiParts([], { candidates: [] }), 'empty', /no candidate/],
    ['a picture of no bytes', geminiParts([pictureOf(new Uint8Array())]), 'empty', /no bytes/],
    ['a PNG that is cut off', geminiParts([pictureOf(pictures.half)]), 'error', /cut off/],
    [
      'a wrong key, which the server repeats',
      geminiError(400, 'INVALID_ARGUMENT', `API key ${KEY} not valid.`),
      'error',
      /^HTTP 400 INVALID_ARGUMENT: API key \[hidden\] not valid\.$/,
    ],
    [
      'too many requests',
      geminiError(429, 'RESOURCE_EXHAUSTED', 'Quota'),
      'error',
      /^HTTP 429 RESOURCE_EXHAUSTED: Quota$/,
    ],
    ['a server in trouble', geminiError(500, 'INTERNAL', 'Oh'), 'error', /^HTTP 500 INTERNAL: Oh$/],
    ['a page of a proxy', servers.html(502), 'error', /^HTTP 502/],
    ['a page with a good status', servers.html(200), 'error', /^The answer is not JSON/],
    ['JSON that ends early', servers.halfJson, 'error', /^The answer is not JSON/],
    ['a body that is cut off', servers.cutInBody, 'error', /^No answer: the answer was cut off/],
    [
      'a redirect, which the key would follow',
      servers.redirect('http://127.0.0.1:1/'),
      'error',
      /./,
    ],
  ])('%s', async (_, scene, outcome, reason) => {
    server.script.push(scene);
    expectNothing(await model().generate(requestFor()), outcome, reason);
    expect(server.seen).toHaveLength(1);
  });

  test('what was used before a refusal was paid for', async () => {
    server.script.push(finished('IMAGE_SAFETY'));
    expect((await model().generate(requestFor())).cost).toMatchObject({ basis: 'usage' });
  });

  test.each([
    ['before headers', servers.hang],
    ['within the body', servers.hangInBody],
  ])('a server that hangs %s is given up by our own deadline', async (_, scene) => {
    server.script.push(scene);
    const generated = await model({ params: { timeout: 1 } }).generate(requestFor());
    expectNothing(generated, 'timeout', /^No picture after 1 s\.$/);
    expect(generated.cost).toEqual(unknownCost);
    expect(server.seen).toHaveLength(1);
  });
});

test('either of Google’s variables holds the key; the message names both', async () => {
  const made = model({ baseURL: null, keyEnv: null });
  vi.stubEnv('GEMINI_API_KEY', '');
  vi.stubEnv('GOOGLE_API_KEY', '');
  const [fault] = await made.check([requestFor()]);
  expect(fault!.message).toMatch(/GEMINI_API_KEY.*GOOGLE_API_KEY will do too/);
  vi.stubEnv('GOOGLE_API_KEY', 'x');
  expect(await made.check([requestFor()])).toEqual([]);
  vi.unstubAllEnvs();
});

test('identity tells everything that decides a picture', async () => {
  expect(await model({ params: { timeout: 9 } }).identity(requestFor())).toEqual({
    provider: 'gemini',
    model: 'gemini-nano-banana-2.1',
    baseURL: server.url,
    apiVersion: 'v1beta',
    aspectRatio: '5:4',
    imageSize: '1K',
    inputs: [],
  });
});

test.each([
  [
    'imageSize',
    '512',
    /params\.imageSize of label: .*found 512, expected one of 1K, 2K, 4K, as far/,
  ],
  ['aspectRatio', '7:5', /params\.aspectRatio of label: .*found 7:5, expected one of .*16:9/],
])('a %s that the model is known not to make is told before', async (key, value, words) => {
  const params = { [key]: value };
  const faults = await model({ params }).check([requestFor()]);
  expect(faults.map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
  expect(await model({ params, model: 'gemini-9-image' }).check([requestFor()])).toEqual([]);
});
