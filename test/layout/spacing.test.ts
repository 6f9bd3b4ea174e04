import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { spacing } from '../../src/layout/spacing.ts';
import { type ABlock, aPage } from './a-page.ts';

const judged = (axis: 'x' | 'y', blocks: ABlock[], tolerance?: number) =>
  spacing.judge(
    aPage({
      blocks,
      layout: {
        spacing: [
          { blocks: blocks.map(({ id }) => id), axis, ...(tolerance ? { tolerance } : {}) },
        ],
      },
    }),
  );

/** Words of letters 40 px high that stand on these lines. */
const column = (...baselines: number[]): ABlock[] =>
  baselines.map((baseline, at) => {
    const text = ['Tea', 'page', 'xxx', 'Été', 'Jam'][at]!;
    const [up, down] = (
      [
        [40, 0],
        [28.8, 11.2],
        [28.8, 0],
        [51.2, 0],
        [40, 4.8],
      ] as const
    )[at]!;
    return { id: text, text, box: [100, baseline - up, 90, up + down] };
  });

it('judges only where equal gaps are asked for', () => {
  expect(spacing.judge(aPage({ blocks: column(100, 200, 400) })).verdict).toBe('not-applicable');
});

describe('a column', () => {
  it.each<[string, number[], string, number]>([
    ['even, whatever rises or hangs', [100, 180, 260, 340, 420], 'pass', 1],
    ['with one nearer to its neighbour', [100, 180, 245, 340, 420], 'fail', 2 / 4],
    ['with one gap larger', [100, 180, 260, 340, 440], 'fail', 3 / 4],
    ['of three, the middle off', [100, 190, 260], 'fail', 0],
    ['in another sequence', [100, 260, 180, 340, 420], 'fail', 1 / 4],
  ])('%s', (_, baselines, verdict, score) => {
    const judgement = judged('y', column(...baselines));
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.score).toBeCloseTo(score);
  });

  it('a set says how even it is to be', () => {
    expect(judged('y', column(100, 190, 260), 0.5).verdict).toBe('pass');
    expect(judged('y', column(100, 186, 260), 0.02).verdict).toBe('fail');
  });

  it('is even with gaps as with rows of one height', () => {
    const two: ABlock = {
      id: 'two',
      text: 'Bread\nwith jam',
      rows: [
        [100, 140, 90, 40],
        [100, 190, 90, 40],
      ],
    };
    const [first, last] = [
      { id: 'a', text: 'Tea', box: [100, 60, 90, 40] as Box },
      { id: 'b', text: 'Pie', box: [100, 270, 90, 40] as Box },
    ];
    expect(judged('y', [first, two, last]).verdict).toBe('pass');
    const rows = [
      first,
      {
        ...two,
        rows: [
          [100, 170, 90, 40],
          [100, 220, 90, 40],
        ] as Box[],
      },
      { ...last, box: [100, 280, 90, 40] as Box },
    ];
    expect(judged('y', rows).verdict).toBe('pass');
    const neither = [
      first,
      {
        ...two,
        rows: [
          [100, 120, 90, 40],
          [100, 170, 90, 40],
        ] as Box[],
      },
      last,
    ];
    expect(judged('y', neither).verdict).toBe('fail');
  });
});

describe('a row', () => {
  const row = (...boxes: [x: number, w: number][]): ABlock[] =>
    boxes.map(([x, w], at) => ({ id: `b${at}`, text: 'ABC', box: [x, 100, w, 40] }));

  it.each<[string, ABlock[], string]>([
    ['with equal gaps', row([100, 60], [200, 100], [340, 40]), 'pass'],
    ['in columns of one width', row([80, 40], [150, 200], [385, 30]), 'pass'],
    ['from one side in columns', row([100, 40], [300, 150], [500, 30]), 'pass'],
    ['with one moved', row([100, 60], [230, 100], [340, 40]), 'fail'],
  ])('%s', (_, blocks, verdict) => {
    expect(judged('x', blocks).verdict).toBe(verdict);
  });

  /** One moved so that all begin at one distance by chance, over labels that are centred below them. */
  it.each<[string, number[], string]>([
    ['columns that hold what stands below, too', [100, 300, 500], 'pass'],
    ['columns that hold nothing else', [100, 340, 500], 'fail'],
  ])('%s', (_, labels, verdict) => {
    const numbers = row([100, 40], [300, 150], [500, 30]);
    const below = labels.map(
      (x, at): ABlock => ({ id: `l${at}`, text: 'DAYS', box: [x, 160, 60, 20] }),
    );
    const input = aPage({
      blocks: [...numbers, ...below],
      layout: { spacing: [{ blocks: numbers.map(({ id }) => id), axis: 'x' }] },
    });
    expect(spacing.judge(input).verdict).toBe(verdict);
  });

  it('runs from the right where all of it does', () => {
    const blocks = row([340, 60], [220, 60], [100, 60]).map((block) => ({
      ...block,
      lang: 'ar',
      text: 'شاي',
    }));
    expect(judged('x', blocks).verdict).toBe('pass');
    expect(judged('x', blocks.toReversed()).verdict).toBe('fail');
  });
});

