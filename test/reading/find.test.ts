import { describe, expect, it } from 'vitest';
import { type Box, boxOf, quadOf } from '../../src/geometry.ts';
import { findLines, setsColumns } from '../../src/reading/find.ts';
import type { PpDetector } from '../../src/reading/ppocr/detector.ts';
import { aslant } from './aslant.ts';
import { paint } from './pixels.ts';

/** A detector that sees these boxes, whatever it is shown. */
function seeing(...boxes: Box[]): PpDetector {
  const areas = boxes.map((box) => ({ quad: quadOf(box), bend: null }));
  return { detect: async () => areas } as unknown as PpDetector;
}

const page = paint(4, 4, () => [255, 255, 255]);
const LINE: Box = [100, 100, 200, 40];

async function found(detectors: PpDetector[], languages: string[] = ['en']): Promise<Box[]> {
  return (await findLines(detectors, page, languages)).map(({ quad }) => boxOf(quad));
}

describe('lines that several detectors find', () => {
  it.each<[string, Box[], Box[], Box[]]>([
    ['nothing', [], [], []],
    ['the first alone', [LINE], [], [LINE]],
    ['the second alone', [], [LINE], [LINE]],
    ['both the same', [LINE], [LINE], [LINE]],
    ['both nearly the same', [LINE], [[96, 98, 210, 45]], [LINE]],
    ['elsewhere', [LINE], [[100, 300, 200, 40]], [LINE, [100, 300, 200, 40]]],
    ['touching at the edge', [LINE], [[100, 130, 200, 40]], [LINE, [100, 130, 200, 40]]],
    ['half covered', [LINE], [[100, 120, 200, 40]], [LINE]],
    ['a word of the line', [LINE], [[120, 105, 50, 30]], [LINE]],
    [
      'a word that stands out at the end: one line',
      [LINE],
      [[280, 100, 100, 40]],
      [[100, 100, 280, 40]],
    ],
    [
      'one about several that are known',
      [LINE, [100, 200, 200, 40]],
      [[50, 50, 600, 600]],
      [LINE, [100, 200, 200, 40]],
    ],
    [
      'one covered by two together',
      [LINE, [310, 100, 200, 40]],
      [[260, 100, 100, 40]],
      [LINE, [310, 100, 200, 40]],
    ],
    ['of no area', [LINE], [[150, 110, 0, 0]], [LINE, [150, 110, 0, 0]]],
  ])('%s', async (_, first, second, expected) => {
    expect(await found([seeing(...first), seeing(...second)])).toEqual(expected);
  });

  it('one detector’s own boxes may overlap', async () => {
    const below: Box = [100, 115, 200, 40];
    expect(await found([seeing(LINE, below)])).toEqual([LINE, below]);
    expect(await found([seeing(), seeing(LINE, below)])).toEqual([LINE, below]);
  });

  it('a line that was cut is one', async () => {
    expect(await found([seeing(LINE, [280, 101, 150, 39])])).toEqual([[100, 100, 330, 40]]);
  });

  it('what the second added the third doesn’t add again', async () => {
    expect(await found([seeing(), seeing(LINE), seeing(LINE)])).toEqual([LINE]);
  });

  it('without a detector there are none', async () => {
    expect(await found([])).toEqual([]);
  });

  it.each<[string[], number]>([
    [['en'], 2],
    [[], 2],
    [['ar', 'en'], 1],
    [['he'], 1],
    [['fa-IR'], 1],
    [['not a tag'], 2],
  ])('words in a row, for %j: %i', async (languages, count) => {
    const words = seeing([100, 100, 80, 40], [200, 100, 80, 40]);
    expect(await found([words], languages)).toHaveLength(count);
  });

  it('what is bent stays as it is, and is no part of a row', async () => {
    const bend = {
      points: [
        [200, 120],
        [240, 110],
        [280, 120],
      ],
      height: 40,
    };
    const bent = { quad: quadOf([200, 100, 80, 40]), bend };
    const detector = {
      detect: async () => [{ quad: quadOf([100, 100, 80, 40]), bend: null }, bent],
    } as unknown as PpDetector;
    for (const language of ['en', 'ar']) {
      const areas = await findLines([detector], page, [language]);
      expect(areas).toHaveLength(2);
      expect(areas[1]).toEqual(bent);
    }
  });

  it('words of two detectors are one row', async () => {
    const detectors = [seeing([100, 100, 80, 40]), seeing([200, 100, 80, 40])];
    expect(await found(detectors, ['ar'])).toEqual([[100, 100, 180, 40]]);
  });
});

describe('neighbours that overlap', () => {
  it.each<[string, Box[], string, Box[]]>([
    [
      'a little are no cut line: they are drawn apart',
      [LINE, [296, 100, 200, 40]],
      'en',
      [
        [100, 100, 198, 40],
        [298, 100, 198, 40],
      ],
    ],
    [
      'rows of two sizes too',
      [LINE, [290, 60, 200, 80]],
      'ar',
      [
        [295, 60, 195, 80],
        [100, 100, 195, 40],
      ],
    ],
  ])('%s', async (_, boxes, language, expected) => {
    expect(await found([seeing(...boxes)], [language])).toEqual(expected);
  });
});

describe('short words found aslant beside a long line', () => {
  const words: Box[] = [
    [300, 200, 120, 40],
    [160, 200, 120, 40],
  ];
  const areas = [
    { quad: quadOf([100, 100, 400, 40]), bend: null },
    ...words.map((box) => ({ quad: aslant(box, 0.1), bend: null })),
  ];
  const detector = { detect: async () => areas } as unknown as PpDetector;

  it.each<[string, number]>([
    ['ar', 2],
    ['he', 2],
    ['hi', 3],
  ])('in %s are set level, and words of a row joined: %i', async (language, count) => {
    const lines = await findLines([detector], page, [language]);
    expect(lines).toHaveLength(count);
    for (const { quad } of lines) expect(quad[0][1]).toBeCloseTo(quad[1][1]);
  });

  it.each(['en', 'ja', 'th'])('in %s are left as they are', async (language) => {
    const lines = await findLines([detector], page, [language]);
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(expect.arrayContaining(areas));
  });
});

it.each<[string[], boolean]>([
  [[], false],
  [['en', 'de'], false],
  [['ar'], false],
  [['en', 'ja'], true],
  [['zh-Hans'], true],
  [['zh-TW'], true],
  [['ko'], true],
  [['not a tag'], false],
])('%j may be set in columns: %s', (languages, expected) => {
  expect(setsColumns(languages)).toBe(expected);
});
