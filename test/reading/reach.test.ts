import { describe, expect, it } from 'vitest';
import { boxOf, quadOf } from '../../src/geometry.ts';
import type { Area } from '../../src/reading/area.ts';
import { reaching } from '../../src/reading/reach.ts';
import type { Pixels } from '../../src/reading/reader.ts';
import { type Colour, paint } from './pixels.ts';

const PAPER: Colour = [240, 236, 228];
const INK: Colour = [30, 30, 40];
/** Bars like letters, on a line from y 100 to 140: where each begins, and how wide it is. */
type Bar = readonly [x: number, width: number, top?: number, bottom?: number];
/** Eight letters, from 200 to 352. */
const WORD: Bar[] = Array.from({ length: 8 }, (_, i): Bar => [200 + 20 * i, 12, 105, 135]);
/** As the detector finds it: the word, and a quarter of its height around it. */
const FOUND: Area = { quad: quadOf([190, 100, 172, 40]), bend: null };

function page(bars: readonly Bar[], paper: Colour | ((x: number, y: number) => Colour) = PAPER) {
  const on = (x: number, y: number) =>
    bars.some(
      ([from, width, top = 105, bottom = 135]) =>
        x >= from && x < from + width && y >= top && y < bottom,
    );
  return paint(600, 240, (x, y) =>
    on(x, y) ? INK : typeof paper === 'function' ? paper(x, y) : paper,
  );
}

/** Left and right end of the first area, to the pixel. */
function ends(pixels: Pixels, areas: readonly Area[] = [FOUND]): [number, number] {
  const [x, , w] = boxOf(reaching(areas, pixels)[0]!.quad);
  return [Math.round(x), Math.round(x + w)];
}

describe('a line that was found whole', () => {
  it('stays the same area', () => {
    const areas = [FOUND];
    expect(reaching(areas, page(WORD))[0]).toBe(FOUND);
  });
});

/** The word between x and x, at its own height. */
const between = (left: number, right: number): Area => ({
  quad: quadOf([left, 100, right - left, 40]),
  bend: null,
});

describe('a soft edge', () => {
  it.each<[string, Area, Bar[]]>([
    ['1 px of the last letter', between(190, 351), []],
    ['1 px of the first', between(201, 362), []],
    ['of both', between(201, 351), []],
    ['1 px of another ink', FOUND, [[362, 1]]],
    ['1 px of it in front', FOUND, [[189, 1]]],
  ])('beyond the end is no text: %s', (_, area, more) => {
    expect(reaching([area], page([...WORD, ...more]))[0]).toBe(area);
  });

  it.each<[string, Area, Bar[], [number, number]]>([
    ['4 px of the last letter', between(190, 348), [], [190, 360]],
    ['all of it but for 2 px', between(190, 342), [], [190, 360]],
    ['4 px of the first', between(204, 362), [], [192, 362]],
    ['of both', between(204, 348), [], [192, 360]],
    ['one side’s 4 px, not the other’s 1', between(204, 351), [], [192, 351]],
    ['4 px of another ink', FOUND, [[362, 4]], [190, 374]],
  ])('is narrower than %s', (_, area, more, expected) => {
    const [left, right] = ends(page([...WORD, ...more]), [area]);
    expect(Math.abs(left - expected[0])).toBeLessThanOrEqual(2);
    expect(Math.abs(right - expected[1])).toBeLessThanOrEqual(2);
  });

  it('is told by the line’s height', () => {
    const high: Area = { quad: quadOf([190, 60, 159, 120]), bend: null };
    const tall = WORD.map(([x, width]): Bar => [x, width, 75, 165]);
    expect(reaching([high], page(tall))[0]).toBe(high);
    const low = between(190, 349);
    expect(reaching([low], page(WORD))[0]).not.toBe(low);
  });
});

describe('a line that goes on', () => {
  it.each<[string, Bar[], [number, number]]>([
    ['a sign behind it', [[368, 12]], [190, 388]],
    ['a full stop of Chinese, low and small', [[366, 8, 126, 134]], [190, 382]],
    ['a sign before it', [[172, 12]], [164, 362]],
    [
      'signs on both sides',
      [
        [172, 12],
        [368, 12],
      ],
      [164, 388],
    ],
    [
      'two letters behind it',
      [
        [364, 12],
        [384, 12],
      ],
      [190, 404],
    ],
  ])('takes in %s', (_, more, expected) => {
    const [left, right] = ends(page([...WORD, ...more]));
    expect(Math.abs(left - expected[0])).toBeLessThanOrEqual(2);
    expect(Math.abs(right - expected[1])).toBeLessThanOrEqual(2);
  });

  it('on dark paper as on light', () => {
    const dark = page([...WORD, [368, 12]]);
    const light = { ...dark, data: dark.data.map((value) => 255 - value) };
    expect(ends(light)).toEqual(ends(dark));
    expect(ends(light)[1]).toBeGreaterThan(380);
  });

  it('keeps its height and its slant', () => {
    const quad: Area['quad'] = [
      [190, 100],
      [362, 101],
      [362, 141],
      [190, 140],
    ];
    const [{ quad: longer }] = reaching([{ quad, bend: null }], page([...WORD, [368, 12]])) as [
      Area,
    ];
    expect(longer[1][0]).toBeGreaterThan(380);
    expect((longer[1][1] - longer[0][1]) / (longer[1][0] - longer[0][0])).toBeCloseTo(1 / 172, 4);
    expect(longer[3]).toEqual([190, 140]);
  });
});

describe('what is no text of the line', () => {
  it.each<[string, Bar[]]>([
    ['beyond a wide gap', [[388, 12]]],
    ['a frame', [[366, 3, 0, 240]]],
    ['a panel’s edge', [[370, 230, 95, 150]]],
    ['a picture that goes on above and below', [[366, 30, 60, 180]]],
    ['a row of bars without an end', Array.from({ length: 12 }, (_, i): Bar => [366 + 16 * i, 10])],
  ])('%s', (_, more) => {
    expect(ends(page([...WORD, ...more]))).toEqual([190, 362]);
  });

  it('another line’s', () => {
    const next: Area = { quad: quadOf([364, 100, 60, 40]), bend: null };
    expect(ends(page([...WORD, [368, 12], [388, 12]]), [FOUND, next])).toEqual([190, 362]);
  });

  it('of which only one side is free is taken in there', () => {
    const next: Area = { quad: quadOf([364, 100, 60, 40]), bend: null };
    const [left, right] = ends(page([...WORD, [172, 12], [368, 12]]), [FOUND, next]);
    expect(left).toBeLessThan(170);
    expect(right).toBe(362);
  });

  it('on a ground as lively as the ink', () => {
    const lively = (x: number, y: number): Colour => {
      const value = 40 + ((x * 37 + y * 91 + ((x * y) % 13) * 29) % 200);
      return [value, value, value];
    };
    expect(ends(page([...WORD, [368, 12]], lively))).toEqual([190, 362]);
  });

  it.each<[string, Area]>([
    ['a line on an arc', { quad: FOUND.quad, bend: {} as Area['bend'] }],
    ['a line of a few pixels', { quad: quadOf([190, 118, 172, 8]), bend: null }],
    ['a column', { quad: quadOf([200, 20, 40, 200]), bend: null }],
  ])('%s stays as it is', (_, area) => {
    expect(reaching([area], page([...WORD, [368, 12]]))[0]).toBe(area);
  });
});
