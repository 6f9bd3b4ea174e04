import { expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { twoInOneWidth } from '../../../src/layout/overlap/one-width.ts';
import type { FoundLine } from '../../../src/layout/seen.ts';
import { type ABlock, aPage } from '../a-page.ts';
import { unread } from './unread.ts';

const title: ABlock = { id: 'title', text: '欢迎使用曲径', lang: 'zh', box: null };
const choose: ABlock = { id: 'choose', text: 'Choose a language', box: null };
const phone: ABlock = { id: 'phone', text: '手机号码', lang: 'zh', box: null };
const both = { blocks: ['title', 'choose'] };

it.each<[string, ABlock[], FoundLine, string[][]]>([
  [
    'words of both in the width of one',
    [title, choose],
    unread('Ch欢迎使用典ge', [224, 803, 576, 92], both),
    [['title', 'choose']],
  ],
  [
    'words of one in the other’s line',
    [title, choose],
    unread('Ch欢迎使用典ge', [224, 803, 576, 92], { blocks: ['choose'] }),
    [['choose', 'title']],
  ],
  [
    'words of both in a line that is nobody’s',
    [title, phone],
    unread('欢机用码', [224, 803, 300, 80]),
    [['title', 'phone']],
  ],
  [
    'one word-sign of a block that is nowhere else',
    [title, choose],
    unread('Ch用boosea lage', [224, 803, 576, 92], { blocks: ['choose'] }),
    [['choose', 'title']],
  ],
  [
    'one word-sign of a block that was seen in part',
    [
      {
        ...title,
        verdict: 'wrong',
        rows: [{ box: [100, 100, 200, 56] as Box, text: '欢迎使' }],
      },
      choose,
    ],
    unread('Ch用boosea lage', [224, 803, 576, 92], { blocks: ['choose'] }),
    [],
  ],
  [
    'both side by side',
    [title, choose],
    unread('欢迎使用典径Choose a langage', [100, 803, 800, 56], both),
    [],
  ],
  [
    'a line that was read',
    [title, choose],
    unread('Ch欢迎使用典ge', [224, 803, 576, 92], { ...both, confidence: 0.9 }),
    [],
  ],
  [
    'a line of one block',
    [title, choose],
    unread('Choose q lqnguqge', [224, 803, 576, 92], { blocks: ['choose'] }),
    [],
  ],
  [
    'another block’s words that stand elsewhere, too',
    [{ ...title, box: [100, 100, 340, 56] as Box }, choose],
    unread('Ch欢迎使用典ge', [224, 803, 576, 92], { blocks: ['choose'] }),
    [],
  ],
])('%s', (_, blocks, line, pairs) => {
  const found = twoInOneWidth(aPage({ blocks, others: [line] }));
  expect(found.map((one) => one.blocks.map(({ id }) => id))).toEqual(pairs);
});
