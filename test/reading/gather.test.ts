import { describe, expect, it } from 'vitest';
import { type Box, boxOf, quadOf } from '../../src/geometry.ts';
import { placeOf } from '../../src/reading/gather.ts';
import { candidate } from './candidate.ts';
import { type KnownId, LINE, type Machine, run } from './machine.ts';

describe('what every engine read', () => {
  it('is kept line by line, in the kit’s order', async () => {
    const { lines } = await run(
      {
        boxes: [LINE, [0, 100, 200, 50]],
        pp: [
          ['pp-ocrv4', 'one', 'two'],
          ['pp-ocrv3', 'One', 'Two'],
          ['pp-ocrv3-en', 'ONE', 'TWO'],
        ],
      },
      'en',
    );
    const read = lines.map(({ pp }) => pp.map(({ engine, text }) => `${engine} ${text}`));
    expect(read).toEqual([
      ['pp-ocrv4 one', 'pp-ocrv3 One', 'pp-ocrv3-en ONE'],
      ['pp-ocrv4 two', 'pp-ocrv3 Two', 'pp-ocrv3-en TWO'],
    ]);
    expect(lines.map(({ quad }) => boxOf(quad))).toEqual([LINE, [0, 100, 200, 50]]);
    expect(lines.map(({ place }) => place)).toEqual([
      { width: 400, height: 40 },
      { width: 200, height: 50 },
    ]);
  });

  it('nothing where nothing is found', async () => {
    const { lines, asked } = await run({ boxes: [], pp: [['pp-ocrv4']] }, 'en', 'ko');
    expect(lines).toEqual([]);
    expect(asked.languages).toEqual([]);
  });

  it('can be stored as JSON and is the same again', async () => {
    const told: Machine = { pp: [['pp-ocrv4', '커']], again: '코', tesseract: ['커피 👩‍🍳'] };
    const { lines } = await run(told, 'ko');
    expect(lines[0]!.again).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(lines))).toEqual(lines);
  });
});

describe('who has a say on a line', () => {
  it.each<[string, string, KnownId, boolean]>([
    ['Latin', 'Fern', 'pp-ocrv4-en', true],
    ['nothing', '', 'pp-ocrv4-en', true],
    ['digits', '4,500', 'pp-ocrv4-en', true],
    ['Chinese', '春茶 tea', 'pp-ocrv4-en', false],
    ['a character beyond the first plane', '𠮷', 'pp-ocrv4-en', false],
    ['Chinese', '春茶 tea', 'pp-ocrv3', true],
    ['kana', 'カフェ', 'pp-ocrv3', false],
    ['kana', 'カフェ', 'pp-ocrv4-en', false],
    ['kana', 'カフェ', 'pp-ocrv5', true],
  ])('%s: %j is shown to %s: %s', async (_, text, id, expected) => {
    const { asked, lines } = await run(
      {
        pp: [
          ['pp-ocrv6', text],
          [id, 'voter'],
        ],
      },
      'en',
    );
    expect(asked.voters).toEqual(expected ? [`${id} 0`] : []);
    expect(lines[0]!.pp).toHaveLength(expected ? 2 : 1);
  });

  it('who is asked on some lines only answers on those', async () => {
    const { lines } = await run(
      {
        boxes: [LINE, [0, 100, 400, 40], [0, 200, 400, 40]],
        pp: [
          ['pp-ocrv4', '春茶', 'Fern', '新'],
          ['pp-ocrv4-en', 'x', 'Fenn', 'y'],
        ],
      },
      'en',
    );
    expect(lines.map(({ pp }) => pp.map(({ text }) => text))).toEqual([
      ['春茶'],
      ['Fern', 'Fenn'],
      ['新'],
    ]);
  });
});

describe('another cut', () => {
  it('is read where a reading isn’t certain, and kept beside it', async () => {
    const { asked, lines } = await run(
      {
        boxes: [LINE, [0, 100, 400, 40]],
        pp: [
          ['pp-ocrv4', 'Fern', candidate('Farn', 0.995)],
          ['pp-ocrv3', 'Fern', 'Farn'],
        ],
        again: 'Fenn',
      },
      'en',
    );
    expect(asked.again).toEqual(['pp-ocrv4']);
    const kept = lines.map(({ again }) => again?.map(({ engine, text }) => `${engine} ${text}`));
    expect(kept).toEqual([['pp-ocrv4 Fenn'], undefined]);
    expect(lines.map(({ pp }) => pp.map(({ text }) => text))).toEqual([
      ['Fern', 'Fern'],
      ['Farn', 'Farn'],
    ]);
  });

  it('nobody reads where there is no recogniser', async () => {
    const { asked, lines } = await run({ pp: [] }, 'en');
    expect(asked.again).toEqual([]);
    expect(lines[0]!.again).toBeUndefined();
  });
});

