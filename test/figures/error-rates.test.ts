import { expect, test } from 'vitest';
import { countBlocks, rateOf } from '../../src/figures/error-counts.ts';
import { errorRates } from '../../src/figures/error-rates.ts';
import type { BlockResult } from '../../src/results/results.ts';
import { textResult } from '../../src/run/picture-result.ts';
import { countedBlock, exampleImage, exampleText } from '../results/example.ts';
import { judge } from '../text/page.ts';

const image = (sample: string, ...blocks: BlockResult[]) =>
  exampleImage({ sample, text: exampleText({ blocks }) });
const figure = (value: number | null, n: number) => {
  return { value, low: null, high: null, n, unit: '1' };
};

test('over all decided characters, by script and by height', () => {
  const boxes: BlockResult['boxes'] = [[0, 0, 300, 50]];
  const images = [
    image(
      'a',
      countedBlock(1, 4, { boxes }),
      countedBlock(0, 6, { script: 'Jpan', expected: '炭火焼き鳥よ', boxes }),
      countedBlock(null, 2, { script: 'Jpan', expected: '炭火', boxes }),
    ),
    exampleImage({ sample: 'b', text: null, textReason: 'out of memory' }),
  ];
  expect(errorRates(images)).toEqual({
    cer: figure(0.1, 10),
    'cer/Latn': figure(0.25, 4),
    'cer/Jpan': figure(0, 6),
    'cer/40-72 px': figure(0.1, 10),
  });
});

test('long copy counts for more than short', () => {
  const { cer } = errorRates([image('a', countedBlock(5, 10)), image('b', countedBlock(0, 90))]);
  expect(cer).toMatchObject({ value: 0.05, n: 100 });
});

test('a missing block counts in no class of height', () => {
  const names = Object.keys(errorRates([image('a', countedBlock(10, 10, { verdict: 'missing' }))]));
  expect(names).toEqual(['cer', 'cer/Latn']);
});

test('the interval is by sample: repeats that are alike tell of one', () => {
  const one = [image('a', countedBlock(1)), image('a', countedBlock(3))];
  expect(errorRates(one).cer).toMatchObject({ value: 0.2, low: null, high: null });
  const two = [image('a', countedBlock(1)), image('b', countedBlock(3))];
  const { low, high } = errorRates(two).cer!;
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(0.2);
});

test('of no picture it is not known', () => {
  expect(errorRates([])).toEqual({ cer: figure(null, 0) });
});

// The two are kept apart by their forms: they must count alike.
test.each([
  ['Autumn tea', 'Autumn tea'],
  ['Autumn tea', 'Autunn te'],
  ['Cafe\u0301 – 40 %', 'Café - 40%'],
  ['Tea 🍵 for two 👩‍👩‍👧', 'Tea for tw'],
  ['Two\nlines', 'Two lines'],
])('%j read as %j counts as its floor does', (text, read) => {
  const block = { id: 'b', role: 'body', lang: 'en', text };
  const judgement = judge([block], [{ text: read, confidence: 1, box: [60, 50, 300, 30] }]);
  const floor = rateOf(countBlocks(judgement.blocks));
  const { cer } = errorRates([exampleImage({ text: textResult(judgement) })]);
  expect({ cer: cer!.value, n: cer!.n }).toEqual({ cer: floor.cer, n: floor.n });
  expect(floor.n).toBe(judgement.decidedCharacters);
  expect(floor.cer).toBe(judgement.cer);
});
