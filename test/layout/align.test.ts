import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { align } from '../../src/layout/align.ts';
import type { Edge } from '../../src/layout/seen.ts';
import { type ABlock, aPage } from './a-page.ts';

const judged = (edge: Edge, blocks: ABlock[], tolerance?: number) =>
  align.judge(
    aPage({
      blocks,
      layout: {
        align: [{ blocks: blocks.map(({ id }) => id), edge, ...(tolerance ? { tolerance } : {}) }],
      },
    }),
  );

const tea = (box: Box): ABlock => ({ id: 'tea', text: 'Mint tea', box });
const pie = (box: Box): ABlock => ({ id: 'pie', text: 'Apple pie', box });
const jam = (box: Box): ABlock => ({ id: 'jam', text: 'Fig jam', box });

it('judges only where an edge is asked for', () => {
  expect(align.judge(aPage({ blocks: [tea([0, 0, 9, 9])] })).verdict).toBe('not-applicable');
});

describe('vertical edges', () => {
  it.each<[string, Edge, [Box, Box, Box], string, number]>([
    [
      'on one left edge',
      'left',
      [
        [100, 0, 80, 20],
        [100, 40, 99, 20],
        [101, 80, 70, 20],
      ],
      'pass',
      1,
    ],
    [
      'within a hundredth',
      'left',
      [
        [100, 0, 80, 20],
        [109, 40, 99, 20],
        [100, 80, 70, 20],
      ],
      'pass',
      1,
    ],
    [
      'one off it',
      'left',
      [
        [100, 0, 80, 20],
        [125, 40, 99, 20],
        [100, 80, 70, 20],
      ],
      'fail',
      2 / 3,
    ],
    [
      'all over the place',
      'left',
      [
        [100, 0, 80, 20],
        [140, 40, 99, 20],
        [180, 80, 70, 20],
      ],
      'fail',
      1 / 3,
    ],
    [
      'on one right edge',
      'right',
      [
        [100, 0, 80, 20],
        [81, 40, 99, 20],
        [110, 80, 70, 20],
      ],
      'pass',
      1,
    ],
    [
      'off the right edge',
      'right',
      [
        [100, 0, 80, 20],
        [100, 40, 119, 20],
        [110, 80, 70, 20],
      ],
      'fail',
      2 / 3,
    ],
    [
      'about one middle',
      'center',
      [
        [100, 0, 80, 20],
        [90, 40, 100, 20],
        [105, 80, 70, 20],
      ],
      'pass',
      1,
    ],
    [
      'one off the middle',
      'center',
      [
        [100, 0, 80, 20],
        [90, 40, 160, 20],
        [105, 80, 70, 20],
      ],
      'fail',
      2 / 3,
    ],
  ])('%s', (_, edge, [a, b, c], verdict, score) => {
    const judgement = judged(edge, [tea(a), pie(b), jam(c)]);
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.score).toBeCloseTo(score);
  });

  it('a set says how exact it is to be', () => {
    const off = [tea([100, 0, 80, 20]), pie([125, 40, 99, 20]), jam([100, 80, 70, 20])];
    expect(judged('left', off, 0.03).verdict).toBe('pass');
    expect(judged('left', off, 0.01).verdict).toBe('fail');
  });

  it('every line of a block is held to its edge', () => {
    const ragged: ABlock = {
      id: 'note',
      text: 'Open from May\nto June',
      rows: [
        [100, 40, 200, 20],
        [150, 70, 100, 20],
      ],
    };
    expect(judged('left', [tea([100, 0, 80, 20]), ragged]).verdict).toBe('fail');
    expect(judged('center', [tea([160, 0, 80, 20]), ragged]).verdict).toBe('pass');
    expect(judged('right', [tea([220, 0, 80, 20]), ragged]).verdict).toBe('fail');
  });

  it('lines begin where their script does', () => {
    const blocks = [
      { id: 'a', lang: 'ar', text: 'شاي', box: [700, 0, 100, 40] as Box },
      { id: 'b', lang: 'ar', text: 'قهوة', box: [650, 60, 150, 40] as Box },
    ];
    expect(judged('start', blocks).verdict).toBe('pass');
    expect(judged('end', blocks).verdict).toBe('fail');
    expect(judged('left', blocks).verdict).toBe('fail');
  });

  it.each<[string, string, string, Box]>([
    ['a quote that hangs', 'en', '“Best pie in town”', [80, 40, 300, 30]],
    ['a quote that does not', 'en', '“Best pie in town”', [100, 40, 300, 30]],
    [
      'a bracket with its ink in the right half of its square',
      'ja',
      '「夏祭り」',
      [113, 40, 200, 40],
    ],
    ['a figure one', 'en', '1 loaf', [106, 40, 150, 50]],
  ])('%s stands on the edge', (_, lang, text, box) => {
    const quote: ABlock = { id: 'quote', lang, text, box };
    expect(judged('left', [tea([100, 0, 80, 20]), jam([100, 90, 70, 20]), quote]).verdict).toBe(
      'pass',
    );
  });
});

