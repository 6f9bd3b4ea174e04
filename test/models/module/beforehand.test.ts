import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { TyposcopeError } from '../../../src/errors.ts';
import type { ModelEntry } from '../../../src/models/entry.ts';
import { folderOf } from '../../run/folder.ts';
import { unknownCost } from '../a-remote-model.ts';
import { aSample, requestFor } from '../a-request.ts';
import { pictures } from '../servers/serve.ts';
import { aModule, doing, imageOf } from './a-module.ts';

function stubEnv(name: string, value: string | undefined): void {
  vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

describe('its identity', () => {
  test('is its file, its params, and what it says itself', async () => {
    const params = { steps: 4, nested: [{ a: null }] };
    const one = await (await doing('return png;', '', { params })).identity(requestFor());
    expect(one).toEqual({
      provider: 'module',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      params,
    });
    const same = await (await doing('return png;', '', { params })).identity(requestFor());
    expect(same).toEqual(one);
    for (const other of [
      await doing('return png; /* changed */', '', { params }),
      await doing('return png;', '', { params: { steps: 5 } }),
    ]) {
      expect(await other.identity(requestFor())).not.toEqual(one);
    }
    const own = await doing('return png;', 'identity: () => ({ v: 1, not: undefined })');
    expect(await own.identity(requestFor())).toMatchObject({ own: { v: 1 } });
  });

  test('is not the label, nor where it lies', async () => {
    const source = 'export default { generate: () => png };';
    const one = await (await aModule(source)).identity(requestFor());
    const other = await aModule(source, { id: 'other', model: '../b/other.mjs', price: '1.00' });
    expect(await other.identity(requestFor())).toEqual(one);
  });

  test('is asked for once of each picture, so that it holds to the end', async () => {
    const made = await doing(
      'return png;',
      `asked: 0, identity({ repeat }) { this.asked += 1; return repeat === 1 ? { asked: this.asked } : { repeat }; }`,
    );
    const request = requestFor(aSample(), { repeat: 1 });
    const [first, other] = await Promise.all([made.identity(request), made.identity(request)]);
    expect(first).toMatchObject({ own: { asked: expect.any(Number) } });
    expect(other).toEqual(first);
    expect(await made.identity({ ...request })).toEqual(first);
    expect(await made.identity({ ...request, repeat: 2 })).toMatchObject({ own: { repeat: 2 } });
    expect(await made.identity({ ...request, seed: 2 })).not.toEqual(first);
  });

  test.each<[string, string, RegExp]>([
    [
      'throws',
      `() => { throw new Error('no server') }`,
      /failed at identity\(\) \(found no server\)/,
    ],
    ['rejects', `async () => { throw new Error('no server') }`, /found no server/],
    [
      'is nothing',
      '() => {}',
      /gives for identity\(\) does not hold \(found nothing, expected an object of plain JSON/,
    ],
    ['is text', `() => 'v1'`, /found "v1"/],
    ['is a list', '() => []', /found an array/],
    ['is a map', '() => new Map()', /found of type object/],
    ['has NaN', '() => ({ n: NaN })', /found of type object/],
    ['is a circle', '() => { const a = {}; a.a = a; return a; }', /plain JSON/],
    ['is a book', `() => ({ a: 'x'.repeat(20_000) })`, /at most 10000 characters/],
    [
      'never comes',
      '() => new Promise(() => {})',
      /failed at identity\(\) \(found nothing after 0\.02 s/,
    ],
    ['is by chance', '() => ({ a: Math.random() })', /another at each call, expected the same/],
  ])('that %s is told by its check, once', async (_, identity, message) => {
    const made = await doing('return png;', `timeout: 0.02, identity: ${identity}`);
    const faults = await made.check([requestFor(), requestFor(aSample(), { repeat: 1 })]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toBeInstanceOf(TyposcopeError);
    expect(faults[0]).toMatchObject({ code: 'benchmark', detail: { file: './mine.mjs' } });
    expect(faults[0]!.message).toMatch(message);
  });
});

describe('what it costs', () => {
  const list = (usd: string) => ({ usd, basis: 'price-table', priceDate: null });
  const used = (usd: string) => ({ usd, basis: 'usage', priceDate: null });
  const month = { usd: '20.00', pictures: 200 };
  const dated = `({ usd: '0.5', basis: 'units', priceDate: '2026-11-24' })`;

  test.each<[string, Partial<ModelEntry>, string, string, object, object]>([
    ['nobody says', {}, '', '', unknownCost, unknownCost],
    ['the file', {}, '0.04', '', list('0.04'), list('0.04')],
    [
      'the file, exactly',
      {},
      `'0.000000000001'`,
      '',
      list('0.000000000001'),
      list('0.000000000001'),
    ],
    ['the file, by reckoning', {}, '0.1 + 0.2', '', list('0.30'), list('0.30')],
    ['the file, by the size', {}, 'request.width / 1000', '', list('0.64'), list('0.64')],
    ['nothing', {}, '0', '', list('0.00'), list('0.00')],
    [
      'the file, as a cost',
      {},
      dated,
      '',
      { usd: '0.50', basis: 'units', priceDate: '2026-11-24' },
      { usd: '0.50', basis: 'units', priceDate: '2026-11-24' },
    ],
    ['the file doesn’t know', {}, 'null', '', unknownCost, unknownCost],
    ['the answer', {}, '0.04', '0.0375', list('0.04'), used('0.0375')],
    [
      'the answer doesn’t know',
      {},
      '0.04',
      `{ usd: null, basis: 'unknown', priceDate: null }`,
      list('0.04'),
      unknownCost,
    ],
    ['the benchmark, above all', { price: '0.07' }, '0.04', '0.03', list('0.07'), list('0.07')],
    [
      'a month of a card',
      { fixedCost: month },
      '',
      '',
      { usd: '0.10', basis: 'fixed', priceDate: null },
      { usd: '0.10', basis: 'fixed', priceDate: null },
    ],
    ['a month and each', { fixedCost: month }, '0.04', '0.03', list('0.14'), used('0.13')],
  ])('%s', async (_, over, price, cost, before, after) => {
    const made = await doing(
      `return { bytes: png${cost === '' ? '' : `, cost: ${cost}`} };`,
      price === '' ? '' : `price: (request) => ${price}`,
      over,
    );
    expect(await made.check([requestFor()])).toEqual([]);
    expect(made.price(requestFor())).toEqual(before);
    expect(imageOf(await made.generate(requestFor())).cost).toEqual(after);
  });

  test.each<[string, string, RegExp]>([
    ['throws', `() => { throw new Error('no list') }`, /failed at price\(\) \(found no list\)/],
    [
      'is NaN',
      '() => NaN',
      /gives for price\(\) does not hold \(found NaN, expected dollars such as 5/,
    ],
    ['is below 0', '() => -1', /found -1, expected dollars/],
    ['is text', `() => 'cheap'`, /found "cheap"/],
    ['is a promise', 'async () => 1', /found a promise, expected an answer at once/],
    ['is a promise that is broken', `async () => { throw new Error('x') }`, /found a promise/],
  ])('a price that %s is told by its check, and is not known', async (_, price, message) => {
    const made = await doing('return png;', `price: ${price}`);
    const [fault, ...more] = await made.check([requestFor(), requestFor(aSample('other'))]);
    expect(fault!.message).toMatch(message);
    expect(more).toEqual([]);
    expect(made.price(requestFor())).toEqual(unknownCost);
  });

  test('a price that the benchmark gives is not asked for', async () => {
    const made = await doing('return png;', 'price: () => NaN', { price: '1.00' });
    expect(await made.check([requestFor()])).toEqual([]);
  });
});

describe('its check', () => {
  test('is asked of all at once, and not at all of none', async () => {
    const made = await doing(
      'return png;',
      `check: async (requests) => requests.map(({ sample, repeat }) => sample.id + ' ' + repeat)`,
    );
    expect(await made.check([])).toEqual([]);
    const faults = await made.check([
      requestFor(),
      requestFor(),
      requestFor(aSample('other'), { repeat: 1 }),
    ]);
    expect(faults.map(({ message }) => message)).toEqual([
      './mine.mjs: poster 0',
      './mine.mjs: other 1',
    ]);
  });

  test.each<[string, string, RegExp]>([
    ['sentences', `['Too \\u001b[2Jwide.']`, /^\.\/mine\.mjs: Too \\u\{1b\}\[2Jwide$/],
    ['errors', `[new Error('Too wide')]`, /^\.\/mine\.mjs: Too wide$/],
    [
      'what is none',
      '[4]',
      /a fault that the model module tells is none \(found 4, expected a sentence/,
    ],
    ['an empty one', `['']`, /tells is none/],
    [
      'no list',
      `'Too wide'`,
      /gives for check\(\) does not hold \(found "Too wide", expected a list/,
    ],
    ['nothing', 'undefined', /found nothing, expected a list/],
    ['a throw', `(() => { throw new Error('odd') })()`, /failed at check\(\) \(found odd\)/],
    [
      'a promise for ever',
      'new Promise(() => {})',
      /failed at check\(\) \(found nothing after 0\.02 s\)/,
    ],
  ])('%s', async (_, told, message) => {
    const made = await doing('return png;', `timeout: 0.02, check: () => ${told}`);
    const faults = await made.check([requestFor()]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ code: 'benchmark' });
    expect(faults[0]!.message).toMatch(message);
  });

  test('variables that it needs: a plan lists them, and its own check waits for them', async () => {
    const made = await doing(
      'return png;',
      `environment: ['HOUSE_URL', 'HOUSE_KEY'], check: () => ['No such steps']`,
    );
    stubEnv('HOUSE_URL', ' ');
    stubEnv('HOUSE_KEY', undefined);
    const lacking = ['HOUSE_URL', 'HOUSE_KEY'].map((key) => ({
      code: 'environment',
      detail: { key, mend: expect.stringContaining(`export ${key}=`) },
    }));
    expect(await made.check([requestFor()])).toMatchObject(lacking);
    stubEnv('HOUSE_URL', 'http://127.0.0.1');
    stubEnv('HOUSE_KEY', 'x');
    expect(await made.check([requestFor()])).toMatchObject([{ code: 'benchmark' }]);
  });

  test('pictures that can’t be sent are told without it', async () => {
    const folder = await folderOf({ 'a.png': pictures.half, 'b.png': pictures.png });
    const made = await doing('return png;');
    const asked = (input: string) => requestFor(aSample('x', { inputs: [input] }), { folder });
    expect(await made.check([asked('b.png')])).toEqual([]);
    expect(await made.check([asked('none.png')])).toMatchObject([{ code: 'set' }]);
  });
});

describe('keys', () => {
  const key = 'sk-house+0123456789/abcdef';

  test('of the environment are hidden in whatever it says', async () => {
    stubEnv('HOUSE_API_KEY', key);
    stubEnv('HOUSE_ADDRESS', 'http://inside.example/v1');
    const rest = `environment: ['HOUSE_ADDRESS'],
      identity: () => ({}), check: () => [process.env.HOUSE_API_KEY], price: () => { throw process.env.HOUSE_ADDRESS }`;
    const bodies = [
      `throw new Error('x'.repeat(495) + process.env.HOUSE_API_KEY);`,
      `throw new Error('GET ' + process.env.HOUSE_ADDRESS + '?key=' + encodeURIComponent(process.env.HOUSE_API_KEY));`,
      `return { outcome: 'error', reason: 'Bad key ' + process.env.HOUSE_API_KEY };`,
      `const [k] = [process.env.HOUSE_API_KEY]; request.heard(k);
       return { bytes: png, modelAnswered: k, requestIds: [k], usage: { [k]: k }, sent: { at: [process.env.HOUSE_ADDRESS] }, headers: { authorization: 'Bearer ' + k } };`,
      `return { bytes: process.env.HOUSE_API_KEY };`,
    ];
    for (const body of bodies) {
      const made = await doing(body, rest);
      const said = JSON.stringify([
        await made.generate(requestFor()),
        (await made.check([requestFor()])).map(({ message }) => message),
      ]);
      expect(said).not.toMatch(/0123456789|inside\.example/);
      expect(said).toContain('[hidden]');
    }
  });

  test('are hidden before anything is cut off', async () => {
    stubEnv('HOUSE_API_KEY', key.repeat(40));
    const made = await doing(`throw new Error('Bad key ' + process.env.HOUSE_API_KEY);`);
    const generated = await made.generate(requestFor());
    expect(generated).toMatchObject({ reason: 'The module failed: Bad key [hidden]' });
  });
});