describe('what is not known', () => {
  const lost: ABlock = { id: 'lost', text: 'Fig jam', box: null };
  it.each<[string, ABlock[], string]>([
    ['one at the end', [...column(100, 180, 260), lost], 'unknown'],
    ['one in between', [...column(100, 180), lost], 'unknown'],
    ['one at the end of what is uneven', [...column(100, 190, 260), lost], 'fail'],
  ])('%s', (_, blocks, verdict) => {
    const judgement = judged('y', blocks);
    expect(judgement.verdict).toBe(verdict);
    if (verdict === 'unknown') expect(judgement.message).toContain('“Fig jam”');
  });
});

describe('what was read unsurely', () => {
  const unread = (block: ABlock): ABlock => ({
    ...block,
    rows: [{ box: block.box!, text: 'TXN' }],
    verdict: 'unreadable',
  });
  const caps = (height: number, ...tops: number[]): ABlock[] =>
    tops.map((top, at) => ({ id: `s${at}`, text: 'TEA', box: [100, top, 3 * height, height] }));

  it.each<[string, ABlock[], string]>([
    // 127 and 61 px between letters 20 px high: no misread letter makes up for that.
    ['is as uneven as it looks where letters are small', caps(20, 0, 153, 240), 'fail'],
    // 91 and 47 px between letters of 40.
    ['is not accused for a letter', caps(40, 0, 142, 240), 'pass'],
  ])('%s', (_, [first, second, third], verdict) => {
    const blocks = [first!, unread(second!), third!];
    const input = aPage({
      blocks,
      layout: { spacing: [{ blocks: blocks.map(({ id }) => id), axis: 'y', tolerance: 0.27 }] },
    });
    expect(spacing.judge(input).verdict).toBe(verdict);
  });

  it.each<['x' | 'y', string]>([
    ['y', 'pass'],
    ['x', 'unknown'],
  ])('is known along %s where its first letter is lacking: %s', (axis, verdict) => {
    const [a, b, c] = column(100, 180, 260);
    const cut: ABlock = {
      ...b!,
      text: 'page one',
      rows: [{ box: b!.box!, text: 'age one' }],
      verdict: 'unreadable',
    };
    const blocks = axis === 'y' ? [a!, cut, c!] : [a!, cut];
    expect(judged(axis, blocks).verdict).toBe(verdict);
  });
});

describe('a column of joined letters', () => {
  /** Of an alif of 25 px; up and down in such heights, with a mark over one that the reader lost. */
  const lines: [asked: string, read: string, up: number, down: number][] = [
    ['المكونات تمر', 'المكونات تمر', 1, 0.33],
    ['بلد المنشأ', 'بلد المنشا', 1.3, 0.03],
    ['مكان بارد', 'مكان بارد', 1, 0.33],
    ['تاريخ الإنتاج', 'تاريخ الانتاج', 1, 0.5],
  ];
  const at = (...baselines: number[]): ABlock[] =>
    lines.map(([text, read, up, down], n) => ({
      id: `b${n}`,
      lang: 'ar',
      text,
      verdict: 'close',
      rows: [{ box: [700, baselines[n]! - 25 * up, 200, 25 * (up + down)], text: read }],
    }));

  it.each<[string, number[], string]>([
    ['is even whichever marks were read', [100, 152, 204, 256], 'pass'],
    ['with one nearer to its neighbour', [100, 143, 204, 256], 'fail'],
  ])('%s', (_, baselines, verdict) => {
    expect(judged('y', at(...baselines)).verdict).toBe(verdict);
  });
});

describe('figures that could not be read', () => {
  const lost = ['٥٢', '٣١', '١٧'].map(
    (text, at): ABlock => ({ id: `p${at}`, lang: 'ar', text, box: null, verdict: 'unreadable' }),
  );
  const line = (x: number, glyphs = 2) => {
    const boxes = Array.from({ length: glyphs }, (_, at): Box => [x + 40 * at, 300, 30, 40]);
    const box: Box = [x, 300, 40 * glyphs - 10, 40];
    const [row] = aPage({ blocks: [{ id: 'x', rows: [{ box, ink: { glyphs: boxes } }] }] }).lines;
    return { ...row!, text: '7', blocks: [] };
  };

  it.each<[string, ReturnType<typeof line>[], string]>([
    ['as many lines of their shape, even', [line(100), line(300), line(500)], 'pass'],
    ['as many lines of their shape, uneven', [line(100), line(360), line(500)], 'fail'],
    ['more lines of their shape', [line(100), line(300), line(500), line(700)], 'unknown'],
    ['fewer of their shape', [line(100), line(300), line(500, 5)], 'unknown'],
  ])('%s', (_, others, verdict) => {
    const input = aPage({
      blocks: lost,
      others,
      layout: { spacing: [{ blocks: lost.map(({ id }) => id), axis: 'x' }] },
    });
    expect(spacing.judge(input).verdict).toBe(verdict);
  });
});

