import { describe, expect, it, test } from 'vitest';
import { cellInk, setWidth } from '../../../src/layout/line-breaks/set-width.ts';
import { unitsOf } from '../../../src/text/units.ts';

function widthOf(text: string, lang = 'ja'): number | null {
  const units = unitsOf(text);
  return setWidth(units, 0, units.raw.length, lang);
}

describe('the width of a text, in ems', () => {
  test.each([
    ['a cell for each character, but for the blank at both ends', '改札用', 'ja', 2.9],
    ['to a stop’s own ink at the end', '已到成都。', 'zh-Hans', 4.3],
    ['from a stop’s own ink at the start', '，已到', 'zh-Hans', 2.88],
    ['to a stop in the middle of its cell', '已到成都。', 'zh-Hant', 4.58],
    ['with spaces in Korean', '어젯 밤', 'ko', 3.15],
    ['with figures', '27度', 'ja', 2],
  ])('is %s', (_, text, lang, width) => {
    expect(widthOf(text, lang)).toBeCloseTo(width, 5);
  });

  test.each([
    ['letters of an alphabet', '550 mL'],
    ['a space that may be a whole cell', '早餐\u3000牛奶'],
    ['nothing', ''],
  ])('is not known of %s', (_, text) => {
    expect(widthOf(text)).toBeNull();
  });
});

it('knows where marks stand in their cells', () => {
  expect(cellInk('，', 'zh-Hans')[1]).toBeLessThan(0.5);
  expect(cellInk('，', 'zh-HK')[0]).toBeGreaterThan(0.3);
  expect(cellInk('：', 'ja')[0]).toBeGreaterThan(0.3);
  expect(cellInk('（', 'ja')[0]).toBeGreaterThan(0.5);
  expect(cellInk('」', 'ja')[1]).toBeLessThan(0.5);
  expect(cellInk('ー', 'ja')).toEqual(cellInk('字', 'ja'));
});
