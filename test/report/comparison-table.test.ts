import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/compare/compare.ts';
import type { NewlyWrong } from '../../src/compare/newly-wrong.ts';
import type { MetricVerdict } from '../../src/compare/verdicts.ts';
import { comparisonTable } from '../../src/report/comparison-table.ts';
import { fallWords, outcomeWords, whyWords } from '../../src/report/comparison-words.ts';
import {
  comparison,
  expectPrintable,
  gate,
  STRANGE_NAMES,
  UNKNOWN,
  verdict,
} from './a-comparison.ts';

const wrong = (over: Partial<NewlyWrong> = {}): NewlyWrong => ({
  kind: 'critical',
  model: 'careful',
  set: 'menus',
  sample: 'tea',
  block: 'price-1',
  text: '¥680',
  wrong: 1,
  repeats: 1,
  ...over,
});
const unusable = wrong({ kind: 'unusable', block: null, text: null });
const same = { verdict: 'no difference shown', reason: 'same pictures', difference: 0 } as const;
const missing = { kind: 'missing', message: 'careful · menus/tea is not in the run.' } as const;

const lines = (over: Partial<Comparison>) => comparisonTable(comparison(over)).split('\n');

test('all that there may be, in its order', () => {
  const table = lines({
    versions: { was: '0.1.0', is: '0.2.0' },
    simulated: ['careful'],
    obstacles: [missing],
    newModels: ['newer'],
    verdicts: [
      verdict(),
      verdict({ metric: 'usableRate', verdict: 'improved', difference: 0.004, pAdjusted: 0.031 }),
      verdict({ metric: 'layoutRate', ...UNKNOWN }),
      verdict({ model: 'other', ...same }),
      verdict({ model: 'other', metric: 'usableRate', ...same }),
    ],
    newlyWrong: [wrong({ wrong: 2, repeats: 3 }), unusable],
  });
  expect(table).toEqual([
    'Not comparable as it is:',
    '  careful · menus/tea is not in the run.',
    '',
    '                   Was     Is  Points  95%            p',
    'careful (simulated)',
    '  Text accuracy  98.1%  94.2%    -3.9  -5.2…-2.1  <.001  worse',
    '    50 samples: finds 0.9 points',
    '    most in menus/izakaya (-20.0), menus/lunch (-12.0), menus/bar (-10.0)',
    '  Usable         98.1%  94.2%    +0.4  -5.2…-2.1   .031  improved',
    '    50 samples: finds 0.9 points',
    '  Layout             –      –       –  –              1  not enough data',
    '    nothing was decided both times',
    'other',
    '  the same pictures as before: no difference',
    '',
    'Points: by which it is better now, on the same samples and what was decided both',
    'times. p: adjusted for all rows. Finds: the true change that would be found four',
    'times in five.',
    '',
    'Newly wrong:',
    '  careful · menus/tea: “¥680” (price-1) was right and is wrong in 2 of 3',
    '    pictures',
    '  careful · menus/tea: was usable, and no picture is any more',
    '',
    '  newer is new: there is nothing to compare it with.',
    '  Judged by typoscope 0.1.0 before and 0.2.0 now: what differs may be the',
    '    judgement. Run it again and write the baseline anew.',
  ]);
  expectPrintable(table.join('\n'));
});

test('nothing to say is nothing', () => {
  expect(comparisonTable(comparison())).toBe('');
});

test('where every picture is the same there is no table to explain', () => {
  expect(
    lines({ verdicts: [verdict(same), verdict({ model: 'b', ...same })], simulated: ['b'] }),
  ).toEqual([
    'careful',
    '  the same pictures as before: no difference',
    'b (simulated)',
    '  the same pictures as before: no difference',
  ]);
});

test('of many messages twenty are told and the rest counted', () => {
  const all = lines({
    obstacles: Array.from({ length: 25 }, () => missing),
    newlyWrong: Array.from({ length: 21 }, () => unusable),
  });
  expect(all.filter((line) => line.includes('is not in'))).toHaveLength(20);
  expect(all.filter((line) => line.includes('was usable'))).toHaveLength(20);
  expect(all.filter((line) => line.includes('more'))).toContain('  … and 5 more');
  expect(all.at(-1)).toBe('  … and 1 more');
});

