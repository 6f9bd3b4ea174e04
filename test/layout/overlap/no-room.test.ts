import { expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { rowsWithoutRoom } from '../../../src/layout/overlap/no-room.ts';
import { type ABlock, type ARow, aPage } from '../a-page.ts';
import { unread } from './unread.ts';

const lead = (row: Partial<ARow> = {}, more: Partial<ABlock> = {}): ABlock => ({
  id: 'lead',
  text: 'Seven miles up Longs Peak, and the first sip still steams.',
  verdict: 'wrong',
  rows: [{ box: [50, 500, 600, 30], text: 'Seven miles up Longs Peak, and', ...row }],
  ...more,
});
const bottle = (y: number, confidence = 0.02, more: Partial<ABlock> = {}): ABlock => ({
  id: 'bottle',
  text: 'Insulated bottle, hot for 12 hours',
  verdict: 'unreadable',
  rows: [{ box: [50, y, 800, 36] as Box, text: 'thsufined idtetell2ote hot', confidence }],
  ...more,
});

it.each<[string, ABlock[], string[][]]>([
  ['a row lost where the next line is noise', [lead(), bottle(540)], [['lead', 'bottle']]],
  [
    'a first row lost where the line before is noise',
    [bottle(455), lead({ text: 'the first sip still steams.' })],
    [['lead', 'bottle']],
  ],
  [
    'a row lost where noise is that may be the next block, which has no place',
    [lead(), { id: 'bottle', box: null }, { id: 'stray', box: null }],
    [['lead', 'bottle']],
  ],
  ['room for the row between the two', [lead(), bottle(580)], []],
  ['a next line that was read', [lead(), bottle(540, 0.8)], []],
  ['nothing lost', [lead({}, { text: 'Seven miles up Longs Peak, and' }), bottle(540)], []],
  ['room beside the row', [lead({ box: [50, 500, 400, 20] }), bottle(530)], []],
  [
    'a first row lost, with room only after the row',
    [bottle(455), lead({ box: [50, 500, 400, 20], text: 'the first sip still steams.' })],
    [['lead', 'bottle']],
  ],
  [
    'a last row lost, with room only where a Hebrew one begins',
    [lead({ box: [50, 500, 400, 20] }, { lang: 'he' }), bottle(530)],
    [['lead', 'bottle']],
  ],
  [
    'room beside the row, where the block was to be broken',
    [
      lead(
        { box: [50, 500, 400, 20] },
        { text: 'Seven miles up Longs Peak, and\nthe first sip still steams.' },
      ),
      bottle(530),
    ],
    [['lead', 'bottle']],
  ],
  [
    'text of which it is open what is lost',
    [lead({ text: 'ven Longs first, steams' }), bottle(540)],
    [],
  ],
  [
    'a line in another column',
    [lead(), bottle(540, 0.02, { rows: [{ box: [660, 540, 300, 36], text: 'x', confidence: 0 }] })],
    [],
  ],
  ['scripts whose rows are noise anyway', [lead(), bottle(540, 0.02, { lang: 'ar' })], []],
])('%s', (_, blocks, pairs) => {
  const stray = blocks.some(({ id }) => id === 'stray');
  const others = stray ? [unread('thsufined', [50, 540, 700, 36])] : [];
  const found = rowsWithoutRoom(aPage({ blocks, others }));
  expect(found.map((one) => one.blocks.map(({ id }) => id))).toEqual(pairs);
});
