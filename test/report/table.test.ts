import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { modelTable, pictureTable } from '../../src/report/table.ts';
import type { Results } from '../../src/results/results.ts';
import { absentImage, exampleImage, exampleResults, exampleText } from '../results/example.ts';
import { pair } from './a-comparison.ts';

const CJK = '炭火焼き鳥よし'.repeat(6);
const HOSTILE = 'fal\u202e/\u001b[31mflux';

/** Long names, large numbers, nothing decided, hostile labels, every outcome. */
function difficult(): Results {
  const results = exampleResults();
  results.run.sets.push({ name: 'b', version: '1', sha256: 'c'.repeat(64) });
  results.images.push(
    exampleImage({
      model: CJK,
      repeat: 2,
      usable: null,
      text: exampleText({
        cer: 1e-5,
        order: 0.999,
        characters: 123_456,
        extra: 12_345,
        substituted: 1000,
        missing: 2000,
        inserted: 3000,
        critical: [
          { block: 'a', text: 'x', ok: null },
          { block: 'a', text: 'y', ok: true },
        ],
      }),
    }),
    exampleImage({
      model: HOSTILE,
      sample: 'a-very-long-sample-name-that-goes-on-and-on',
      usable: false,
      text: exampleText({ cer: null, order: null, critical: [], decidedCharacters: 0 }),
    }),
    absentImage({
      model: HOSTILE,
      outcome: 'refused',
      reason: `content_policy: “no\u0007”,\nit said\u2028 ${'x'.repeat(90)}`,
    }),
    exampleImage({ model: HOSTILE, text: null, textReason: 'out of memory', usable: null }),
  );
  const figure = { value: 0.99999, low: 0.9995, high: 1, n: 50, unit: '1' };
  results.models.push(
    {
      model: CJK,
      simulated: true,
      images: 150,
      outcomes: { image: 1, refused: 12, error: 0, 'skipped-budget': 137 },
      figures: {},
    },
    {
      model: HOSTILE,
      simulated: false,
      images: 3,
      outcomes: { image: 2, refused: 1 },
      figures: { textAccuracy: figure },
    },
  );
  return results;
}

