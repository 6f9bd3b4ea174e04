import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type KnownModel, knownModel } from '../../../src/models/catalogue.ts';
import { type GeminiEntry, geminiModel } from '../../../src/models/gemini.ts';
import { KEY, remoteEntry, withKey } from '../../models/a-remote-model.ts';
import {
  geminiError,
  geminiParts,
  geminiServer,
  geminiUsage,
  pictureOf,
} from '../../models/servers/gemini-server.ts';
import { json, pictures, type Scene } from '../../models/servers/serve.ts';
import { oddPictures } from './odd-pictures.ts';
import { describeOrdinary, type Ordinary } from './ordinary.ts';
import { type Ending, play } from './play.ts';

const server = await geminiServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  server.seen.length = 0;
});

/** At prices of ours: those of the catalogue change with the day. */
const known: KnownModel = {
  ...knownModel('gemini', 'gemini-3-pro-image')!,
  price: {
    kind: 'tokens',
    perMillion: { textIn: '2', imageIn: '2', textOut: '12', imageOut: '120' },
    pictures: { any: { '1K': '0.1344' } },
    inputTokens: 560,
  },
};

const wire: Ordinary = {
  model: (params = {}, baseURL = server.url) =>
    geminiModel(
      remoteEntry('gemini', { model: known.model, baseURL, params }) as GeminiEntry,
      known,
    ),
  script: (scenes) => void server.script.splice(0, Infinity, ...scenes),
  submits: () => server.seen.length,
  error: (status, words = `no, ${KEY}`) => geminiError(status, 'SOME_STATUS', words),
  noMoney: geminiError(402, 'FAILED_PRECONDITION', 'Billing is off.'),
  price: '0.1345',
  paid: ['0.20484', '0.20484', 'usage'],
  paidTwice: '0.33934',
};

describe('Gemini', () => describeOrdinary(wire));

const { paid, price } = wire;
const { png, other } = pictures;
const well = { outcome: 'image', cost: paid, later: 'stored' } as const;
const none = { outcome: 'empty', cost: paid, later: 'stored' } as const;
const free = [null, '0.00', 'unknown'] as const;
const sent = { aspectRatio: '5:4', imageSize: '1K' };
const lost = { outcome: 'empty', cost: [null, price, 'unknown'], later: 'stored' } as const;
const draft = (bytes: Uint8Array) => pictureOf(bytes, 'image/png', true);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const candidate = (over: object): Scene =>
  geminiParts([], { candidates: [{ content: { role: 'model', parts: [] }, index: 0, ...over }] });

describe('Gemini’s pictures', () => {
  test.each(oddPictures)('%s', async (_, bytes, looked) => {
    const scene = geminiParts([{ text: 'Here.' }, pictureOf(bytes, 'image/png')]);
    await play(wire, [scene], { ...looked, cost: paid, facts: { sent } });
  });

  test.each<[string, Scene, Ending]>([
    ['no bytes', geminiParts([pictureOf(Buffer.alloc(0))]), { ...none, reason: /no bytes/ }],
    [
      'a sound',
      geminiParts([pictureOf(png, 'audio/wav')]),
      { ...none, reason: /^STOP: no picture\.$/ },
    ],
    [
      'base64 that is none',
      geminiParts([{ inlineData: { mimeType: 'image/png', data: '%%%%' } }]),
      { outcome: 'error', reason: /not the base64/, cost: paid, later: 'failed' },
    ],
    ['JSON of another kind', json(200, { data: [] }), { ...lost, reason: /no candidate/ }],
  ])('%s', async (_, scene, ending) => void (await play(wire, [scene], ending)));

  test.each<[string, Scene, Buffer]>([
    ['the last, and no draft', geminiParts([draft(other), pictureOf(png)]), png],
    ['and no draft after it', geminiParts([pictureOf(png), draft(other)]), png],
    ['of several the last', geminiParts([pictureOf(other), pictureOf(png)]), png],
    ['a draft where there is nothing else', geminiParts([draft(other), draft(png)]), png],
  ])('of pictures among thoughts: %s', async (_, scene, bytes) => {
    const answer = await play(wire, [scene], well);
    expect(answer).toMatchObject({ picture: { sha256: hashOf(bytes) } });
  });
});

