import { describe, expect, it } from 'vitest';
import { probabilityOf, strongestTwin, twinsOf } from '../../../src/reading/ppocr/twins.ts';

describe('one character in several widths', () => {
  const together = (...dictionary: string[]) =>
    [...twinsOf(dictionary).classes.values()].map((all) => all.map((k) => dictionary[k - 1]));

  it.each<[string, string[], string[][]]>([
    ['a colon', ['a', ':', '：'], [[':', '：']]],
    ['the wide one first', ['：', 'a', ':'], [['：', ':']]],
    ['three widths', ['+', '＋', '﹢'], [['+', '＋', '﹢']]],
    [
      'letters and digits',
      ['A', '1', 'Ａ', '１'],
      [
        ['A', 'Ａ'],
        ['1', '１'],
      ],
    ],
    ['signs of money', ['¥', '￥'], [['¥', '￥']]],
    ['kana', ['ア', 'ｱ'], [['ア', 'ｱ']]],
    // They look otherwise: 2² is two characters, and a ① is not a 1.
    ['no raised or circled digits', ['2', '²', '②'], []],
    ['no ligature', ['ﬁ', 'f', 'i'], []],
    ['no two spaces', ['\u3000', ' '], []],
    ['not the two cases', ['a', 'A'], []],
  ])('%s', (_, dictionary, expected) => {
    expect(together(...dictionary)).toEqual(expected);
  });

  it('are worked out once a dictionary', () => {
    const dictionary = [':', '：'];
    expect(twinsOf(dictionary)).toBe(twinsOf(dictionary));
    expect(twinsOf([...dictionary])).not.toBe(twinsOf(dictionary));
    expect(twinsOf(['a']).most).toBe(1);
    expect(twinsOf(['+', '＋', '﹢', ':', '：']).most).toBe(3);
  });

  it('are as probable as together, at their own time step, and never above 1', () => {
    const twins = twinsOf([':', 'a', '：']);
    const data = Float32Array.from([0.1, 0.2, 0.3, 0.4, 0, 0.7, 0.1, 0.3000001]);
    expect(probabilityOf(data, 0, 1, twins)).toBeCloseTo(0.6, 5);
    expect(probabilityOf(data, 0, 3, twins)).toBeCloseTo(0.6, 5);
    expect(probabilityOf(data, 0, 2, twins)).toBeCloseTo(0.3, 5);
    expect(probabilityOf(data, 0, 0, twins)).toBeCloseTo(0.1, 5);
    expect(probabilityOf(data, 4, 1, twins)).toBe(1);
  });

  it('the strongest together, in its stronger width', () => {
    const twins = twinsOf([':', '：', '!', '！', 'a']);
    const step = (...values: number[]) => strongestTwin(Float32Array.from(values), 0, twins);
    expect(step(0, 0.2, 0.25, 0.4, 0, 0.9)).toBe(2);
    expect(step(0, 0.2, 0.25, 0.4, 0.1, 0.9)).toBe(3);
    expect(step(0.5, 0, 0, 0, 0, 0.5)).toBe(0);
    expect(strongestTwin(Float32Array.from([0, 1]), 0, twinsOf(['a']))).toBe(0);
  });
});