describe('models', () => {
  test('one row each, and what is not an image below', () => {
    expect(modelTable(exampleResults())).toBe(
      [
        'Model             Scored  Text accuracy      Decided  Extra  Dup  Usable',
        'gpt-image-2/high     1/2  98.1% (97.0–99.0)    96.7%      5    0    100%',
        '  1 absent · 90.0–100.0% with all text, read or not',
      ].join('\n'),
    );
  });

  test('what the budget skipped is in no rate', () => {
    const results = exampleResults();
    results.images[1] = absentImage({ outcome: 'skipped-budget', reason: 'Not asked for.' });
    results.models[0] = {
      ...results.models[0]!,
      images: 10,
      outcomes: { image: 1, 'skipped-budget': 9 },
    };
    expect(modelTable(results).split('\n').slice(1)).toEqual([
      'gpt-image-2/high    1/10  98.1% (97.0–99.0)    96.7%      5    0    100%',
      '  9 skipped-budget · 90.0–100.0% with all text, read or not',
    ]);
  });

  test('what is difficult stays honest', () => {
    const lines = modelTable(difficult()).split('\n');
    expect(lines[3]).toMatch(/^炭火焼き鳥よし.*… +1\/150 +– +0\.2% +12345 +0 +0–100%$/);
    expect(lines[4]).toBe('  simulated · 12 refused · 137 skipped-budget');
    expect(lines[5]).toMatch(
      /^fal�\/�\[31mflux +1\/3 +99\.9% \(99\.9–100\.0\) +0\.0% +5 +0 +0–33%$/,
    );
    expect(lines[6]).toBe('  1 refused · 1 not read');
  });

  test('several that were compared have ranks, and what they mean below', () => {
    const results = exampleResults();
    const [model] = results.models;
    results.models = [
      { ...model!, ranks: { textAccuracy: 1, usableRate: 1 } },
      { ...model!, model: 'b', ranks: { textAccuracy: 2, usableRate: 1 } },
      { ...model!, model: 'c', ranks: { textAccuracy: null, usableRate: 1 }, figures: {} },
    ];
    results.comparisons = [pair()];
    expect(modelTable(results)).toBe(
      [
        'Model             #  Scored  Text accuracy      Decided  Extra  Dup  Usable',
        'gpt-image-2/high  1     1/2  98.1% (97.0–99.0)    96.7%      5    0    100%',
        '  1 absent · 90.0–100.0% with all text, read or not',
        'b                 2     0/2  98.1% (97.0–99.0)        –      –    –       –',
        '  1 absent · 90.0–100.0% with all text, read or not',
        'c                 –     0/2  –                        –      –    –       –',
        '  1 absent',
        '#: 1 + the number of models whose text accuracy is significantly better.',
      ].join('\n'),
    );
    delete results.comparisons;
    expect(modelTable(results)).not.toContain('#');
  });

  test('bounds are told where something is undecided', () => {
    const results = exampleResults();
    results.models[0]!.figures.textAccuracy!.worst = [0.981, 0.981];
    expect(modelTable(results)).not.toContain('read or not');
  });

  test('of many remarks none is cut', () => {
    const results = exampleResults();
    const [model] = results.models;
    model!.simulated = true;
    model!.outcomes = {
      ...{ refused: 1200, empty: 3, error: 45, timeout: 6, uncertain: 7 },
      'skipped-budget': 137,
    };
    expect(modelTable(results).split('\n').slice(2)).toEqual([
      '  simulated · 1200 refused · 3 empty · 45 error · 6 timeout · 7 uncertain · 137',
      '  skipped-budget · 90.0–100.0% with all text, read or not',
    ]);
  });

  test('what a model refused is not usable', () => {
    const results = exampleResults();
    results.images[1] = absentImage({ outcome: 'refused', reason: 'policy' });
    results.images.push(absentImage({ outcome: 'empty' }), absentImage({ outcome: 'timeout' }));
    expect(modelTable(results).split('\n')[1]).toMatch(/ 33%$/);
  });

  test('a model of which nothing is known', () => {
    const results = exampleResults();
    results.images = [absentImage()];
    results.models = [{ model: 'm', simulated: false, images: 1, outcomes: {}, figures: {} }];
    expect(modelTable(results).split('\n')[1]?.split(/ +/)).toEqual([
      'm',
      '0/1',
      '–',
      '–',
      '–',
      '–',
      '–',
    ]);
  });
});

describe('pictures', () => {
  test('one row each', () => {
    expect(pictureTable(exampleResults()).split('\n').slice(0, 3)).toEqual([
      'Sample          CER  Errors  Extra  Dup  Order  Undec.  Crit.  Layout  Usable',
      'izakaya-ja-en  1.4%   1/2/0      5    0   1.00       7    1/1     1/1     yes',
      'lunch          absent',
    ]);
  });

  test('several models have a heading each', () => {
    const lines = pictureTable(difficult()).split('\n');
    expect(lines.filter((line) => /^(gpt|炭|fal)/.test(line))).toHaveLength(3);
    expect(lines[5]).toMatch(
      /^· menu\S*… +<0\.1% +1000\/2000\/3000 +12345 +0 +0\.99 +123251 +1–2\/2 +1\/1 +–$/,
    );
    expect(lines[7]).toMatch(/^· menu\S*… +– +1\/2\/0 +5 +0 +– +212 +– +1\/1 +no$/);
    expect(lines[8]).toMatch(/^· menu\S* +refused: content_policy: “no�”, it said x+…$/);
    expect(lines[9]).toMatch(/^· menu\S* +not read: out of memory$/);
  });

  test('repeats are numbered, the first has the bare name', () => {
    const results = exampleResults();
    results.images = [exampleImage(), exampleImage({ repeat: 1 })];
    const lines = pictureTable(results).split('\n');
    expect(lines[1]).toMatch(/^izakaya-ja-en {2}/);
    expect(lines[2]).toMatch(/^izakaya-ja-en #2 /);
  });
});

test.each([modelTable, pictureTable])('%o fits 80 columns and prints no control', (table) => {
  for (const results of [exampleResults(), difficult()]) {
    const printed = table(results);
    for (const line of printed.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    expect(printed).not.toMatch(/[^\P{C}\n]/u);
    expect(printed).not.toMatch(/NaN|null|undefined|Infinity/);
  }
});
