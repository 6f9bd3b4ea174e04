import { describe, expect, test } from 'vitest';
import {
  baselineSchema,
  comparableOfBaseline,
  serializeBaseline,
} from '../../src/compare/baseline.ts';
import { comparableOf } from '../../src/compare/comparable.ts';
import type { ImageResult, Results } from '../../src/results/results.ts';
import { summarize } from '../../src/run/results.ts';
import { absentImage, countedBlock, exampleImage, exampleText } from '../results/example.ts';
import { runOf } from './runs.ts';

const layout = (rule: string, verdict: 'pass' | 'fail' | 'unknown' | 'not-applicable') => {
  return { rule, verdict, score: null, measured: {}, expected: {}, message: 'm', boxes: [] };
};

/** Two sets with a sample of one name, hostile names, and each outcome that a baseline may have. */
const images: ImageResult[] = ['"m\\odel", 🖼️', 'מודל\u202e'].flatMap((model) => [
  exampleImage({
    model,
    sample: 'a',
    text: exampleText({
      blocks: [countedBlock(1, 7, { lang: 'ja', script: 'Jpan' }), countedBlock(null, 3)],
      critical: [{ block: 'title', text: 'Zeile\n„zwei“\u2028\\', ok: null }],
    }),
    layout: [layout('overflow', 'fail'), layout('contrast', 'pass'), layout('x', 'not-applicable')],
    usable: null,
  }),
  exampleImage({ model, sample: 'a', repeat: 1 }),
  exampleImage({ model, sample: 'a', repeat: 10, extraAllowed: true }),
  exampleImage({ model, sample: 'a', repeat: 2, text: null, textReason: 'r' }),
  exampleImage({ model, sample: 'a', set: 'posters', usable: false }),
  absentImage({ model, sample: 'b', outcome: 'refused', reason: 'no', simulated: true }),
]);

function resultsOf(
  own: ImageResult[],
  over: Partial<Parameters<typeof summarize>[0]> = {},
): Results {
  return summarize({
    sets: ['menus', 'posters'].map((name) => ({
      info: { name, version: '1.0.0' },
      sha256: 'a'.repeat(64),
    })),
    benchmark: 'demo',
    noise: [],
    runId: 'r',
    startedAt: '2026-11-24T10:00:00.000Z',
    bars: { maxCer: 0.02, critical: 'all', rules: ['overflow'] },
    gates: { maxCerIncrease: 0.01, minUsableRate: 0.8 },
    trust: 0.85,
    floors: { critical: 0.5, exact: 0.15, suspect: 0.6 },
    images: own,
    ownRules: [{ id: 'z' }, { id: 'mine', sha256: 'c'.repeat(64) }],
    readers: ['two', 'one'].map((id) => ({
      identity: { id, version: '1', data: 'd'.repeat(64) },
      kit: 'npm',
      alone: true,
    })),
    ...over,
  });
}

const textOf = (results: Results) => serializeBaseline(comparableOf(results));
const readBack = (text: string) => comparableOfBaseline(baselineSchema.parse(JSON.parse(text)));

describe('the same pictures give the same bytes', () => {
  const text = textOf(resultsOf(images));
  const { sets, readers, ownRules } = {
    sets: [...['posters', 'menus']].map((name) => ({
      info: { name, version: '1.0.0' },
      sha256: 'a'.repeat(64),
    })),
    readers: ['one', 'two'].map((id) => ({
      identity: { id, version: '1', data: 'd'.repeat(64) },
      kit: 'npm',
      alone: true,
    })),
    ownRules: [{ id: 'mine', sha256: 'c'.repeat(64) }, { id: 'z' }],
  };
  const floors = { suspect: 0.6, exact: 0.15, critical: 0.5 };

  test.each<[string, Results]>([
    ['in another order', resultsOf(images.toReversed())],
    ['of another run', resultsOf(images, { runId: 'x', startedAt: '2027-01-01T00:00:00.000Z' })],
    ['with sets in another order', resultsOf(images, { sets })],
    ['with readers in another order', resultsOf(images, { readers })],
    ['with rules in another order', resultsOf(images, { ownRules })],
    [
      'with bars in another order',
      resultsOf(images, { bars: { rules: ['overflow'], critical: 'all', maxCer: 0.02 } }),
    ],
    ['with floors in another order', resultsOf(images, { floors })],
    [
      'with rules of layout in another order',
      resultsOf(images.map((one) => ({ ...one, layout: one.layout.toReversed() }))),
    ],
    [
      'that took another time at another price',
      resultsOf(
        images.map((one) => ({
          ...one,
          cost: { usd: '9', upTo: '9', basis: 'fixed', priceDate: null },
          latency: { attemptMs: 1, totalMs: 1 },
          attempts: 3,
        })),
      ),
    ],
  ])('%s', (_, results) => {
    expect(textOf(results)).toBe(text);
  });

  test('after they were read back', () => {
    expect(serializeBaseline(readBack(text))).toBe(text);
  });

  test.each<[string, Partial<ImageResult>]>([
    ['another picture', { sha256: 'e'.repeat(64) }],
    ['another judgement', { usable: true }],
  ])('but not %s', (_, over) => {
    expect(textOf(resultsOf(images.with(0, { ...images[0]!, ...over })))).not.toBe(text);
  });
});

test('what is read back is what was compared', () => {
  const comparable = comparableOf(resultsOf(images));
  expect(readBack(serializeBaseline(comparable))).toEqual(comparable);
  expect(comparable.pictures).toHaveLength(12);
});

test('pictures are in order of model, set, sample and repeat', () => {
  const { pictures } = comparableOf(resultsOf(images));
  expect(pictures.slice(0, 6).map((one) => `${one.set}/${one.sample} ${one.repeat}`)).toEqual([
    'menus/a 0',
    'menus/a 1',
    'menus/a 2',
    'menus/a 10',
    'menus/b 0',
    'posters/a 0',
  ]);
});

test('a run that says less is read back as it is', () => {
  const none = runOf([], { benchmark: null, trust: null, floors: null, bars: {}, sets: [] });
  expect(readBack(serializeBaseline(none))).toEqual(none);
});

test('each picture has a line of its own', () => {
  const lines = textOf(resultsOf(images)).split('\n');
  const rows = lines.filter((one) => one.startsWith('    {"model":'));
  expect(rows).toHaveLength(12);
  expect(JSON.parse(rows[0]!.replace(/,$/, ''))).toMatchObject({ sample: 'a', repeat: 0 });
});

test.each<[string, number]>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
])('%s is written nowhere', (_, readersError) => {
  expect(() => serializeBaseline(runOf([], { readersError }))).toThrow();
});

test('models that only draw what they are told are named', () => {
  expect(comparableOf(resultsOf(images)).simulated).toEqual(['"m\\odel", 🖼️', 'מודל\u202e']);
  expect(comparableOf(resultsOf(images.slice(0, 5))).simulated).toEqual([]);
});
