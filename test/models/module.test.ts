import { describe, expect, expectTypeOf, onTestFinished, test, vi } from 'vitest';
import type { Generated, ImageModel } from '../../src/models/model.ts';
import type { OwnAnswer, OwnModel } from '../../src/models/module/own.ts';
import { folderOf } from '../run/folder.ts';
import { expectNothing, KEY, unknownCost } from './a-remote-model.ts';
import { aSample, requestFor } from './a-request.ts';
import { describeModel } from './model-contract.ts';
import { aModule, answerOf, doing, imageOf } from './module/a-module.ts';
import { pictures } from './servers/serve.ts';

describeModel('a module of one method', {
  make: () => doing('return png;'),
  isDrawn: false,
  isRemote: true,
});

describeModel('a module of every method, that a function makes', {
  make: () =>
    aModule(
      `export default async (params, { id }) => ({
        id: 'another', simulated: false, timeout: 20, environment: [],
        identity: ({ seed }) => ({ version: params.version, seed }),
        price: ({ width, height }) => (width * height) / 1e7,
        check: async () => [],
        generate: async ({ prompt, heard }) => {
          heard('id-1');
          return { bytes: png.buffer, cost: { usd: '0.05', basis: 'units' }, usage: { prompt }, sent: { id } };
        },
        recover: async () => png,
      });`,
      { params: { version: 2 } },
    ),
  isDrawn: false,
  takesSeed: true,
  isRemote: true,
});

test('an ImageModel is one as it stands, and so are its answers', () => {
  expectTypeOf<ImageModel>().toExtend<OwnModel>();
  expectTypeOf<Generated>().toExtend<OwnAnswer>();
});

describe('what it is told', () => {
  test('the request, the size and the pictures; a signal; and no key', async () => {
    vi.stubEnv('OPENAI_API_KEY', KEY);
    onTestFinished(() => void vi.unstubAllEnvs());
    const folder = await folderOf({ 'bowl.png': pictures.png, 'cup.jpg': pictures.jpeg });
    const sample = aSample('poster', { inputs: ['bowl.png', 'cup.jpg'] });
    const made = await doing(`
      const { inputs, signal, heard, ...rest } = request;
      const kinds = [inputs.map(({ name, type, bytes }) => [name, type, bytes.length]), signal.aborted, typeof heard];
      return { bytes: png, sent: { ...rest, kinds } };`);
    const { sent } = await made.generate(requestFor(sample, { folder, repeat: 3, seed: 7 }));
    expect(sent).toEqual({
      sample,
      folder,
      prompt: 'Jazz Night Every Friday in the harbour €14.50',
      repeat: 3,
      seed: 7,
      width: 640,
      height: 512,
      kinds: [
        [
          ['input-1.png', 'image/png', pictures.png.length],
          ['input-2.jpg', 'image/jpeg', pictures.jpeg.length],
        ],
        false,
        'function',
      ],
    });
    expect(JSON.stringify(sent)).not.toContain(KEY);
  });

  test('its params, the label and the folder: copies', async () => {
    const params = { nested: { steps: 4 } };
    const source = `export default (params, context) => {
      params.nested.steps = 5;
      return { generate: () => ({ bytes: png, sent: { params, context } }) };
    };`;
    const made = await aModule(source, { params });
    expect(await made.generate(requestFor())).toMatchObject({
      sent: { params: { nested: { steps: 5 } }, context: { id: 'label' } },
    });
    expect(params).toEqual({ nested: { steps: 4 } });
    expect(await made.identity(requestFor())).toMatchObject({ params });
  });

  test('what it does to a request shows nowhere', async () => {
    const spoil = `const spoil = (request) => {
      request.sample.copy[0].text = 'spoilt'; request.sample.canvas.width = 1; request.prompt = 'spoilt';
      return [];
    };`;
    const made = await aModule(`${spoil}
      export default {
        identity(request) {
          const { prompt, width } = request;
          const own = { prompt, width, canvas: request.sample.canvas.width };
          spoil(request);
          return own;
        },
        price: (request) => { spoil(request); return 1; },
        check: (requests) => requests.flatMap(spoil),
        generate(request) { const sent = { text: request.sample.copy[0].text }; spoil(request); return { bytes: png, sent }; },
      };`);
    const request = requestFor();
    const whole = structuredClone(request);
    expect(await made.check([request])).toEqual([]);
    made.price(request);
    for (let i = 0; i < 2; i++) {
      expect(await made.generate(request)).toMatchObject({ sent: { text: 'Jazz Night' } });
    }
    expect(request).toEqual(whole);
    expect(await made.identity(request)).toMatchObject({
      own: { prompt: whole.prompt, width: 640, canvas: 640 },
    });
  });

  test.each(['png', 'png.buffer'])('%s that it goes on to change is ours by then', async (it) => {
    const made = await doing(`setTimeout(() => png.fill(0)); return ${it};`);
    const { bytes } = imageOf(await made.generate(requestFor()));
    await new Promise((later) => setTimeout(later, 5));
    expect(Buffer.from(bytes).equals(pictures.png)).toBe(true);
  });

  test('that nobody waits any more', async () => {
    const stop = new AbortController();
    const made = await doing(`
      globalThis.stopped = new Promise((done) => request.signal.addEventListener('abort', () => done(request.signal.reason.message)));
      await new Promise(() => {});`);
    const asked = made.generate({ ...requestFor(), signal: stop.signal });
    setTimeout(() => stop.abort(new Error('stopped by the user')), 5);
    await expect(asked).rejects.toThrow('stopped by the user');
    expect(await (globalThis as { stopped?: Promise<string> }).stopped).toBe('stopped by the user');
  });
});