describe.each(STRANGE_NAMES)('%j', (name) => {
  const model = { model: name };
  const everywhere = comparison({
    versions: { was: name, is: name },
    simulated: [name],
    obstacles: [{ kind: 'set', message: `Set ${name} is not in the run.` }],
    newModels: [name],
    verdicts: [
      verdict({ ...model, falls: [{ sample: `menus/${name}`, difference: -1 }] }),
      verdict({ ...model, metric: 'cleanRate', verdict: 'baseline unreliable' }),
      verdict({ ...model, metric: 'criticalRate', ...UNKNOWN }),
    ],
    newlyWrong: [wrong({ ...model, set: name, sample: name, block: name, text: name })],
  });

  test('breaks nothing', () => {
    expectPrintable(comparisonTable(everywhere));
    expectPrintable(
      comparisonTable(
        comparison({ simulated: [name], verdicts: [verdict({ ...model, ...same })] }),
      ),
    );
  });

  test('leaves lines below others indented', () => {
    const table = comparisonTable(everywhere).split('\n');
    const told = table.slice(table.indexOf('Newly wrong:') + 1);
    const block = told.slice(0, told.indexOf(''));
    expect(block.length).toBeGreaterThan(0);
    expect(block[0]).toMatch(/^ {2}\S/);
    for (const line of block.slice(1)) expect(line).toMatch(/^ {4}\S/);
    expect(table.find((line) => line.includes('most in'))).toMatch(/^ {4}most in menus\//);
  });

  test('is whole, wherever lines end', () => {
    const words = 'x'.repeat(300) + 'は'.repeat(100);
    const told = comparisonTable(comparison({ obstacles: [{ kind: 'set', message: words }] }));
    expect(
      told
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
        .join(''),
    ).toBe(words);
    expectPrintable(told);
  });
});

describe('why', () => {
  test.each<[string, Partial<MetricVerdict>, string]>([
    ['worse', {}, '50 samples: finds 0.9 points'],
    ['the same', same, 'the same pictures as before'],
    [
      'the same, and not judged so',
      { ...same, difference: -0.01 },
      'the same pictures as before, judged otherwise: that is not the model',
    ],
    ['nothing', UNKNOWN, 'nothing was decided both times'],
    [
      'few',
      { n: 4, reason: 'too few samples' },
      '4 samples are too few for any test; needs 40 samples for 1.0 points',
    ],
    [
      'one',
      { n: 1, reason: 'too few samples', samplesNeeded: null },
      'one sample is too few for any test',
    ],
    [
      'unlike reads',
      { reason: 'decided shares differ' },
      'the readers could decide another share of it: look at what was not read',
    ],
    [
      'readers',
      { reason: 'within the readers’ error' },
      'no more than the readers’ own error; 50 samples: finds 0.9 points',
    ],
    [
      'margin',
      { reason: 'within the margin' },
      'within the margin of 1.0 points; 50 samples: finds 0.9 points',
    ],
    [
      'no margin',
      { reason: 'within the margin', margin: 0 },
      'within the margin of 0.0 points; 50 samples: finds 0.9 points',
    ],
    [
      'more are needed',
      { verdict: 'not enough data', detectable: 0.034, samplesNeeded: 400 },
      '50 samples: finds 3.4 points; needs 400 samples for 1.0 points',
    ],
    [
      'nobody knows how many',
      { verdict: 'not enough data', detectable: null, samplesNeeded: null },
      '50 samples: finds no change',
    ],
    [
      'an unsure baseline',
      { verdict: 'baseline unreliable', baselineHalfWidth: 0.081, margin: 0.05 },
      'the baseline itself is uncertain by 8.1 points, more than 5.0 points',
    ],
    ['of one', { verdict: 'improved', n: 1, detectable: null }, 'one sample: finds no change'],
  ])('%s', (_, over, words) => {
    expect(whyWords(verdict(over))).toBe(words);
  });

  test('where to look is told of what got worse alone, three at most', () => {
    expect(fallWords(verdict())).toMatch(/^most in menus\/izakaya \(-20\.0\), .*bar \(-10\.0\)$/);
    expect(fallWords(verdict({ falls: [] }))).toBeNull();
    expect(fallWords(verdict({ verdict: 'improved' }))).toBeNull();
  });
});

describe('what came out', () => {
  const worse = verdict();
  const failed = gate({ verdict: 'failed' });
  test.each<[Partial<Comparison>, string]>([
    [{}, 'No regression shown.'],
    [{ verdicts: [verdict({ verdict: 'improved' })] }, 'No regression shown.'],
    [
      { verdicts: [verdict({ verdict: 'not enough data' })] },
      'No regression shown; not all could have been shown.',
    ],
    [{ obstacles: [{ kind: 'set', message: 'x' }] }, 'Not comparable, which fails it.'],
    [{ obstacles: [missing] }, 'Rows are missing.'],
    [{ verdicts: [worse] }, 'One figure is worse.'],
    [{ verdicts: [worse, worse], gates: [failed] }, '2 figures are worse. One gate failed.'],
    [
      { obstacles: [missing], verdicts: [worse], gates: [failed, failed, gate()] },
      'Rows are missing. One figure is worse. 2 gates failed.',
    ],
  ])('%#: %s', (over, words) => {
    expect(outcomeWords(comparison(over))).toBe(words);
  });
});
