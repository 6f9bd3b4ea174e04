import { describe, expect, it } from 'vitest';
import { judgeCritical } from '../../src/text/critical.ts';
import { alignUnits } from '../../src/text/edits.ts';
import { tellLookAlikes } from '../../src/text/look-alikes.ts';
import { unitsOf } from '../../src/text/units.ts';
import { blocksOf, column, judge } from './page.ts';

function told(asked: string, read: string): [charged: number, doubted: number] {
  const expected = unitsOf(asked);
  const { edits } = alignUnits(expected.normal, unitsOf(read).normal);
  const { charged, doubted } = tellLookAlikes(edits, expected);
  expect(charged.length + doubted.length).toBe(edits.length);
  return [charged.length, doubted.length];
}

describe('edits that may only be the reader’s', () => {
  it.each<[asked: string, read: string, charged: number, doubted: number]>([
    ['from £429', 'from f429', 0, 1],
    ['往返£429起', '往返f429起', 0, 1],
    ['S$60.00', 'SS60.00', 0, 1],
    ['¥400', 'Y400', 0, 1],
    ['×2', 'X2', 0, 1],
    ['130 °C', '130 °℃', 0, 1],
    ['130 °C', '130 ℃', 0, 2],
    ['130℃', '130°C', 0, 2],
    ['wait…', 'wait...', 0, 3],
    ['0,5 l (a)', '0,5 I (a)', 0, 1],
    ['1 l Milch', '1 I Milch', 0, 1],
    ['Room I', 'Room l', 0, 1],
    ['68.000 ₫', '68.000 đ', 0, 1],
    ['淨重：450', '凈重：450', 0, 1],
    // What else is wrong is charged, and so is what the reader tells apart.
    ['£2.60', 'f2.50', 1, 1],
    // Tesseract is asked where there is room for it: where none was read none is drawn.
    ['£2.60', '2.60', 1, 0],
    ['往返£429起', '往返429起', 1, 0],
    ['£2.60', '3.60', 2, 0],
    ['£2.60', '€2.60', 1, 0],
    ['$60', '60', 1, 0],
    ['¥400', '400', 1, 0],
    ['150 ml', '150 mI', 1, 0],
    ['Iced tea', 'lced tea', 1, 0],
    ['X2', 'x2', 1, 0],
    ['SS60', 'S$60', 1, 0],
    ['2.60', '£2.60', 1, 0],
    ['abc', 'abc', 0, 0],
  ])('%s read as %s', (asked, read, charged, doubted) => {
    expect(told(asked, read)).toEqual([charged, doubted]);
  });
});

describe('copy of a name that every object has a key of', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
    '%s that was read otherwise is charged',
    (asked) => {
      const expected = unitsOf(asked);
      // As one group, as where the whole of it was read as something else.
      const edits = expected.normal.map((unit, at) => {
        return { op: 'substitute' as const, at, expected: unit, read: 'x' };
      });
      expect(tellLookAlikes(edits, expected)).toEqual({ charged: edits, doubted: [] });
    },
  );

  it.each([
    ['constructor', ['CONSTRUCTOR'], 'wrong', 1],
    ['toString', ['TOsTRING'], 'wrong', 1],
    ['__proto__', ['--PROTO--'], 'wrong', 1],
    ['__proto__', [], 'missing', 1],
    ['__proto__', ['__proto__'], 'exact', 0],
  ])('%s, of which %j was read, is %s', (asked, read, verdict, cer) => {
    const judged = judge(blocksOf([asked]), column(read));
    expect(judged.blocks.map((one) => one.verdict)).toEqual([verdict]);
    expect(judged.cer).toBe(cer);
  });
});

describe('a block', () => {
  const judged = (asked: string, read: string) => {
    const [block] = blocksOf([asked]);
    const { blocks, critical } = judge([{ ...block!, critical: true }], column([read]));
    const { verdict, edits } = blocks[0]!;
    return { verdict, edits: edits.length, ok: critical[0]!.ok };
  };

  it.each([
    ['Tea for two £2.60', 'Tea for two f2.60', 'unreadable', 0, null],
    ['Tea for two £2.60', 'Tea for two £2.60', 'exact', 0, true],
    // A fault beside it still is one.
    ['Tea for two £2.60', 'Tea for tvo f2.60', 'close', 1, false],
  ])('%s read as %s is %s', (asked, read, verdict, edits, ok) => {
    expect(judged(asked, read)).toEqual({ verdict, edits, ok });
  });
});

describe('a critical string', () => {
  it.each([
    ['£429', 'from £429 return', 'from f429 return', null],
    ['£429', 'from £429 return', 'from f428 return', false],
    ['£429', 'from £429 return', 'form f429 return', null],
    ['0,5 l', 'Helles 0,5 l', 'Helles 0,5 I', null],
    ['£429', 'from £429 return', 'from £429 return', true],
  ])('%s of “%s” read as “%s”', (critical, expected, read, ok) => {
    expect(judgeCritical(critical, expected, read).ok).toBe(ok);
  });
});