describe('horizontal edges', () => {
  it.each<[string, Edge, ABlock[], string]>([
    [
      'letters that rise and hang, on one line',
      'middle',
      [
        { id: 'a', text: 'Aga', box: [0, 400, 90, 128] },
        { id: 'b', text: 'xxx', box: [200, 428, 90, 72] },
        { id: 'c', text: 'É', box: [400, 372, 90, 128] },
      ],
      'pass',
    ],
    [
      'a row that shares its foot',
      'bottom',
      [
        { id: 'a', text: 'page', box: [0, 428, 90, 100] },
        { id: 'b', text: 'HOME', box: [200, 400, 90, 100] },
      ],
      'pass',
    ],
    [
      'a row that shares its head',
      'top',
      [
        { id: 'a', text: 'xxx', box: [0, 428, 90, 72] },
        { id: 'b', text: 'HOME', box: [200, 400, 90, 100] },
      ],
      'pass',
    ],
    [
      'a figure that stands higher',
      'middle',
      [
        { id: 'a', text: '24', box: [0, 400, 90, 40] },
        { id: 'b', text: '36', box: [200, 400, 90, 40] },
        { id: 'c', text: '48', box: [400, 374, 90, 40] },
      ],
      'fail',
    ],
    [
      'a label of two lines beside a figure',
      'middle',
      [
        {
          id: 'a',
          text: 'Visitors\na year',
          rows: [
            [0, 400, 90, 20],
            [0, 430, 60, 20],
          ],
        },
        { id: 'b', text: '36', box: [200, 405, 90, 40] },
      ],
      'pass',
    ],
  ])('%s', (_, edge, blocks, verdict) => {
    expect(judged(edge, blocks).verdict).toBe(verdict);
  });
});

describe('what is not known', () => {
  const [a, b, far] = [tea([100, 0, 80, 20]), pie([100, 40, 99, 20]), jam([160, 80, 70, 20])];

  it.each<[string, ABlock[], string]>([
    ['one that was not found', [a, b, { id: 'jam', text: 'Fig jam', box: null }], 'unknown'],
    ['one that was not found, and one that is off', [a, b, far, { id: 'x', box: null }], 'fail'],
    ['only one that was found', [a, { id: 'x', box: null }], 'unknown'],
    [
      'one of which a part was found, off the edge',
      [
        a,
        b,
        {
          ...far,
          verdict: 'wrong',
          text: 'Fig jam from our own trees',
          rows: [{ box: [160, 80, 70, 20], text: 'own trees' }],
        },
      ],
      'unknown',
    ],
    [
      'one whose ink could not be told, and whose box is loose',
      [a, b, { ...far, id: 'bare', rows: [{ box: [87, 80, 170, 60], text: 'Fig jam' }] }],
      'unknown',
    ],
  ])('%s', (_, blocks, verdict) => {
    const input = aPage({
      blocks,
      layout: { align: [{ blocks: blocks.map(({ id }) => id), edge: 'left' }] },
    });
    const bare = {
      ...input,
      blocks: input.blocks.map((block) =>
        block.id === 'bare'
          ? { ...block, lines: block.lines.map((line) => ({ ...line, ink: [] })) }
          : block,
      ),
    };
    expect(align.judge(bare).verdict).toBe(verdict);
  });
});

