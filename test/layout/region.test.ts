import { expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { region } from '../../src/layout/region.ts';
import type { Verdict } from '../../src/text/types.ts';
import { aPage } from './a-page.ts';

const judged = (place: string | number[], box: Box | null, verdict?: Verdict) =>
  region.judge(
    aPage({
      blocks: [
        {
          id: 'a',
          text: 'Summer fair',
          region: place,
          rows: box === null ? [] : [{ box, text: verdict === 'wrong' ? 'fair' : 'Summer fair' }],
          ...(verdict ? { verdict } : {}),
        },
        { id: 'b', box: [10, 10, 50, 20] },
      ],
    }),
  );

it('judges only blocks that were given a place', () => {
  expect(region.judge(aPage({ blocks: [{ id: 'a', box: [0, 0, 9, 9] }] })).verdict).toBe(
    'not-applicable',
  );
});

const AROUND = (x: number, y: number): Box => [x - 100, y - 20, 200, 40];

it.each<[string, string | number[], Box | null, Verdict | undefined, string]>([
  ['in its cell', 'top-center', AROUND(500, 150), undefined, 'pass'],
  ['as wide as the picture', 'top-center', [0, 100, 1000, 60], undefined, 'pass'],
  ['a little out, within what is to spare', 'top-center', AROUND(500, 380), undefined, 'pass'],
  ['more than is to spare', 'top-center', AROUND(500, 390), undefined, 'fail'],
  ['in the cell beside', 'top-left', AROUND(500, 150), undefined, 'fail'],
  ['nowhere', 'top-left', null, undefined, 'unknown'],
  ['a part of it that reaches in', 'top-left', [300, 100, 200, 40], 'wrong', 'unknown'],
  ['a part of it that is far out', 'top-left', [700, 800, 200, 40], 'wrong', 'fail'],
  ['a part of it to the right of its cell', 'middle-center', [700, 480, 200, 40], 'wrong', 'fail'],
  ['a part of it to the left of its cell', 'middle-center', [50, 480, 200, 40], 'wrong', 'fail'],
  ['a part of it above its cell', 'middle-center', [400, 100, 200, 40], 'wrong', 'fail'],
  ['a part of it below its cell', 'middle-center', [400, 800, 200, 40], 'wrong', 'fail'],
  ['all in its box', [0.1, 0.1, 0.5, 0.2], [150, 120, 300, 60], undefined, 'pass'],
  ['a little out of its box', [0.1, 0.1, 0.5, 0.2], [60, 120, 300, 60], undefined, 'pass'],
  ['sticking out of its box', [0.1, 0.1, 0.5, 0.2], [150, 120, 520, 60], undefined, 'fail'],
])('%s', (_, place, box, verdict, expected) => {
  const judgement = judged(place, box, verdict);
  expect(judgement.verdict).toBe(expected);
  expect(judgement.score).toBe({ pass: 1, fail: 0, unknown: null }[expected]);
});

it('says how far out, and shows the place and the way to it', () => {
  const { message, marks, measured } = judged('top-left', AROUND(500, 150));
  expect(message).toBe(
    'The middle of “Summer fair” lies 17% of the picture out of the top left of the picture, where 5% are to spare.',
  );
  expect(marks).toContainEqual(
    expect.objectContaining({ kind: 'box', tone: 'guide', box: [0, 0, 1000 / 3, 1000 / 3] }),
  );
  expect(marks).toContainEqual(
    expect.objectContaining({ kind: 'line', tone: 'bad', from: [500, 150] }),
  );
  expect(measured.blocks).toEqual([
    { block: 'a', verdict: 'fail', outsideShare: 0.117, center: [0.5, 0.15] },
  ]);
});

it('draws no place round what stands in it, and no way out of a box', () => {
  expect(judged('top-center', AROUND(500, 150)).marks).toEqual([
    { kind: 'box', tone: 'good', box: AROUND(500, 150) },
  ]);
  const kinds = judged([0.1, 0.1, 0.5, 0.2], [150, 120, 520, 60]).marks.map(
    ({ kind, tone }) => `${kind} ${tone}`,
  );
  expect(kinds).toEqual(['box guide', 'box bad']);
});

it('scores the share of the blocks that stand right', () => {
  const blocks = [AROUND(150, 100), AROUND(500, 100), AROUND(850, 600), AROUND(150, 900)].map(
    (box, at) => ({
      id: `b${at}`,
      region: ['top-left', 'top-center', 'top-right', 'bottom-left'][at]!,
      box,
    }),
  );
  const judgement = region.judge(aPage({ blocks }));
  expect(judgement).toMatchObject({ verdict: 'fail', score: 3 / 4 });
  expect(region.judge(aPage({ blocks: blocks.filter((_, at) => at !== 2) })).message).toBe(
    'All 3 texts with a place of their own stand in it.',
  );
});
