import { expect, it } from 'vitest';
import { type Box, quadOf } from '../../../src/geometry.ts';
import { oneStretch } from '../../../src/layout/overlap/one-stretch.ts';
import { overlap } from '../../../src/layout/overlap.ts';
import { type ABlock, aPage } from '../a-page.ts';

const line = { quad: quadOf([90, 400, 540, 50]) };
const dose = (box: Box, text = 'da hohr apart.', more: Partial<ABlock> = {}): ABlock => ({
  id: 'dose',
  text: 'at least 4 hours apart.',
  verdict: 'unreadable',
  rows: [{ box, text, confidence: 0.01, ink: line }],
  ...more,
});
const most = (box: Box): ABlock => ({
  id: 'most',
  text: 'Do not take more',
  verdict: 'unreadable',
  rows: [{ box, text: 'D ttakesht an', confidence: 0.01, ink: line }],
});

it.each<[string, ABlock[], boolean]>([
  ['letters that alternate', [dose([120, 400, 510, 50]), most([90, 400, 420, 50])], true],
  ['one after the other', [dose([400, 400, 230, 50]), most([90, 400, 300, 50])], false],
  [
    'one after the other but for a letter',
    [dose([360, 400, 270, 50]), most([90, 400, 310, 50])],
    false,
  ],
  [
    'a line that was read',
    [
      dose([120, 400, 510, 50], 'hours apart', {
        rows: [{ box: [120, 400, 510, 50], text: 'hours apart', confidence: 0.9, ink: line }],
      }),
      most([90, 400, 420, 50]),
    ],
    false,
  ],
  ['a single letter in it', [dose([120, 400, 40, 50], 'd'), most([90, 400, 420, 50])], false],
  [
    'Arabic, of which numbers run the other way',
    [dose([120, 400, 510, 50], 'da hohr', { lang: 'ar' }), most([90, 400, 420, 50])],
    false,
  ],
  [
    'parts of a column, one below the other',
    [
      dose([90, 600, 50, 200], 'da hohr', {
        rows: [
          { box: [90, 600, 50, 200], text: 'da', confidence: 0, ink: { ...line, vertical: true } },
        ],
      }),
      most([90, 400, 50, 200]),
    ],
    false,
  ],
  [
    'lines of their own',
    [
      dose([120, 400, 510, 50], 'da hohr', {
        rows: [{ box: [120, 400, 510, 50], text: 'da hohr', confidence: 0.01 }],
      }),
      most([90, 400, 420, 50]),
    ],
    false,
  ],
])('%s', (_, blocks, told) => {
  const found = oneStretch(aPage({ blocks }));
  expect(found.map((one) => one.blocks.map(({ id }) => id))).toEqual(
    told ? [['dose', 'most']] : [],
  );
});

it('is what the rule tells', () => {
  const blocks = [dose([120, 400, 510, 50]), most([90, 400, 420, 50])];
  expect(overlap.judge(aPage({ blocks }))).toMatchObject({
    verdict: 'fail',
    measured: { covers: [{ blocks: ['dose', 'most'], share: null }] },
  });
});