it('says how far off, and measures from the edge', () => {
  const { message, marks, measured } = judged('left', [
    tea([100, 0, 80, 20]),
    pie([140, 40, 100, 20]),
    jam([100, 80, 70, 20]),
  ]);
  expect(message).toMatch(
    /^“Apple pie” stands 3\d px \(3\.\d% of the shorter side\) to the right of the left edge that it is to share with “Mint tea” and “Fig jam”\.$/,
  );
  expect(marks).toEqual([
    {
      kind: 'line',
      tone: 'guide',
      from: [expect.closeTo(100, -1), 0],
      to: [expect.closeTo(100, -1), 100],
    },
    expect.objectContaining({ kind: 'measure', tone: 'bad', from: [expect.closeTo(100, -1), 50] }),
  ]);
  expect(measured.edges).toEqual([
    expect.objectContaining({ edge: 'left', offPx: expect.objectContaining({ tea: 0, jam: 0 }) }),
  ]);
});

describe('a block is accused only where it is surely the one', () => {
  const at = (id: string, x: number, y: number, more: Partial<ABlock> = {}): ABlock => ({
    id,
    text: more.text ?? `Mint tea ${id}`,
    box: [x, y, 300, 40],
    ...more,
  });
  const judgedBlocks = (blocks: ABlock[]) =>
    align.judge(
      aPage({
        blocks,
        layout: { align: [{ blocks: blocks.map(({ id }) => id), edge: 'left' }] },
      }),
    ).verdict;

  it.each<[string, Partial<ABlock>, string]>([
    ['read as asked', {}, 'fail'],
    ['unsurely read, and as asked', { verdict: 'unreadable' }, 'fail'],
    ['that says what another says, of which one is off', { text: 'Mint tea b' }, 'fail'],
  ])('one %s', (_, more, verdict) => {
    const blocks = [at('a', 100, 100), at('b', 100, 200), at('c', 180, 300, more)];
    expect(judgedBlocks(blocks)).toBe(verdict);
  });

  it('nor where the only one beside it may be another', () => {
    const rows = [{ box: [100, 100, 300, 40] as const, text: 'Mimt tae' }];
    const unsure: ABlock = { id: 'a', text: 'Mint tea a', verdict: 'unreadable', rows };
    expect(judgedBlocks([unsure, at('b', 180, 200)])).toBe('unknown');
  });
});

describe('blocks that say the same', () => {
  const price = (id: string, x: number, y: number): ABlock => ({
    id,
    text: '24',
    box: [x, y, 60, 40],
  });
  const table = (b: ABlock, d: ABlock) => {
    const blocks = [
      tea([100, 0, 80, 20]),
      pie([400, 0, 99, 20]),
      b,
      d,
      { id: 'fig', text: 'Fig', box: [100, 200, 40, 20] as Box },
      { id: 'nut', text: 'Nut', box: [400, 200, 40, 20] as Box },
    ];
    return align.judge(
      aPage({
        blocks,
        layout: {
          align: [
            { blocks: ['tea', 'b', 'fig'], edge: 'left' },
            { blocks: ['pie', 'd', 'nut'], edge: 'left' },
          ],
        },
      }),
    ).verdict;
  };

  it.each<[string, ABlock, ABlock, string]>([
    ['each in its place', price('b', 100, 100), price('d', 400, 100), 'pass'],
    ['each taken for the other', price('b', 400, 100), price('d', 100, 100), 'pass'],
    ['one of them off, whichever it is', price('b', 400, 100), price('d', 150, 100), 'fail'],
    [
      'one of them not found',
      { ...price('b', 400, 100), box: null },
      price('d', 100, 100),
      'unknown',
    ],
  ])('%s', (_, b, d, verdict) => {
    expect(table(b, d)).toBe(verdict);
  });
});