describe('where a second family of engines is asked', () => {
  const unsure = candidate('Fern', 0.97, { n: 0.5 });
  const holed = { ...candidate('Fern'), passedOver: 0.6 };

  it.each<[string, Machine, string, boolean]>([
    [
      'a script that no recogniser writes',
      { pp: [['pp-ocrv4', candidate('..', 0.4)]] },
      'ko',
      true,
    ],
    ['nothing was read, of such a script', { pp: [['pp-ocrv4', '']] }, 'ar', true],
    [
      'sure digits, behind which such a script may stand',
      { pp: [['pp-ocrv4', '4,500']] },
      'ko',
      true,
    ],
    ['unsure Latin', { pp: [['pp-ocrv4', unsure]] }, 'ko', true],
    ['sure Han in Japanese copy', { pp: [['pp-ocrv4', '春茶']] }, 'ja', true],
    ['Latin without accents', { pp: [['pp-ocrv4', 'Fern']] }, 'de', true],
    ['digits, beside which a € may stand', { pp: [['pp-ocrv4', '4,90']] }, 'de', true],
    ['neither letters nor digits', { pp: [['pp-ocrv4', '...']] }, 'de', false],
    ['nothing', { pp: [['pp-ocrv4', '']] }, 'de', false],
    [
      'v6: sure Latin: its dictionary lacks letters too',
      {
        pp: [
          ['pp-ocrv6', 'Fern'],
          ['pp-ocrv5', 'Fern'],
        ],
      },
      'de',
      true,
    ],
    [
      'v6: another accent',
      {
        pp: [
          ['pp-ocrv6', 'für'],
          ['pp-ocrv5', 'fur'],
        ],
      },
      'de',
      true,
    ],
    [
      'v6: a voter differs',
      {
        pp: [
          ['pp-ocrv6', 'Fern'],
          ['pp-ocrv5', 'Fenn'],
        ],
      },
      'de',
      true,
    ],
    [
      'v6: unsure',
      {
        pp: [
          ['pp-ocrv6', unsure],
          ['pp-ocrv5', 'Fern'],
        ],
      },
      'de',
      true,
    ],
    [
      'v6: something passed over',
      {
        pp: [
          ['pp-ocrv6', holed],
          ['pp-ocrv5', 'Fern'],
        ],
      },
      'de',
      true,
    ],
    [
      'v6: sure Japanese',
      {
        pp: [
          ['pp-ocrv6', 'カフェ'],
          ['pp-ocrv5', 'カフェ'],
        ],
      },
      'ja',
      false,
    ],
    [
      'v6: nothing read',
      {
        pp: [
          ['pp-ocrv6', ''],
          ['pp-ocrv5', ''],
        ],
      },
      'ja',
      true,
    ],
    [
      'v6: one character alone',
      {
        pp: [
          ['pp-ocrv6', '茶'],
          ['pp-ocrv5', '茶'],
        ],
      },
      'ja',
      true,
    ],
    [
      'v6: Korean',
      {
        pp: [
          ['pp-ocrv6', candidate('4', 0.5)],
          ['pp-ocrv5', '4'],
        ],
      },
      'ko',
      true,
    ],
    ['no recogniser at all', { pp: [] }, 'en', true],
  ])('%s', async (_, told, language, expected) => {
    const { asked, lines } = await run(told, language);
    // A language that no line calls for isn't even opened.
    expect(asked.languages).toEqual(expected ? [language] : []);
    expect(lines[0]!.tesseract).toHaveLength(expected ? 1 : 0);
  });

  it('each language of the route, with its script', async () => {
    const { lines } = await run({ pp: [['pp-ocrv4', '']] }, 'ar', 'ko');
    expect(lines[0]!.tesseract.map(({ key, script }) => [key, script])).toEqual([
      ['ar', 'Arab'],
      ['ko', 'Kore'],
    ]);
  });

  it('only the lines that call for it', async () => {
    const boxes: Box[] = [LINE, [0, 100, 400, 40]];
    const { lines } = await run({ boxes, pp: [['pp-ocrv4', '...', 'Fern']] }, 'de');
    expect(lines.map(({ tesseract }) => tesseract.length)).toEqual([0, 1]);
  });
});

it.each<[Box, number, number]>([
  [[0, 0, 400, 40], 400, 40],
  [[0, 0, 40, 400], 400, 40],
  [[0, 0, 0, 0], 0, 0],
])('the place of %j is %i long and %i high', (box, width, height) => {
  expect(placeOf(quadOf(box))).toEqual({ width, height });
});
