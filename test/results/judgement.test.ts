import { describe, expect, test } from 'vitest';
import {
  asSettled,
  isSettled,
  type Judgement,
  settledJudgement,
} from '../../src/results/judgement.ts';
import { type ImageResult, type Results, serializeResults } from '../../src/results/results.ts';
import { exampleImage, exampleResults } from './example.ts';

function judgementOf({ text, layout, usable }: ImageResult): Judgement {
  return { text: text!, layout, usable };
}

/** The example, whose first picture's judgement is as `change` makes it. */
function resultsWith(change: (judgement: Judgement) => Judgement): Results {
  const results = exampleResults();
  const [first, ...others] = results.images;
  return { ...results, images: [{ ...first!, ...change(judgementOf(first!)) }, ...others] };
}

/** As the store gives it back. */
const stored = (judgement: Judgement): Judgement =>
  asSettled(JSON.parse(JSON.stringify(settledJudgement(judgement))));

describe('results have the same bytes', () => {
  const plain = serializeResults(exampleResults());

  test('as one string of the whole has', () => {
    expect(plain).toBe(`${JSON.stringify(JSON.parse(plain), null, 2)}\n`);
    expect(JSON.parse(plain)).toEqual(exampleResults());
  });

  test.each<[string, (judgement: Judgement) => Judgement]>([
    ['settled', (judgement) => settledJudgement(judgement)!],
    ['settled before', stored],
    ['with their keys in another order', (judgement) => stored(reversed(judgement))],
  ])('%s', (_, change) => {
    const results = resultsWith(change);
    expect(isSettled(results.images[0]!)).toBe(true);
    expect(serializeResults(results)).toBe(plain);
  });

  test('also without a picture, or a model', () => {
    const results = { ...exampleResults(), images: [], models: [] };
    const text = serializeResults(results);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(JSON.parse(text)).toEqual(results);
  });
});

describe('what breaks the contract', () => {
  test('is not settled', () => {
    const judgement = judgementOf(exampleImage());
    expect(settledJudgement({ ...judgement, text: { ...judgement.text, cer: NaN } })).toBeNull();
    expect(settledJudgement({ ...judgement, usable: 'yes' as never })).toBeNull();
  });

  test.each<[string, Partial<ImageResult>, string]>([
    ['beside a settled judgement', { attempts: -1 }, 'images.0.attempts'],
    ['in whether it is usable', { usable: 1 as never }, 'images.0.usable'],
    ['where there is no image', { outcome: 'refused', reason: 'no' }, 'images.0.text'],
    ['where both text and a reason are', { textReason: 7 as never }, 'images.0.textReason'],
  ])('%s, is told', (_, over, key) => {
    const results = resultsWith(stored);
    results.images[0] = { ...results.images[0]!, ...over };
    expect(() => serializeResults(results)).toThrow(key);
  });
});

function reversed<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(reversed) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, each]) => [key, reversed(each)])) as Value;
}
