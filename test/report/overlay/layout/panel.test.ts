import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerFonts } from '../../../../src/report/fonts.ts';
import { layLayoutPanel } from '../../../../src/report/overlay/layout/panel.ts';
import { sortRules } from '../../../../src/report/overlay/layout/sorted.ts';
import type { LayoutVerdict } from '../../../../src/report/overlay.ts';
import { verdictOf } from './input.ts';

const context = createCanvas(1, 1).getContext('2d');
const lay = (layout: LayoutVerdict[], most = 1600, width = 1024) =>
  layLayoutPanel(context, sortRules(layout), { x: 0, y: 0, width, unit: 1 }, most);
const many = (count: number, verdict: LayoutVerdict['verdict'], message = 'It is.') =>
  Array.from({ length: count }, (_, index) => verdictOf({ rule: `r${index}`, verdict, message }));

beforeAll(registerFonts);

describe('sortRules', () => {
  it('numbers what fails first, then what is open, and leaves out what does not apply', () => {
    const verdicts = ['pass', 'unknown', 'not-applicable', 'fail', 'pass', 'fail'] as const;
    const { judged, notAsked } = sortRules(
      verdicts.map((verdict, index) => verdictOf({ rule: `r${index}`, verdict })),
    );
    expect(judged.map(({ rule, number }) => [rule, number])).toEqual([
      ['r3', 1],
      ['r5', 2],
      ['r1', 3],
      ['r0', null],
      ['r4', null],
    ]);
    expect(notAsked).toEqual(['r2']);
  });
});

describe('layLayoutPanel', () => {
  it.each([
    [620, 'beside a landscape'],
    [1024, 'below a portrait'],
  ])('has room for all rules that are built in, should they fail: %d wide, %s', (width) => {
    const message = 'A sentence of some forty words at most. '.repeat(3);
    expect(lay(many(14, 'fail', message), 1600, width).notes).toBe('');
  });

  it('says how many it leaves out', () => {
    const { notes, height } = lay(many(300, 'fail'));
    expect(height).toBeLessThanOrEqual(1600);
    expect(notes).toMatch(/^and \d+ more$/u);
  });

  it('names rules for which nothing was asked in one line', () => {
    const rules = [...many(1, 'fail'), verdictOf({ rule: 'palette', verdict: 'not-applicable' })];
    expect(lay(rules).notes).toBe('not asked for: palette');
    expect(lay(many(1, 'fail')).notes).toBe('');
  });

  it('spends less on a rule that passes', () => {
    expect(lay(many(9, 'pass')).height).toBeLessThan(lay(many(9, 'fail')).height);
    expect(lay(many(9, 'unknown')).height).toBe(lay(many(9, 'fail')).height);
  });

  it('wraps a long message, and cuts one without end', () => {
    const one = lay(many(1, 'fail', 'Short.')).height;
    expect(lay(many(1, 'fail', 'word '.repeat(40))).height).toBeGreaterThan(one);
    expect(lay(many(1, 'fail', 'word '.repeat(9000))).height).toBeLessThan(one + 120);
  });
});
