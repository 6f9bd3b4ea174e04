import { describe, expect, it } from 'vitest';
import { type Box, quadOf } from '../../src/geometry.ts';
import type { Area } from '../../src/reading/area.ts';
import type { Kit } from '../../src/reading/kits.ts';
import { candidate } from './candidate.ts';
import { LINE, type Machine, type Reads, run } from './machine.ts';
import { colourAt, paint } from './pixels.ts';

describe('crop heights', () => {
  const pp: Machine['pp'] = [['pp-ocrv4', '']];
  it.each<[string, Reads[], Kit['heights'], number[]]>([
    ['a few agree', ['축제'], { all: [40, 56, 48], few: 2 }, [40, 67]],
    ['but for spaces', ['봄 축제', '봄축제'], { all: [40, 56, 48], few: 2 }, [40, 67]],
    ['a few agree on nothing', [''], { all: [40, 56, 48], few: 2 }, [40, 67]],
    ['a few differ', ['축제', '숙제'], { all: [40, 56, 48], few: 2 }, [40, 67, 67]],
    ['one is all', ['축제'], { all: [48], few: 1 }, [48]],
    ['all are a few', ['축제', '숙제'], { all: [40, 56], few: 2 }, [40, 67]],
  ])('%s', async (_, tesseract, heights, expected) => {
    const { asked, lines } = await run({ pp, tesseract, heights }, 'ko');
    expect(asked.crops.map(({ height }) => height)).toEqual(expected);
    expect(lines[0]!.tesseract[0]!.readings).toHaveLength(expected.length);
  });

  it('frame the line otherwise each, but Latin words', async () => {
    const rows = async (text: string, language: string) => {
      const { asked } = await run(
        {
          boxes: [[0, 100, 400, 40]],
          pp: [['pp-ocrv4', text]],
          tesseract: ['축제', '숙제'],
          heights: { all: [40, 40, 40], few: 2 },
          page: paint(500, 400, (_, y) => [Math.min(y, 255), 0, 0]),
        },
        language,
      );
      return asked.crops.map((crop) => [0, crop.height - 1].map((y) => colourAt(crop, 200, y)[0]));
    };
    expect(await rows('', 'ko')).toEqual([
      [100, 139],
      [96, 143],
      [92, 147],
    ]);
    const latin = await rows('Uber uns', 'de');
    expect(new Set(latin.map(String)).size).toBe(1);
  });

  it('keep the line’s proportions, within reason', async () => {
    const of = async (box: Box) => {
      const { asked } = await run({ boxes: [box], pp, heights: { all: [40], few: 1 } }, 'ko');
      return asked.crops.map(({ width, height }) => [width, height]);
    };
    expect(await of([0, 0, 400, 80])).toEqual([[208, 40]]);
    expect(await of([0, 0, 100_000, 10])).toEqual([[4000, 40]]);
    expect(await of([0, 0, 0, 0])).toEqual([[8, 40]]);
  });

  // Capitals fill a detected line, and their marks stand above it. Each has room beside it too.
  it.each<[string, string, Box, number[]]>([
    ['UBER UNS', 'de', LINE, [408, 55]],
    ['4 CAFES', 'fr', LINE, [408, 55]],
    ['Uber uns', 'de', LINE, [408, 55]],
    ['uber uns', 'de', LINE, [408, 47]],
    ['4,90', 'de', LINE, [408, 40]],
    ['OPEN', 'ko', LINE, [408, 40]],
    ['UBER UNS', 'de', [0, 0, 100_000, 10], [4000, 55]],
  ])('%s is read in %s with room for marks or not', async (text, language, box, size) => {
    const told: Machine = { boxes: [box], pp: [['pp-ocrv4', text]] };
    const { asked } = await run({ ...told, heights: { all: [40], few: 1 } }, language);
    expect(asked.crops.map(({ width, height }) => [width, height])).toEqual([size]);
  });

  it('the room is above rather than below', async () => {
    const { asked } = await run(
      {
        boxes: [[0, 100, 400, 40]],
        pp: [['pp-ocrv4', 'UBER UNS']],
        heights: { all: [40], few: 1 },
        page: paint(500, 400, (_, y) => [Math.min(y, 255), 0, 0]),
      },
      'de',
    );
    const rows = [0, 54].map((y) => colourAt(asked.crops[0]!, 200, y)[0]);
    expect(rows).toEqual([90, 144]);
  });

  it.each<[string, string, number]>([
    ['UBER', 'de', 60],
    ['uber', 'de', 50],
    ['UBER', 'ko', 40],
  ])('of an arc that reads %s in %s is %s pixels high', async (text, language, height) => {
    const points: [number, number][] = [
      [0, 90],
      [150, 30],
      [300, 90],
    ];
    const bends: Area[] = [{ quad: quadOf([0, 0, 300, 100]), bend: { points, height: 40 } }];
    const told: Machine = { bends, pp: [['pp-ocrv4', text]], heights: { all: [40], few: 1 } };
    const { asked } = await run(told, language);
    expect(asked.crops.map((crop) => crop.height)).toEqual([height]);
    // As long as the arc at its own scale, whatever is taken in around it.
    expect(Math.abs(asked.crops[0]!.width - 323)).toBeLessThanOrEqual(3);
  });

  it('say which data read, without spaces between CJK characters', async () => {
    const { lines } = await run({ pp, tesseract: ['本 日 の OPEN 7'] }, 'ja');
    for (const { engine, text, characters } of lines[0]!.tesseract[0]!.readings) {
      expect([engine, text]).toEqual(['tesseract/jpn', '本日のOPEN 7']);
      expect(characters.map((one) => one.text).join('')).toBe(text);
    }
  });

  it('a column is read as a row of cells', async () => {
    const told = { boxes: [[0, 0, 40, 200] as Box], pp, heights: { all: [40], few: 1 } };
    const { asked } = await run(told, 'ja');
    expect(asked.crops.map(({ width, height }) => [width, height])).toEqual([[200, 40]]);
  });

  it('a bent line is read along its arc', async () => {
    const arc: Area = {
      quad: quadOf([0, 0, 300, 100]),
      bend: {
        points: [
          [0, 90],
          [150, 30],
          [300, 90],
        ],
        height: 40,
      },
    };
    const { asked, lines } = await run({ bends: [arc], pp, heights: { all: [40], few: 1 } }, 'ko');
    expect(lines[0]!.bend).toEqual(arc.bend);
    // As long as the arc, which is longer than its box.
    const long = Math.round(2 * Math.hypot(150, 60));
    expect(asked.crops.map(({ width, height }) => [width, height])).toEqual([[long, 40]]);
  });

  // A lone “1” is tall too, and cut into cells it is none.
  it('one tall character is not cut into cells', async () => {
    const told: Machine = {
      boxes: [[0, 0, 20, 60]],
      pp: [['pp-ocrv4', candidate('l', 0.5)]],
      heights: { all: [48], few: 1 },
    };
    const { asked } = await run(told, 'ar');
    expect(asked.crops.map(({ width, height }) => [width, height])).toEqual([[26, 48]]);
  });
});