describe('what was not read in full is decided where it is as asked', () => {
  const [a, b] = [tea([400, 0, 200, 30]), pie([450, 60, 150, 30])];
  const cut: ABlock = {
    id: 'price',
    text: '9,80 €',
    verdict: 'unreadable',
    rows: [{ box: [440, 120, 110, 30], text: '9,80' }],
  };
  const lost: ABlock = { id: 'price', text: '9,80 €', verdict: 'unreadable', box: null };
  const line = (x: number, y: number, w: number, signs: number) => {
    const glyphs = Array.from(
      { length: signs },
      (_, at): Box => [x + (at * w) / signs, y, (0.8 * w) / signs, 30],
    );
    const box: Box = [x, y, w, 30];
    const [one] = aPage({ blocks: [{ id: 'x', rows: [{ box, ink: { glyphs } }] }] }).lines;
    return { ...one!, text: '©', blocks: [] };
  };
  const judgedWith = (price: ABlock, others: ReturnType<typeof line>[], standIn?: Box) => {
    const input = aPage({
      blocks: [a, b, price],
      others,
      layout: { align: [{ blocks: ['tea', 'pie', 'price'], edge: 'right' }] },
    });
    if (standIn === undefined) return align.judge(input).verdict;
    const found = aPage({ blocks: [{ ...price, box: standIn }] }).blocks[0]!;
    const located = [...input.blocks.slice(0, 2), { ...found, standIn: true }];
    return align.judge({ ...input, located }).verdict;
  };

  it.each<[string, ABlock, ReturnType<typeof line>[], Box | undefined, string]>([
    ['a sign beside it that was not read', cut, [line(570, 120, 30, 1)], undefined, 'pass'],
    ['one that ends elsewhere', cut, [line(570, 120, 60, 1)], undefined, 'unknown'],
    ['one too far off to be of its row', cut, [line(600, 220, 30, 1)], undefined, 'unknown'],
    ['an area that stands for it', lost, [], [440, 120, 160, 30], 'pass'],
    ['an area off the edge', lost, [], [480, 120, 160, 30], 'unknown'],
    ['a line of its shape', lost, [line(480, 120, 120, 5)], undefined, 'pass'],
    ['a line of more signs', lost, [line(480, 120, 120, 11)], undefined, 'unknown'],
  ])('%s', (_, price, others, standIn, verdict) => {
    expect(judgedWith(price, others, standIn)).toBe(verdict);
  });

  it('a word that was read apart from its row is a part of it', () => {
    const rows = [
      { box: [520, 120, 80, 30] as Box, text: 'note' },
      { box: [440, 125, 70, 22] as Box, text: 'free' },
    ];
    const apart: ABlock = { id: 'price', text: 'a toll free note', verdict: 'unreadable', rows };
    expect(judgedWith(apart, [])).toBe('pass');
  });

  it('two of them do not stand in one place', () => {
    const input = aPage({
      blocks: [a, b, lost, { ...lost, id: 'other', text: '4,50 €' }],
      others: [line(480, 120, 120, 5)],
      layout: { align: [{ blocks: ['tea', 'pie', 'price', 'other'], edge: 'right' }] },
    });
    expect(align.judge(input).verdict).toBe('unknown');
  });

  it('nor do many of them say where those stand that were read', () => {
    const unsure = [0, 1, 2].map((at): ABlock => ({ ...cut, id: `u${at}`, text: `${at},80 €` }));
    const blocks = [a, b, ...unsure];
    const input = aPage({
      blocks,
      layout: { align: [{ blocks: blocks.map(({ id }) => id), edge: 'right' }] },
    });
    expect(align.judge(input).verdict).toBe('unknown');
  });
});
