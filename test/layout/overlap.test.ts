import { describe, expect, it } from 'vitest';
import { type Box, quadOf } from '../../src/geometry.ts';
import type { LogoPlace } from '../../src/layout/evidence.ts';
import { overlap } from '../../src/layout/overlap.ts';
import type { LayoutKeys } from '../../src/layout/seen.ts';
import { type ABlock, type APage, aPage } from './a-page.ts';
import { unread } from './overlap/unread.ts';

const judged = (blocks: ABlock[], more: Partial<APage> = {}) =>
  overlap.judge(aPage({ blocks, ...more }));
const tea = (box: Box | null): ABlock => ({ id: 'tea', text: 'Cup of tea', box });
const pie = (box: Box | null): ABlock => ({ id: 'pie', text: 'Apple pie', box });
const jam = (box: Box | null): ABlock => ({ id: 'jam', text: 'Fig jam', box });

describe('blocks whose place is known', () => {
  it.each<[string, Box, Box, LayoutKeys, string, number | null]>([
    ['apart', [100, 100, 200, 40], [100, 160, 200, 40], {}, 'pass', 1],
    ['feet among heads', [100, 100, 200, 51], [100, 146, 200, 51], {}, 'pass', 1],
    ['one over the other', [100, 100, 200, 40], [100, 125, 200, 40], {}, 'fail', 0],
    ['a small one on a large one', [100, 100, 400, 200], [200, 150, 90, 30], {}, 'fail', 0],
    [
      'as much as a set puts up with',
      [100, 100, 200, 40],
      [100, 125, 200, 40],
      { overlap: { share: 0.4 } },
      'pass',
      1,
    ],
    [
      'more than it does',
      [100, 100, 200, 40],
      [100, 120, 200, 40],
      { overlap: { share: 0.4 } },
      'fail',
      0,
    ],
    [
      'asked for',
      [100, 100, 200, 40],
      [100, 120, 200, 40],
      { overlap: false },
      'not-applicable',
      null,
    ],
  ])('%s', (_, a, b, layout, verdict, score) => {
    expect(judged([tea(a), pie(b)], { layout })).toMatchObject({ verdict, score });
  });

  it('letters that meet above the line are too near, whatever hangs', () => {
    // Both ink boxes end where the other's begins: what hangs was given to the lower one.
    const feet = (y: number): Box[] => [0, 1, 2, 3, 4, 5, 6].map((n) => [100 + n * 28, y, 24, 40]);
    const page = (second: number) =>
      judged([
        { id: 'a', text: 'City Supply', rows: [{ box: [100, 100, 200, 40], glyphs: feet(100) }] },
        { id: 'b', text: 'Refund sent', rows: [{ box: [100, second, 200, 40] }] },
      ]).verdict;
    expect(page(135)).toBe('fail');
    expect(page(155)).toBe('pass');
  });

  it('lets ragged and leaning lines interlock', () => {
    const block = (id: string, box: Box, glyphs: Box[]): ABlock => ({
      id,
      text: 'AB',
      rows: [{ box, glyphs }],
    });
    const a = block(
      'a',
      [100, 100, 200, 60],
      [
        [100, 100, 90, 40],
        [200, 120, 90, 40],
      ],
    );
    const b = block(
      'b',
      [100, 130, 200, 60],
      [
        [100, 145, 90, 40],
        [200, 165, 90, 25],
      ],
    );
    const c = block(
      'c',
      [100, 130, 200, 60],
      [
        [100, 135, 90, 40],
        [200, 165, 90, 25],
      ],
    );
    expect(judged([a, b]).verdict).toBe('pass');
    expect(judged([a, c]).verdict).toBe('fail');
  });

  it('does not count the empty corner of a block', () => {
    const ragged: ABlock = {
      id: 'note',
      rows: [
        [100, 100, 500, 40],
        [100, 150, 120, 40],
      ],
    };
    expect(judged([ragged, tea([300, 150, 200, 40])]).verdict).toBe('pass');
  });

  it('scores the share of the texts that are clear', () => {
    const blocks = [
      tea([100, 100, 200, 40]),
      pie([100, 120, 200, 40]),
      jam([100, 300, 200, 40]),
      { id: 'x', box: [100, 400, 90, 40] as Box },
    ];
    expect(judged(blocks).score).toBe(1 / 2);
  });

  it('says which, by how much, and shows where', () => {
    const { message, marks } = judged([tea([100, 100, 200, 40]), pie([100, 120, 200, 40])]);
    expect(message).toMatch(
      /^“Cup of tea” and “Apple pie” lie over one another: they share \d\d% of the smaller line\.$/,
    );
    expect(marks.at(-1)).toMatchObject({ kind: 'box', tone: 'bad' });
  });
});

