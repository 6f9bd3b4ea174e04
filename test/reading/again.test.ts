import { describe, expect, it } from 'vitest';
import { type Box, quadOf } from '../../src/geometry.ts';
import { readAgain, steadiness } from '../../src/reading/again.ts';
import { type Candidate, NOTHING } from '../../src/reading/candidate.ts';
import type { Engines } from '../../src/reading/engines.ts';
import { type LineEvidence, placeOf } from '../../src/reading/gather.ts';
import type { Pixels } from '../../src/reading/reader.ts';
import { candidate } from './candidate.ts';
import { JAPANESE } from './decided.ts';
import { colourAt, paint } from './pixels.ts';

describe('whether a reading stays what it is in another cut', () => {
  const read = (text: string, confidence = 0.9, engine = 'pp-ocrv4') =>
    candidate(text, confidence, {}, engine);

  it.each<[string, Candidate, Candidate[] | undefined, number]>([
    ['certain, and not cut again', read('Fern', 0.99), undefined, 1],
    ['certain, whatever another cut says', read('Fern', 0.99), [read('Farn')], 1],
    ['certain but for a space', candidate('a b', 0.99, { ' ': 0 }), [], 1],
    ['one character isn’t certain', candidate('Fern', 0.99, { n: 0.98 }), [], 0.5],
    ['the same', read('Fern'), [read('Fern')], 1],
    ['in another case', read('Fern'), [read('FERN')], 1],
    ['with other spaces', read('a bc'), [read('ab c')], 1],
    ['without the marks of Latin', read('für'), [read('fur')], 1],
    ['without those of kana', read('が', 0.9), [read('か')], 0],
    ['another letter', read('Fern'), [read('Farn')], 0],
    ['nothing', read('Fern'), [read('', 0)], 0],
    ['no other cut', read('Fern'), undefined, 0.5],
    ['none of its engine', read('Fern'), [read('Fern', 0.9, 'pp-ocrv3')], 0.5],
    ['its own among others', read('Fern'), [read('Fern', 0.9, 'pp-ocrv3'), read('Farn')], 0],
    ['no reading', NOTHING, undefined, 0.5],
    ['no reading, of an engine', read('', 0), [], 0.5],
  ])('%s', (_, reading, again, expected) => {
    expect(steadiness(reading, again)).toBe(expected);
  });
});

