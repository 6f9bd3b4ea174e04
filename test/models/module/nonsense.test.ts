import { describe, expect, test } from 'vitest';
import type { Generated, GeneratedNothing } from '../../../src/models/model.ts';
import { expectNothing, unknownCost } from '../a-remote-model.ts';
import { aSample, requestFor } from '../a-request.ts';
import { answerOf, doing, imageOf } from './a-module.ts';

describe('nonsense is an error of one picture, with what was found and expected', () => {
  const held = (fault: string) => new RegExp(`^The module’s answer does not hold: ${fault}`);
  test.each<[string, string, RegExp]>([
    ['a throw', `throw new Error('no luck');`, /^The module failed: no luck$/],
    [
      'a throw of an error of ours',
      `throw Object.assign(new Error('x'), { code: 'internal' });`,
      /failed: x$/,
    ],
    [
      'a throw with its cause',
      `throw new Error('fetch failed', { cause: new Error('ECONNREFUSED') });`,
      /failed: fetch failed: ECONNREFUSED$/,
    ],
    ['a throw of text', `throw 'words';`, /failed: words$/],
    ['a rejection with nothing', 'return Promise.reject();', /failed: nothing at all$/],
    ['a throw of what can’t be printed', 'throw Object.create(null);', /can’t be printed$/],
    [
      'a throw at a getter',
      `throw Object.defineProperty(new Error(), 'message', { get() { throw 1; } });`,
      /can’t be printed$/,
    ],
    [
      'controls and a flood',
      `throw new Error('\\x1b[2J\\u202e\\n' + 'x'.repeat(1e6));`,
      /^The module failed: \\u\{1b\}\[2J\\u\{202e\} x{300,}…$/,
    ],
    ['nothing', '', held('found nothing, expected the bytes of a picture, or an object')],
    ['null', 'return null;', held('found null, expected the bytes')],
    ['text', `return 'iVBORw0KGgo=';`, held('found "iVBORw0KGgo=", expected the bytes')],
    ['a list', 'return [png];', held('found an array, expected the bytes')],
    ['a number', 'return Number.NaN;', held('found NaN, expected the bytes')],
    [
      'an empty object',
      'return {};',
      held('found an empty object, expected bytes, or outcome and reason'),
    ],
    [
      'another key',
      'return { image: png, model: 1 };',
      held('found an object with image, model, expected bytes'),
    ],
    [
      'bytes as base64',
      `return { bytes: 'iVBO' };`,
      held('bytes: found "iVBO", expected the bytes of a PNG, JPEG or WebP, as a Uint8Array'),
    ],
    ['an image without bytes', `return { outcome: 'image' };`, held('bytes: found nothing')],
    [
      'no outcome',
      `return { outcome: 'fine', reason: 'x' };`,
      held('outcome: found "fine", expected image, refused, empty'),
    ],
    [
      'no reason',
      `return { outcome: 'refused' };`,
      held('reason: found nothing, expected a sentence'),
    ],
    [
      'an empty reason',
      `return { outcome: 'error', reason: ' ' };`,
      held('reason: found " ", expected a sentence'),
    ],
    [
      'a failure of no kind',
      `return { outcome: 'error', reason: 'x', failure: { kind: 'odd' } };`,
      held('failure.kind: found "odd", expected one of busy, passing'),
    ],
    [
      'a failure of text',
      `return { outcome: 'error', reason: 'x', failure: 'busy' };`,
      held('failure: found "busy", expected an object with kind'),
    ],
    [
      'a wait below nothing',
      `return { outcome: 'error', reason: 'x', failure: { kind: 'busy', afterMs: -1 } };`,
      held('failure.afterMs: found -1, expected milliseconds'),
    ],
    [
      'dollars that are none',
      'return { bytes: png, cost: Number.NaN };',
      held('cost: found NaN, expected dollars such as 5'),
    ],
    [
      'dollars below 0',
      `return { bytes: png, cost: '-0.01' };`,
      held('cost: found "-0.01", expected dollars'),
    ],
    [
      'a negative number of dollars',
      'return { bytes: png, cost: -1 };',
      held('cost: found -1, expected dollars'),
    ],
    [
      'dollars with their sign',
      `return { bytes: png, cost: '$1' };`,
      held('cost: found "\\$1", expected dollars'),
    ],
    ['endless dollars', 'return { bytes: png, cost: Infinity };', held('cost: found Infinity')],
    [
      'a cost without dollars',
      `return { bytes: png, cost: { basis: 'usage' } };`,
      held('cost: found of type object'),
    ],
    [
      'a cost of no basis',
      `return { bytes: png, cost: { usd: '1', basis: 'guess' } };`,
      held('cost: found'),
    ],
    [
      'a cost of no day',
      `return { bytes: png, cost: { usd: '1', basis: 'usage', priceDate: 'today' } };`,
      held('cost: found'),
    ],
    [
      'usage in a circle',
      'const usage = {}; usage.self = usage; return { bytes: png, usage };',
      held('usage: found of type object, expected an object of plain JSON'),
    ],
    ['usage of NaN', 'return { bytes: png, usage: { n: NaN } };', held('usage: found')],
    ['usage of dates', 'return { bytes: png, usage: { at: new Date() } };', held('usage: found')],
    [
      'usage of functions',
      'return { bytes: png, usage: { toJSON: () => 1 } };',
      held('usage: found'),
    ],
    [
      'a book of usage',
      `return { bytes: png, usage: { text: 'x'.repeat(20_000) } };`,
      held('usage: found .* at most 10000'),
    ],
    ['what was sent as a list', 'return { bytes: png, sent: [] };', held('sent: found an array')],
    [
      'headers of numbers',
      'return { bytes: png, headers: { a: 1 } };',
      held('headers.a: found 1, expected a text'),
    ],
    [
      'ids of numbers',
      'return { bytes: png, requestIds: [1] };',
      held('requestIds.0: found 1, expected a text'),
    ],
    [
      'an id for ids',
      `return { bytes: png, requestIds: 'a' };`,
      held('requestIds: found "a", expected a list'),
    ],
    [
      'a time below nothing',
      'return { bytes: png, latency: { attemptMs: -1, totalMs: null } };',
      held('latency.attemptMs: found -1'),
    ],
    [
      'half an attempt',
      'return { bytes: png, attempts: 0.5 };',
      held('attempts: found 0.5, expected a whole number'),
    ],
    [
      'many faults',
      'return { bytes: 1, cost: {}, usage: 1, sent: 1, headers: 1 };',
      /bytes: .*; cost: .*; usage: .*; 2 more\.$/,
    ],
    [
      'a getter that throws',
      `return { get bytes() { throw new Error('odd'); } };`,
      /^The module failed: odd$/,
    ],
    [
      'bytes that were given away',
      'structuredClone(png.buffer, { transfer: [png.buffer] }); return png;',
      /^The module failed: .*detached/,
    ],
  ])('%s', async (_, body, reason) => {
    const generated = await answerOf(body);
    expectNothing(generated, 'error', reason);
    expect(generated.cost).toEqual(unknownCost);
    // Who gives nonsense three times in a row is not asked any more; who throws is.
    const { reason: words, failure } = generated as GeneratedNothing;
    const everyTime = { kind: 'account', afterMs: null, mayBeBilled: true };
    expect(failure).toEqual(words.includes('does not hold') ? everyTime : undefined);
    expect(words.length).toBeLessThanOrEqual(400);
  });

  test.each<[string, string, Generated['outcome'], RegExp]>([
    ['no bytes', 'return new Uint8Array();', 'empty', /no bytes/],
    [
      'a web page',
      `return Buffer.from('<!doctype html><p>Busy');`,
      'error',
      /not a picture; PNG, JPEG or WebP/,
    ],
    [
      'a drawing',
      `return Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');`,
      'error',
      /SVG.*PNG, JPEG or WebP is expected/,
    ],
    ['half a picture', `return read('half.png');`, 'error', /cut off/],
    ['a damaged head', 'png.fill(255, 16, 24); return png;', 'error', /damaged|pixels/],
  ])('bytes that are %s', async (_, body, outcome, reason) => {
    expectNothing(await answerOf(body), outcome, reason);
  });

  test.each([
    ['never settles', 'return new Promise(() => {});'],
    [
      'never settles, whatever the signal says',
      `request.signal.addEventListener('abort', () => {}); await new Promise(() => {});`,
    ],
    [
      'goes wrong when it is given up',
      `await new Promise((_, no) => request.signal.addEventListener('abort', () => no(new Error('mine'))));`,
    ],
  ])('what %s ends at its time', async (_, body) => {
    const generated = await answerOf(body, 'timeout: 0.02');
    expectNothing(generated, 'timeout', /^No picture after 0\.02 s\.$/);
    expect(generated.latency.totalMs).toBeLessThan(2000);
  });

  test('the next picture is asked for as if nothing had been', async () => {
    const made = await doing(`if (request.repeat === 0) throw new Error('first'); return png;`);
    expectNothing(await made.generate(requestFor()), 'error', /first/);
    imageOf(await made.generate(requestFor(aSample(), { repeat: 1 })));
  });

  test('a sample’s picture that went away is told as of every model', async () => {
    const made = await doing('return png;');
    const request = requestFor(aSample('poster', { inputs: ['gone.png'] }));
    await expect(made.generate(request)).rejects.toThrow(expect.objectContaining({ code: 'set' }));
    expect(await made.check([request])).toMatchObject([{ code: 'set' }]);
  });
});