describe('the logo', () => {
  const withLogo = (block: ABlock, text?: string) =>
    judged([block], {
      asked: { logo: text === undefined ? {} : { text } },
      evidence: {
        logo: {
          aspect: 1,
          found: [{ box: [100, 100, 200, 100], shape: 1 } as unknown as LogoPlace],
        },
      },
    } as Partial<APage>);

  const letters = (from: number, count: number): Box[] =>
    Array.from({ length: count }, (_, at) => [from + 27 * at, 120, 22, 50]);
  const besideIt: ABlock = {
    id: 'tea',
    text: 'Cup of tea',
    verdict: 'wrong',
    rows: [
      {
        box: [103, 120, 430, 50],
        text: 'Kestrel Cup of tea',
        glyphs: [...letters(103, 7), ...letters(315, 8)],
      },
    ],
  };

  it.each<[string, ABlock, string | undefined, string]>([
    ['read as one row with it', besideIt, 'Kestrel', 'pass'],
    ['clear of it', tea([400, 100, 200, 40]), undefined, 'pass'],
    ['over it', tea([250, 120, 200, 40]), undefined, 'fail'],
    ['its own letters', tea([120, 120, 150, 60]), 'Cup Of Tea', 'pass'],
    ['other letters than its own', tea([120, 120, 150, 60]), 'Kestrel', 'fail'],
  ])('%s', (_, block, text, verdict) => {
    expect(withLogo(block, text).verdict).toBe(verdict);
  });
});

describe('two rows that were read as one', () => {
  const rows: ABlock[] = [1, 2, 3].map((n) => ({
    id: `row-${n}`,
    text: 'Fig jam, large',
    role: 'label',
    box: [100, 100 * n, 300, 51],
  }));
  const lost = (id: string): ABlock => ({ id, text: 'Plum jam, large', role: 'label', box: null });
  const noise = (h: number, confidence = 0.05) => ({
    others: [unread('Phigbjgu', [100, 400, 310, h], { confidence })],
  });

  it.each<[string, ABlock[], Partial<APage>, string]>([
    ['two lost, and noise as high as both', [...rows, lost('a'), lost('b')], noise(80), 'fail'],
    ['two lost, and noise as high as one', [...rows, lost('a'), lost('b')], noise(53), 'unknown'],
    [
      'two lost, and noise as high as a drawing',
      [...rows, lost('a'), lost('b')],
      noise(250),
      'unknown',
    ],
    [
      'two lost, and a high line that was read',
      [...rows, lost('a'), lost('b')],
      noise(80, 0.9),
      'unknown',
    ],
    ['one lost, and noise as high as two', [...rows, lost('a')], noise(80), 'pass'],
    ['nothing lost, and noise', rows, noise(80), 'pass'],
    [
      'two lost, and a reader’s box around one row',
      [...rows, lost('a'), lost('b')],
      { others: [unread('Phigbjgu', [100, 400, 310, 80], { ink: null })] },
      'unknown',
    ],
    [
      'most of the page unread',
      [...rows, ...['a', 'b', 'c', 'd', 'e'].map(lost)],
      noise(80),
      'unknown',
    ],
    [
      'one whose text the line has, and one that is lost',
      [
        ...rows,
        {
          id: 'a',
          text: 'Plum jam, large',
          role: 'label',
          verdict: 'unreadable',
          rows: [{ box: [100, 400, 300, 80], text: 'Plbrn jgan luige', confidence: 0.05 }],
        },
        lost('b'),
      ],
      {},
      'fail',
    ],
    [
      'one whose last row is lost, under another text',
      [
        {
          id: 'date',
          text: 'Saturday\nfrom nine',
          verdict: 'wrong',
          rows: [{ box: [100, 300, 300, 51], text: 'Saturday' }],
        },
        {
          id: 'place',
          text: 'Market square',
          verdict: 'unreadable',
          rows: [{ box: [100, 380, 330, 85], text: 'Mfromketninquare', confidence: 0.02 }],
        },
      ],
      {},
      'fail',
    ],
  ])('%s', (_, blocks, more, verdict) => {
    expect(judged(blocks, more).verdict).toBe(verdict);
  });

  it('names both', () => {
    const { message } = judged([...rows, lost('a'), { ...lost('b'), text: 'Quince' }], noise(80));
    expect(message).toBe(
      '“Plum jam, large” and “Quince” lie over one another so that not both can be read.',
    );
  });
});

