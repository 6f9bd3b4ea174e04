import { describe, expect, test } from 'vitest';
import { whyNotUsable } from '../../src/report/why-not-usable.ts';
import type { Bars, ImageResult, TextResult } from '../../src/results/results.ts';
import { DEFAULT_BARS, isUsable } from '../../src/run/usable.ts';
import { exampleImage, exampleText } from '../results/example.ts';

const flawless: Partial<TextResult> = { cerInterval: [0, 0], extra: 0, duplicated: 0 };

function unusable(text: Partial<TextResult>, over: Partial<ImageResult> = {}): ImageResult {
  return exampleImage({ usable: false, text: exampleText({ ...flawless, ...text }), ...over });
}

function failing(rule: string, message: string): ImageResult['layout'][number] {
  return { ...exampleImage().layout[0]!, rule, verdict: 'fail', message };
}

describe('a phrase for each bar that fails', () => {
  test.each<[string, Partial<TextResult>, string]>([
    ['wrong characters', { cerInterval: [0.031, 0.031] }, '3.1% of characters wrong (bar 2%)'],
    ['some undecided', { cerInterval: [0.031, 0.2] }, 'at least 3.1% of characters wrong (bar 2%)'],
    ['hardly above', { cerInterval: [0.0204, 0.0204] }, '2.04% of characters wrong (bar 2%)'],
    ['more than was asked for', { cerInterval: [1.5, 1.5] }, '150.0% of characters wrong (bar 2%)'],
    ['extra text', { extra: 12 }, '12 characters nobody asked for (bar 0)'],
    ['doubled text', { duplicated: 1 }, '1 character more often than asked for (bar 0)'],
    [
      'both',
      { extra: 1, duplicated: 3 },
      '1 character nobody asked for, 3 characters more often than asked for (bar 0)',
    ],
    [
      'a critical string',
      {
        critical: [
          { block: 'a', text: '¥680', ok: false },
          { block: 'a', text: '12:00', ok: null },
          { block: 'a', text: 'Bar', ok: true },
        ],
      },
      'critical string “¥680” is wrong',
    ],
  ])('%s', (_, text, phrase) => {
    expect(whyNotUsable(unusable(text), DEFAULT_BARS)).toEqual([phrase]);
  });

  test('a rule that is a bar', () => {
    const layout = [failing('logo', 'the logo is stretched by 4%'), failing('margin', 'too thin')];
    expect(whyNotUsable(unusable({}, { layout }), { rules: ['order', 'logo'] })).toEqual([
      'logo: the logo is stretched by 4%',
    ]);
  });

  test('all of them, in the order of the bars', () => {
    const image = unusable(
      { cerInterval: [0.5, 0.5], extra: 2, critical: [{ block: 'a', text: 'x', ok: false }] },
      { layout: [failing('logo', 'is missing')] },
    );
    expect(whyNotUsable(image, { ...DEFAULT_BARS, rules: ['logo'] })).toEqual([
      '50.0% of characters wrong (bar 2%)',
      'critical string “x” is wrong',
      '2 characters nobody asked for (bar 0)',
      'logo: is missing',
    ]);
  });
});

const everything = unusable(
  { cerInterval: [0.5, 0.5], extra: 2, critical: [{ block: 'a', text: 'x', ok: false }] },
  { layout: [failing('logo', 'is missing')] },
);

test.each<[string, ImageResult, Bars]>([
  ['no bar is asked for', everything, {}],
  ['the picture is usable', { ...everything, usable: true }, DEFAULT_BARS],
  ['that is not known', { ...everything, usable: null }, DEFAULT_BARS],
  ['nobody read it', { ...everything, text: null }, DEFAULT_BARS],
  ['extra text is allowed', unusable({ extra: 9 }, { extraAllowed: true }), DEFAULT_BARS],
  ['no rate is told', unusable({ cerInterval: null }), DEFAULT_BARS],
])('nothing where %s', (_, image, bars) => {
  expect(whyNotUsable(image, bars)).toEqual([]);
});

test.each([
  [0.07, 0.071, '7.1% of characters wrong (bar 7%)'],
  [0, 0.0001, '0.01% of characters wrong (bar 0%)'],
  [0.005, 0.03, '3.0% of characters wrong (bar 0.5%)'],
  [0.02, 0.02 + 1e-12, 'just over 2% of characters wrong (bar 2%)'],
])('a bar of %d and a rate of %d', (maxCer, cer, phrase) => {
  expect(whyNotUsable(unusable({ cerInterval: [cer, cer] }), { maxCer })).toEqual([phrase]);
});

test('there is a phrase wherever judging says no', () => {
  const rates = [0, 0.02, 0.021, 0.4];
  const bars: Bars = { ...DEFAULT_BARS, rules: ['logo'] };
  let unusableOnes = 0;
  for (const least of rates)
    for (const extra of [0, 1])
      for (const duplicated of [0, 1])
        for (const ok of [true, false, null])
          for (const layout of [[], [failing('logo', 'is missing')]])
            for (const extraAllowed of [true, false]) {
              const text = {
                ...exampleText({ cerInterval: [least, 0.5], extra, duplicated, unread: [] }),
                critical: [{ block: 'a', text: 'x', ok }],
              };
              const judged = { ...text, cerInterval: text.cerInterval!, unread: [] };
              const allowed = extraAllowed ? 'decorative' : 'none';
              const usable = isUsable(judged, layout, bars, allowed);
              const image = exampleImage({ text, layout, usable, extraAllowed });
              expect(whyNotUsable(image, bars).length > 0).toBe(usable === false);
              if (usable === false) unusableOnes++;
            }
  expect(unusableOnes).toBeGreaterThan(50);
});
