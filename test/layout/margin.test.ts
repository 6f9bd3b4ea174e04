import { expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import type { LogoPlace, PictureEvidence } from '../../src/layout/evidence.ts';
import { margin } from '../../src/layout/margin.ts';
import { type ABlock, type APage, aPage } from './a-page.ts';

const judged = (blocks: ABlock[], more: Partial<APage> = {}) =>
  margin.judge(aPage({ blocks, layout: { margin: 0.05 }, ...more }));

const tea = (box: Box | null): ABlock => ({ id: 'tea', text: 'Mint tea', box });
const WELL: Box = [200, 200, 300, 40];
const UNREAD: ABlock = { id: 'x', box: null, verdict: 'unreadable' };

const logoAt = (box: Box): Partial<PictureEvidence> => ({
  logo: { aspect: 2, found: [{ box, shape: 1 } as LogoPlace] } as PictureEvidence['logo'],
});

it('judges only where a margin is asked for', () => {
  expect(margin.judge(aPage({ blocks: [tea([0, 0, 90, 20])] })).verdict).toBe('not-applicable');
});

it.each<[string, ABlock[], Partial<APage>, string, number | null]>([
  ['well within', [tea(WELL)], {}, 'pass', 1],
  ['on the margin', [tea([50, 50, 900, 900])], {}, 'pass', 1],
  ['as near as can be told', [tea([47, 200, 300, 40])], {}, 'pass', 1],
  ['too near the left edge', [tea([40, 200, 300, 40])], {}, 'fail', 0],
  ['too near the right edge', [tea([660, 200, 300, 40])], {}, 'fail', 0],
  ['too near the top', [tea([200, 5, 300, 40])], {}, 'fail', 0],
  ['cut by the lower edge', [tea([200, 975, 300, 25])], {}, 'fail', 0],
  ['one of its lines', [{ id: 'a', rows: [WELL, [20, 260, 480, 40]] }], {}, 'fail', 1 / 2],
  [
    'a line that nobody asked for',
    [tea(WELL)],
    { others: [{ text: 'Sale!', box: [10, 500, 90, 40] }] },
    'fail',
    1 / 2,
  ],
  [
    'a speck that was taken for text',
    [tea(WELL)],
    { others: [{ text: 'x', confidence: 0.9, box: [3, 500, 9, 9] }] },
    'pass',
    1,
  ],
  [
    'a texture that could not be read',
    [tea(WELL)],
    { others: [{ text: 'lll', confidence: 0.1, box: [3, 500, 90, 9] }] },
    'pass',
    1,
  ],
  [
    'faint text at the edge',
    [tea(WELL)],
    {
      evidence: {
        faint: [
          { box: [3, 500, 90, 20], foreground: [9, 9, 9], background: [0, 0, 0], contrast: 1.1 },
        ],
      },
    },
    'unknown',
    null,
  ],
  ['the logo', [tea(WELL)], { evidence: logoAt([10, 10, 90, 40]) }, 'fail', 1 / 2],
  ['a logo that keeps clear', [tea(WELL)], { evidence: logoAt([60, 60, 90, 40]) }, 'pass', 1],
  ['a block that is not there', [tea(WELL), { id: 'x', box: null }], {}, 'pass', 1],
  ['a block that could not be read', [tea(WELL), UNREAD], {}, 'unknown', null],
  [
    'one that could not be read, of which something was found',
    [tea(WELL), UNREAD],
    { others: [{ text: 'kg', confidence: 0.1, box: [200, 400, 90, 36] }] },
    'pass',
    1,
  ],
  [
    'the same at the edge',
    [tea(WELL), UNREAD],
    { others: [{ text: 'kg', confidence: 0.1, box: [10, 400, 90, 36] }] },
    'unknown',
    null,
  ],
  [
    'one that could not be read, and a speck',
    [tea(WELL), UNREAD],
    { others: [{ text: 'i', confidence: 0.1, box: [200, 400, 9, 9] }] },
    'unknown',
    null,
  ],
  [
    'a block that was not found, and one too near',
    [tea([9, 9, 90, 40]), { id: 'x', box: null }],
    {},
    'fail',
    0,
  ],
])('%s', (_, blocks, more, verdict, score) => {
  const judgement = judged(blocks, more);
  expect(judgement).toMatchObject({ verdict, score });
});

const cutAt = (...boxes: Box[]): Partial<APage> => ({
  evidence: {
    faint: boxes.map((box) => ({
      box,
      foreground: [9, 9, 9],
      background: [250, 250, 250],
      contrast: 17,
    })),
  },
});
const LOST: ABlock = { id: 'x', text: 'Anchovies with tomato', box: null };

it.each<[string, ABlock, Partial<APage>, string]>([
  ['that a lost block may be', LOST, cutAt([80, 980, 300, 20]), 'fail'],
  ['in pieces', LOST, cutAt([80, 980, 90, 20], [190, 982, 140, 18]), 'fail'],
  ['much too short for it', LOST, cutAt([80, 980, 40, 20]), 'unknown'],
  ['while nothing is lost', tea([200, 600, 300, 40]), cutAt([80, 980, 300, 20]), 'unknown'],
  ['as near as that, and not cut', LOST, cutAt([80, 960, 300, 20]), 'unknown'],
])('text cut by the edge, %s', (_, block, more, verdict) => {
  expect(judged([tea(WELL), block], more).verdict).toBe(verdict);
});

it('names what is cut where it can be one block only', () => {
  const more = cutAt([80, 980, 300, 20]);
  expect(judged([tea(WELL), LOST], more).message).toContain(
    '“Anchovies with tomato” touches the bottom edge or is cut by it',
  );
  const twice = judged([tea(WELL), LOST, { ...LOST, id: 'y', text: 'Battered salt cod' }], more);
  expect(twice.message).toContain('Text that could not be read touches the bottom edge');
});

it('does not fail for the room that a reader’s own box keeps', () => {
  const input = aPage({ blocks: [tea([42, 200, 300, 40])], layout: { margin: 0.05 } });
  const bare = { ...input, lines: input.lines.map((line) => ({ ...line, ink: null })) };
  expect(margin.judge(input).verdict).toBe('fail');
  expect(margin.judge(bare).verdict).toBe('unknown');
});

it('goes by the shorter side', () => {
  const wide = { width: 2000, height: 1000 };
  expect(judged([tea([52, 200, 300, 40])], wide).verdict).toBe('pass');
  expect(judged([tea([42, 200, 300, 40])], wide).verdict).toBe('fail');
});

it('says what stands how near to which edge', () => {
  expect(judged([tea([20, 200, 300, 40])]).message).toBe(
    '“Mint tea” stands 20 px from the left edge, where 50 px (5% of the shorter side) are to stay free.',
  );
  expect(judged([tea([20, 980, 300, 20])]).message).toContain(
    '“Mint tea” touches the bottom edge or is cut by it',
  );
  const { marks, expected, measured } = judged([tea([20, 200, 300, 40])]);
  expect(marks[0]).toMatchObject({ kind: 'box', tone: 'guide', box: [50, 50, 900, 900] });
  expect(marks[1]).toMatchObject({ kind: 'measure', tone: 'bad', from: [0, 220], to: [20, 220] });
  expect(expected).toEqual({ leastPx: 50, leastShare: 0.05 });
  expect(measured).toMatchObject({ leastPx: 20, side: 'left' });
});

it('counts what stands for a block that could not be read, whichever it is', () => {
  const page = aPage({ blocks: [tea(WELL), UNREAD], layout: { margin: 0.05 } });
  const [, stray] = aPage({ blocks: [tea(WELL), { id: 'x', box: [200, -4, 90, 40] }] }).blocks;
  const located = [page.blocks[0]!, { ...stray!, standIn: true }];
  expect(margin.judge({ ...page, located }).verdict).toBe('fail');
});

it('takes nothing for the logo that hardly agrees with it', () => {
  const found = [{ box: [0, 0, 40, 40], shape: 0.6 } as unknown as LogoPlace];
  const evidence = { logo: { aspect: 1, found } };
  expect(judged([tea(WELL)], { evidence }).verdict).toBe('pass');
});

it.each<[string, Box, string]>([
  ['as loose as readers are', [40, 190, 320, 60], 'pass'],
  ['that reaches to the edge', [0, 190, 500, 60], 'fail'],
])('a reader’s box %s beside ink that is well within', (_, found, verdict) => {
  const page = aPage({ blocks: [tea([60, 200, 300, 40])], layout: { margin: 0.05 } });
  const lines = page.lines.map((line) => ({ ...line, found }));
  expect(margin.judge({ ...page, lines }).verdict).toBe(verdict);
});