it('a block that is nowhere to be seen lies where few letters of another reach far beyond the rest', () => {
  const glyphs = [0, 1, 2, 3, 4, 5, 6, 7].map((n): Box => [100 + 60 * n, 100, 50, n < 2 ? 96 : 60]);
  const row = { box: [100, 100, 470, 96] as Box, text: '21245805', glyphs, ink: { glyphs } };
  const sum: ABlock = { id: 'sum', text: '12458050', verdict: 'unreadable', rows: [row] };
  expect(judged([sum, jam([100, 300, 200, 40])]).verdict).toBe('pass');
  expect(judged([sum, pie(null), jam([100, 300, 200, 40])])).toMatchObject({
    verdict: 'fail',
    message: '“Apple pie” and “12458050” lie over one another so that not both can be read.',
  });
});

it('an unread area within a row that was read is a part of it', () => {
  const blocks = [tea([100, 100, 300, 40]), pie(null)];
  const { located } = aPage({ blocks: [tea([100, 100, 300, 40]), pie([180, 105, 40, 30])] });
  const stand = located.map((block) => (block.id === 'pie' ? { ...block, standIn: true } : block));
  expect(judged(blocks, { located: stand }).verdict).toBe('pass');
  const unsure = stand.map((block) =>
    block.id === 'tea' ? { ...block, verdict: 'unreadable' as const } : block,
  );
  expect(judged(blocks, { located: unsure }).verdict).toBe('fail');
});

it('rows that touch are one over the other, unless more may be covered', () => {
  const touching = (layout: LayoutKeys) => {
    const [a, b]: Box[] = [
      [100, 100, 200, 40],
      [100, 140, 200, 30],
    ];
    const row = { box: b!, text: 'Aqqle', confidence: 0.1, glyphs: [b!] };
    return judged(
      [
        { id: 'tea', text: 'Cup of tea', rows: [{ box: a!, glyphs: [a!] }] },
        { id: 'pie', text: 'Apple', verdict: 'unreadable', rows: [row] },
      ],
      { layout },
    ).verdict;
  };
  expect(touching({})).toBe('fail');
  expect(touching({ overlap: { share: 0.3 } })).toBe('pass');
});

it('two parts of one line do not cover one another', () => {
  const box: Box = [100, 100, 300, 40];
  const blocks = [
    { id: 'a', text: 'Fig jam', rows: [{ box: [100, 100, 180, 40] as Box, ink: { box } }] },
    { id: 'b', text: 'Apple', rows: [{ box: [240, 100, 160, 40] as Box, ink: { box } }] },
  ];
  expect(judged(blocks).verdict).toBe('fail');
  const ofOne = blocks.map((block) => ({
    ...block,
    rows: block.rows.map((row) => ({ ...row, ink: { ...row.ink, quad: quadOf(box) } })),
  }));
  expect(judged(ofOne).verdict).toBe('pass');
});

it('a line that could not be read over one that was is what was lost', () => {
  const blocks = [tea([100, 100, 300, 40]), pie(null), jam([100, 300, 200, 40])];
  const over = { others: [{ text: 'kgk', confidence: 0.05, box: [100, 125, 300, 40] as Box }] };
  expect(judged(blocks, over)).toMatchObject({
    verdict: 'fail',
    message: expect.stringContaining('“Apple pie” and “Cup of tea”'),
  });
  const same = { others: [{ text: 'kgk', confidence: 0.05, box: [100, 102, 300, 38] as Box }] };
  expect(judged(blocks, same).verdict).toBe('pass');
});

describe('what was not seen in full', () => {
  const half: ABlock = {
    id: 'a',
    text: 'Open from May to June',
    verdict: 'wrong',
    rows: [{ box: [100, 100, 90, 40], text: 'Open' }],
  };
  const poor: ABlock = { ...tea([100, 300, 200, 40]), verdict: 'unreadable' };

  it.each<[string, ABlock[], Partial<APage>, string]>([
    ['may lie under what could not be read either', [half, poor], {}, 'unknown'],
    [
      'was lost for another reason where all else was read',
      [half, tea([100, 300, 200, 40])],
      {},
      'pass',
    ],
    [
      'may lie under the logo',
      [half, tea([100, 300, 200, 40])],
      { asked: { logo: {} } },
      'unknown',
    ],
    ['is nothing to go by alone', [half], {}, 'unknown'],
  ])('%s', (_, blocks, more, verdict) => {
    expect(judged(blocks, more).verdict).toBe(verdict);
  });
});