describe('its answer', () => {
  test.each<[string, string, Buffer]>([
    ['bytes', 'return png;', pictures.png],
    [
      'a buffer of Node',
      `return readFileSync(new URL('whole.png', import.meta.url));`,
      pictures.png,
    ],
    ['an ArrayBuffer', 'return { bytes: png.buffer };', pictures.png],
    ['an object', `return { bytes: read('whole.webp') };`, pictures.webp],
    ['an object with its outcome', `return { outcome: 'image', bytes: png };`, pictures.png],
    [
      'with nulls',
      'return { bytes: png, cost: null, usage: null, modelAnswered: null };',
      pictures.png,
    ],
  ])('%s', async (_, body, bytes) => {
    const generated = imageOf(await answerOf(body));
    expect(Buffer.from(generated.bytes).equals(bytes)).toBe(true);
    const { bytes: __, latency, ...facts } = generated;
    expect(facts).toEqual({ outcome: 'image', cost: unknownCost, attempts: 1, requestIds: [] });
    expect(latency.attemptMs).toBe(latency.totalMs);
  });

  test('with everything that an ImageModel tells', async () => {
    const facts = {
      modelAnswered: 'house-2',
      requestIds: ['b', 'a'],
      cost: { usd: '0.04', basis: 'units', priceDate: '2026-11-24' },
      usage: { tokens: 12, parts: [1, { two: null }] },
      sent: { size: '640x512' },
      headers: { 'x-limit': '3' },
      latency: { attemptMs: 12, totalMs: 30 },
      attempts: 2,
      injected: [{ kind: 'swap', block: null, what: 'Two swapped.', facts: { at: 3 } }],
    };
    const body = `request.heard('a'); return { outcome: 'image', bytes: png, huh: () => {}, ...${JSON.stringify(facts)} };`;
    const { bytes: _, ...told } = imageOf(await answerOf(body));
    expect(told).toEqual({
      outcome: 'image',
      ...facts,
      cost: { ...facts.cost, usd: '0.04' },
      requestIds: ['a', 'b'],
    });
  });

  test.each<[string, Generated['outcome'], RegExp, object?]>([
    [`{ outcome: 'refused', reason: 'Policy 4' }`, 'refused', /^Policy 4$/],
    [
      `{ outcome: 'refused', reason: 'Policy 4', bytes: png, cost: 0.01 }`,
      'refused',
      /^Policy 4$/,
      { cost: { usd: '0.01', basis: 'usage', priceDate: null } },
    ],
    [`{ outcome: 'empty', reason: 'No picture.' }`, 'empty', /^No picture\.$/],
    [`{ outcome: 'timeout', reason: 'After 9 s' }`, 'timeout', /^After 9 s$/],
    [`{ outcome: 'absent', reason: 'Not drawn' }`, 'absent', /^Not drawn$/],
    [
      `{ outcome: 'error', reason: 'HTTP 429', failure: { kind: 'busy', afterMs: 2000, mayBeBilled: false } }`,
      'error',
      /^HTTP 429$/,
      { failure: { kind: 'busy', afterMs: 2000, mayBeBilled: false } },
    ],
    [
      `{ outcome: 'error', reason: 'Gone', failure: { kind: 'passing' } }`,
      'error',
      /^Gone$/,
      { failure: { kind: 'passing', afterMs: null, mayBeBilled: true } },
    ],
  ])('%s', async (answer, outcome, reason, more = { cost: unknownCost }) => {
    const generated = await answerOf(`return ${answer};`);
    expectNothing(generated, outcome, reason);
    expect(generated).toMatchObject(more);
    expect(generated).not.toHaveProperty('bytes');
    if (!('failure' in more)) expect(generated).not.toHaveProperty('failure');
  });

  test('ids are heard as they are told, until the answer is in', async () => {
    const heard: string[] = [];
    const made = await doing(`
      for (const id of ['one', 4, null, '', 'a\\nb', 'x'.repeat(501), 'two']) request.heard(id);
      setTimeout(() => request.heard('late'));
      return png;`);
    const request = { ...requestFor(), heard: (id: string) => void heard.push(id) };
    expect(await made.generate(request)).toMatchObject({ requestIds: ['one', 'two'] });
    await new Promise((later) => setTimeout(later, 5));
    expect(heard).toEqual(['one', 'two']);
  });

  test('what was asked before is asked for again only where the module can', async () => {
    expect(await doing('return png;')).not.toHaveProperty('recover');
    const rest = `recover: async ({ prompt }, id) =>
      id === 'gone' ? { outcome: 'error', reason: 'Gone' } : { bytes: png, sent: { prompt, id } }`;
    const made = await doing('return png;', rest);
    const request = requestFor();
    expect(await made.recover!(request, 'id-1')).toMatchObject({
      outcome: 'image',
      sent: { prompt: request.prompt, id: 'id-1' },
    });
    expectNothing(await made.recover!(request, 'gone'), 'error', 'Gone');
  });
});
