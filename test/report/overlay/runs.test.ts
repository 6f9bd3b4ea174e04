import { describe, expect, it } from 'vitest';
import { directionOf, visualRuns } from '../../../src/report/overlay/runs.ts';

/** Capitals stand for right-to-left letters, as in the algorithm's own examples. */
function laid(text: string, base: 'ltr' | 'rtl'): string {
  const units = Array.from(text, (unit) =>
    /[A-Z]/.test(unit) ? String.fromCharCode(0x5d0 + unit.charCodeAt(0) - 65) : unit,
  );
  return visualRuns(units, base)
    .map((run) => {
      const part = Array.from(text).slice(run.from, run.to);
      return (run.direction === 'rtl' ? part.toReversed() : part).join('');
    })
    .join('|');
}

describe('visualRuns', () => {
  it.each([
    ['abc def', 'ltr', 'abc def'],
    ['ABC DEF', 'rtl', 'FED CBA'],
    ['abc DEF ghi', 'ltr', 'abc |FED| ghi'],
    ['ABC def GHI', 'rtl', 'IHG |def| CBA'],
    ['ABC 250 DEF', 'rtl', 'FED |250| CBA'],
    ['ABC 100% DEF', 'rtl', 'FED |100%| CBA'],
    ['ABC 4.50$', 'rtl', '4.50$| CBA'],
    ['abc DEF 12 GHI jkl', 'ltr', 'abc |IHG |12| FED| jkl'],
    ['ABC def 250', 'rtl', 'def 250| CBA'],
    ['250 abc', 'ltr', '250 abc'],
    ['', 'ltr', ''],
  ] as const)('%s in a %s line', (text, base, expected) => {
    expect(laid(text, base)).toBe(expected);
  });
});

describe('directionOf', () => {
  it.each([
    ['قهوة Coffee', 'rtl'],
    ['Coffee قهوة', 'ltr'],
    ['250 غرام', 'rtl'],
    ['עברית', 'rtl'],
    ['12:30', 'ltr'],
    ['', 'ltr'],
  ])('%s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });
});