describe('another cut', () => {
  const [FIRST, VOTER, , LEADER] = JAPANESE.recognisers.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
  ];
  const LINE: Box = [50, 100, 150, 40];
  const page = paint(300, 300, (x, y) => [Math.min(x, 255), Math.min(y, 255), 0]);

  const line = (pp: Candidate[], box: Box = LINE): LineEvidence => {
    const quad = quadOf(box);
    return { quad, bend: null, place: placeOf(quad), pp, tesseract: [] };
  };
  const reads = (engine: string, confidence = 0.9, sure = {}) =>
    candidate('Fern', confidence, sure, engine);

  /** Recognisers that read 0, 1, 2… in the crops that they are given, and those crops. */
  async function again(lines: readonly LineEvidence[]) {
    const crops: Record<string, Pixels[]> = {};
    const recognisers = JAPANESE.recognisers.map(({ id }) => ({
      id,
      recogniseWhole: async (all: readonly Pixels[]) => {
        crops[id] = [...(crops[id] ?? []), ...all];
        return all.map((_, i) => candidate(String(i), 0.7));
      },
    }));
    await readAgain(page, lines, {
      kit: JAPANESE,
      recognisers: async () => recognisers,
    } as unknown as Engines);
    return crops;
  }

  it('is read by the recognisers that a line may be taken from', async () => {
    const lines = [line(JAPANESE.recognisers.map(({ id }) => reads(id)))];
    const crops = await again(lines);
    expect(Object.keys(crops)).toEqual([FIRST, LEADER]);
    expect(crops[FIRST]).toHaveLength(1);
    expect(crops[LEADER]).toHaveLength(1);
  });

  it.each<[string, LineEvidence, string[]]>([
    ['that each is unsure of', line([reads(FIRST), reads(LEADER)]), [FIRST, LEADER]],
    ['that one is', line([reads(FIRST, 0.99), reads(LEADER)]), [LEADER]],
    ['that one has read', line([reads(FIRST)]), [FIRST]],
    ['with a character that isn’t certain', line([reads(FIRST, 0.99, { n: 0.98 })]), [FIRST]],
    ['that is half sure', line([reads(FIRST, 0.5)]), [FIRST]],
    ['a little higher than long', line([reads(FIRST)], [50, 50, 40, 59]), [FIRST]],
  ])('is made of a line %s', async (_, one, expected) => {
    await again([one]);
    expect(one.again?.map(({ engine }) => engine)).toEqual(expected);
  });

  const bend = { points: [], height: 40 };
  it.each<[string, LineEvidence]>([
    ['that is certain', line([reads(FIRST, 0.99)])],
    ['that is hopeless', line([reads(FIRST, 0.49)])],
    ['without text', line([candidate('', 0.9, {}, FIRST)])],
    ['that a voter is unsure of', line([reads(FIRST, 0.99), reads(VOTER)])],
    ['that nobody has read', line([])],
    ['that is bent', { ...line([reads(FIRST)]), bend }],
    ['that is a column', line([reads(FIRST)], [50, 50, 40, 60])],
    ['of no size', line([reads(FIRST)], [50, 50, 0, 0])],
  ])('is not made of a line %s', async (_, one) => {
    const crops = await again([one]);
    expect(Object.values(crops).flat()).toEqual([]);
    expect(one).not.toHaveProperty('again');
  });

  it('is as high as recognisers read, and drawn out', async () => {
    const [crop] = (await again([line([reads(FIRST)])]))[FIRST]!;
    const plain = (150 * 48) / 40;
    expect(crop!.height).toBe(48);
    expect(crop!.width).toBeGreaterThan(1.05 * plain);
    expect(crop!.width).toBeLessThan(1.2 * plain);
  });

  it('has more room on every side', async () => {
    const [crop] = (await again([line([reads(FIRST)])]))[FIRST]!;
    const [left, top] = colourAt(crop!, 0, 0);
    const [right, bottom] = colourAt(crop!, crop!.width - 1, crop!.height - 1);
    const rooms = [50 - left!, 100 - top!, right! - 199, bottom! - 139];
    for (const room of rooms) {
      expect(room).toBeGreaterThanOrEqual(1);
      expect(room).toBeLessThanOrEqual(5);
    }
  });

  it('is no longer than recognisers take', async () => {
    const [crop] = (await again([line([reads(FIRST)], [0, 100, 30_000, 10])]))[FIRST]!;
    expect([crop!.width, crop!.height]).toEqual([2400, 48]);
  });

  it('is kept beside the line’s readings, under the engine’s name', async () => {
    const lines = [
      line([reads(FIRST), reads(VOTER), reads(LEADER, 0.99)]),
      line([reads(FIRST, 0.99), reads(VOTER), reads(LEADER)]),
      line([reads(FIRST), reads(VOTER), reads(LEADER)]),
    ];
    const before = structuredClone(lines);
    await again(lines);
    const kept = lines.map((one) => one.again!.map(({ engine, text }) => `${engine} ${text}`));
    expect(kept).toEqual([[`${FIRST} 0`], [`${LEADER} 0`], [`${FIRST} 1`, `${LEADER} 1`]]);
    expect(lines.map(({ again: _, ...rest }) => rest)).toEqual(before);
  });

  it('nobody is there to read is none', async () => {
    const one = line([]);
    const engines = { kit: { ...JAPANESE, recognisers: [] }, recognisers: async () => [] };
    await readAgain(page, [one], engines as unknown as Engines);
    expect(one).not.toHaveProperty('again');
  });
});