describe('lines of one block', () => {
  const note = (...baselines: number[]): ABlock => ({
    id: 'note',
    text: ['Open daily', 'from seven', 'to nine at', 'no charge']
      .slice(0, baselines.length)
      .join('\n'),
    rows: baselines.map((baseline, at): Box => {
      const [up, down] = (
        [
          [40, 11.2],
          [40, 0],
          [38, 0],
          [40, 11.2],
        ] as const
      )[at]!;
      return [500, baseline - up, 200, up + down];
    }),
  });
  /** Without the row of this number. */
  const lacking = (block: ABlock, row: number): ABlock => ({
    ...block,
    rows: block
      .rows!.map((box, at) => ({ box: box as Box, text: block.text!.split('\n')[at]! }))
      .filter((_, at) => at !== row),
  });
  const page = (block: ABlock) =>
    spacing.judge(
      aPage({
        blocks: [...column(100, 180, 260), block],
        layout: { spacing: [{ blocks: ['Tea', 'page', 'xxx'], axis: 'y' }] },
      }),
    );

  it.each<[string, ABlock, string]>([
    ['even', note(100, 160, 220, 280), 'pass'],
    ['one gap opened', note(100, 160, 244, 304), 'fail'],
    ['of three, one gap opened', note(100, 160, 244), 'fail'],
    ['of three, the middle one nudged', note(100, 145, 220), 'fail'],
    ['two lines only', note(100, 190), 'pass'],
    [
      'one not read, so that two gaps are one',
      { ...lacking(note(100, 160, 220, 280), 2), verdict: 'wrong' },
      'pass',
    ],
    [
      'one gap opened, of lines that were read unsurely but to the last',
      { ...note(100, 160, 280), verdict: 'unreadable' },
      'fail',
    ],
  ])('%s', (_, block, verdict) => {
    expect(page(block).verdict).toBe(verdict);
  });

  it('says which', () => {
    const { message, marks, measured } = page(note(100, 160, 244, 304));
    expect(message).toBe(
      'Lines 2 and 3 of “Open daily from seven to nine at no charge” stand 84 px apart, its other lines 60 px.'.replace(
        'Open daily from seven to nine at no charge',
        'Open daily from seven to nine at no cha…',
      ),
    );
    expect(marks.at(-1)).toMatchObject({ kind: 'measure', tone: 'bad', label: '84 px' });
    expect(measured.unevenLeading).toMatchObject([{ block: 'note', afterLine: 2 }]);
  });
});

it('says where it is columns that are even', () => {
  const boxes: Box[] = [
    [100, 100, 40, 40],
    [300, 100, 150, 40],
    [500, 100, 30, 40],
  ];
  const blocks = boxes.map((box, at): ABlock => ({ id: `b${at}`, text: 'ABC', box }));
  expect(judged('x', blocks).message).toBe(
    'The texts follow each other evenly, as in columns of one width.',
  );
});

it('says which gap, and measures them all', () => {
  const { message, marks } = judged('y', column(100, 180, 245, 340, 420));
  expect(message).toMatch(
    /^The gap between “(page|xxx)” and “(xxx|Été)” is \d+ px where the mean of 4 gaps that are to be equal is 29 px\.$/,
  );
  expect(marks.map(({ tone }) => tone)).toEqual(['good', 'bad', 'bad', 'good']);
});

describe('groups', () => {
  const ids = ['Tea', 'page', 'xxx'];
  const two = (start: number, lost = false) => {
    const [first, second] = [column(100, 180, 260), column(start, start + 80, start + 160)];
    const again = second.map((block, at) => ({
      ...block,
      id: `again-${block.id}`,
      ...(lost && at === 2 ? { box: null, verdict: 'missing' as const } : {}),
    }));
    return spacing.judge(
      aPage({
        blocks: [...first, ...again],
        layout: {
          spacing: [
            { blocks: ids, axis: 'y' },
            { blocks: ids.map((id) => `again-${id}`), axis: 'y' },
          ],
        },
      }),
    );
  };

  it.each<[string, number, boolean, string, number | null]>([
    ['that stand apart', 420, false, 'pass', 1],
    ['that stand as far apart as their own texts', 340, false, 'pass', 1],
    ['that stand nearer than their own texts', 318, false, 'fail', 4 / 5],
    ['of which one is not known', 318, true, 'unknown', null],
  ])('%s', (_, start, lost, verdict, score) => {
    expect(two(start, lost)).toMatchObject({ verdict, score });
  });

  it('says and shows which texts stand too near', () => {
    const { message, marks, measured } = two(318);
    expect(message).toMatch(/“xxx” and “Tea” stand 6.8 px apart, .* two groups, .* gaps are 29 px/);
    expect(marks.filter((mark) => 'tone' in mark && mark.tone === 'bad')).toHaveLength(1);
    expect(measured.betweenGroups).toMatchObject([{ blocks: ['xxx', 'again-Tea'] }]);
  });
});