describe('Gemini’s words', () => {
  test.each(['SAFETY', 'OTHER', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'IMAGE_SAFETY'])(
    'a prompt that is blocked: %s',
    async (blockReason) => {
      const over = { candidates: undefined, promptFeedback: { blockReason } };
      const reason = new RegExp(`^${blockReason}$`);
      await play(wire, [geminiParts([], over)], { ...none, outcome: 'refused', reason });
    },
  );

  test.each([
    'SAFETY',
    'RECITATION',
    'BLOCKLIST',
    'PROHIBITED_CONTENT',
    'SPII',
    'IMAGE_SAFETY',
    'IMAGE_PROHIBITED_CONTENT',
    'IMAGE_RECITATION',
    'NO_IMAGE',
  ])('a picture that is withheld: %s', async (finishReason) => {
    const reason = new RegExp(`^${finishReason}$`);
    await play(wire, [candidate({ finishReason })], { ...none, outcome: 'refused', reason });
  });

  test.each<[string, Scene, RegExp]>([
    ['words alone', geminiParts([{ text: 'I drew it.' }]), /^STOP: no picture, but “I drew it\.”$/],
    ['MAX_TOKENS', candidate({ finishReason: 'MAX_TOKENS' }), /^MAX_TOKENS: no picture\.$/],
    ['IMAGE_OTHER', candidate({ finishReason: 'IMAGE_OTHER' }), /^IMAGE_OTHER: no picture\.$/],
    ['no content', candidate({ content: undefined }), /^The answer has no picture\.$/],
    ['no candidate', geminiParts([], { candidates: [] }), /^The answer has no candidate\.$/],
  ])('no picture, and nobody refused: %s', async (_, scene, reason) => {
    await play(wire, [scene], { ...none, reason });
  });

  const told = (status: number, message: string, details: unknown[] = []): Scene =>
    json(status, { error: { code: status, status: 'RESOURCE_EXHAUSTED', message, details } });

  test.each<[string, Scene, Ending]>([
    [
      'too many, and the body says for how long',
      told(429, 'Slow down.', [
        { '@type': 'type.googleapis.com/google.rpc.QuotaFailure' },
        { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.5s' },
      ]),
      { ...well, attempts: 2, waits: [35_000] },
    ],
    [
      'too many for today',
      told(429, 'Quota exceeded.', [{ retryDelay: '43200s' }]),
      { outcome: 'error', reason: /^HTTP 429/, cost: free, later: 'open' },
    ],
    [
      'too many for today, though it asks for half a minute',
      told(429, 'You exceeded your current quota.', [
        { violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier' }] },
        { violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }] },
        { retryDelay: '34s' },
      ]),
      { outcome: 'error', reason: /^HTTP 429/, cost: free, later: 'open' },
    ],
    [
      'too many for this minute',
      told(429, 'You exceeded your current quota.', [
        { violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel' }, null] },
        { retryDelay: '12s' },
      ]),
      { ...well, attempts: 2, waits: [12_500] },
    ],
    [
      'a bad key, as a bad request',
      told(400, 'API key not valid. Please pass a valid API key.'),
      { outcome: 'error', reason: /^HTTP 400/, cost: free, later: 'open' },
    ],
    [
      'a bad request',
      told(400, 'Unable to process input image.'),
      { outcome: 'error', reason: /^HTTP 400/, cost: free, later: 'failed' },
    ],
    [
      'nothing of what was used',
      geminiParts([pictureOf(png)], { usageMetadata: undefined }),
      { ...well, cost: [price, price, 'price-table'], facts: { usage: null } },
    ],
    [
      'all that it says',
      geminiParts([pictureOf(png)]),
      {
        ...well,
        facts: {
          modelAnswered: 'gemini-nano-banana-2.1-001',
          requestIds: ['resp_1'],
          usage: geminiUsage,
        },
      },
    ],
  ])('%s', async (_, scene, ending) => void (await play(wire, [scene], ending)));
});
