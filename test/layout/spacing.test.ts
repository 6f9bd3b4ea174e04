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
      'not read as asked, so that one may be lacking',
      { ...note(100, 160, 280), verdict: 'wrong' },
      'pass',
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

it('says which gap, and measures them all', () => {
  const { message, marks } = judged('y', column(100, 180, 245, 340, 420));
  expect(message).toMatch(
    /^The gap between “(page|xxx)” and “(xxx|Été)” is \d+ px where the mean of 4 gaps that are to be equal is 29 px\.$/,
  );
  expect(marks.map(({ tone }) => tone)).toEqual(['good', 'bad', 'bad', 'good']);
});
