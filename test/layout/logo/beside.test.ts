import { expect, test } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { besideLogo } from '../../../src/layout/logo/beside.ts';
import { intrudersOf } from '../../../src/layout/logo/clear-space.ts';
import type { FoundLine } from '../../../src/layout/seen.ts';
import { aPage } from '../a-page.ts';

const LOGO: Box = [100, 50, 200, 40];
/** What is inked of a wordmark that fills the logo. */
const LETTERS: Box[] = [0, 1, 2, 3, 4, 5].map((at) => [102 + at * 33, 52, 28, 36]);

interface Read {
  text: string;
  box: Box;
  glyphs?: readonly Box[];
  blocks?: readonly string[];
}

function line({ text, box, glyphs, blocks = [] }: Read): FoundLine {
  const page = aPage({ blocks: [{ id: 'a', rows: [{ box, glyphs: glyphs ?? [] }] }] });
  const { ink } = page.lines[0]!;
  return { text, confidence: 0.95, box, ink: glyphs === undefined ? null : ink, blocks };
}

const beyond: Box[] = [
  [306, 54, 20, 32],
  [330, 54, 20, 32],
];

test.each<[string, Read, Box | null]>([
  ['a text by itself', { text: 'Now', box: [310, 50, 90, 30], glyphs: [] }, [310, 50, 90, 30]],
  ['its wordmark', { text: 'KOVELT', box: [101, 51, 198, 38], glyphs: LETTERS }, null],
  [
    'its wordmark, given to a block that begins with the name',
    { text: 'KOVELT', box: [100, 50, 200, 40], glyphs: LETTERS, blocks: ['shop'] },
    null,
  ],
  [
    'its wordmark, misread by a letter',
    { text: 'KOVEIT', box: [100, 50, 200, 40], glyphs: LETTERS, blocks: ['shop'] },
    null,
  ],
  ['a drawing taken for a letter', { text: 'M', box: [110, 55, 40, 30], glyphs: [] }, null],
  [
    'a text that the reader came to from the logo',
    { text: 'KOVELT ab', box: [100, 50, 252, 40], glyphs: [...LETTERS, ...beyond] },
    [306, 54, 44, 32],
  ],
  [
    'the same, as a block’s',
    {
      text: 'KOVELT ab',
      box: [100, 50, 252, 40],
      glyphs: [...LETTERS, ...beyond],
      blocks: ['title'],
    },
    [306, 54, 44, 32],
  ],
  [
    'the same, far longer than the logo',
    {
      text: 'KOVELT and so on',
      box: [100, 50, 600, 40],
      glyphs: [...LETTERS, [340, 54, 360, 32]],
    },
    [340, 54, 360, 32],
  ],
  [
    'a line without ink that begins in the logo',
    { text: 'KOVELT ab', box: [100, 50, 252, 40] },
    null,
  ],
  [
    'a text of the copy over it',
    { text: 'Now open', box: [120, 55, 150, 30], glyphs: [[120, 55, 150, 30]], blocks: ['title'] },
    [120, 55, 150, 30],
  ],
])('%s', (_, read, box) => {
  expect(besideLogo(line(read), LOGO, 'KOVELT')).toEqual(box);
});

test('a logo without a name in it: what is over it is a text', () => {
  const over = line({ text: 'KOVELT', box: [100, 50, 200, 40], glyphs: LETTERS, blocks: ['a'] });
  expect(besideLogo(over, LOGO, undefined)).toEqual([100, 50, 200, 40]);
});

test('names what crowds without the name that it was read with', () => {
  const page = aPage({ blocks: [], asked: { logo: { text: 'Kovelt' } } });
  const glyphs = [...LETTERS, ...beyond];
  const lines = [line({ text: '免费 KOVELT', box: [100, 50, 252, 40], glyphs })];
  const [intruder] = intrudersOf({ ...page, lines }, LOGO, 30);
  expect(intruder).toEqual({ name: '“免费”', box: [306, 54, 44, 32], gap: 6 });
});
