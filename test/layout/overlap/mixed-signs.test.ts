import { expect, it } from 'vitest';
import { mixedSigns } from '../../../src/layout/overlap/mixed-signs.ts';
import type { FoundLine } from '../../../src/layout/seen.ts';
import { type ABlock, aPage } from '../a-page.ts';
import { unread } from './unread.ts';

const lost = (id: string, text: string, lang = 'en'): ABlock => ({ id, text, lang, box: null });
const title = lost('title', '一觉醒来，已到成都。', 'zh');
const route = lost('route', 'Manchester–Chengdu, non-stop');
const read = (text: string, lang = 'en'): ABlock => ({
  id: 'read',
  text,
  lang,
  box: [0, 0, 300, 40],
});
const line = (text: string, width = 700): FoundLine => unread(text, [60, 680, width, 92]);

it.each<[string, ABlock[], FoundLine, boolean]>([
  ['a sign of one and letters of the other', [title, route], line('Ma醒c品盛stop'), true],
  ['two letters in a row', [title, route], line('Ma醒c品盛st'), false],
  ['signs of one alone', [title, route], line('醒c品盛到'), false],
  [
    'letters that another text has, too',
    [title, route, read('Hilltop stop')],
    line('醒c品stop'),
    false,
  ],
  ['a sign that another text has, too', [title, route, read('醒', 'zh')], line('醒c品stop'), false],
  ['room for both side by side', [title, route], line('Ma醒c品盛stop', 2000), false],
  [
    'the other read elsewhere',
    [title, { ...route, box: [60, 900, 700, 40], verdict: 'wrong' }],
    line('醒c品stop'),
    false,
  ],
  [
    'one sign of each of two texts in one script',
    [title, lost('route', '曼彻斯特直飞', 'zh')],
    line('昇彻醒品'),
    false,
  ],
  [
    'two signs of each of two texts in one script',
    [title, lost('route', '曼彻斯特直飞', 'zh')],
    line('昇彻斯醒品都', 500),
    true,
  ],
  [
    'no room for what is left of one that stands mostly above',
    [
      { ...title, rows: [{ box: [60, 560, 630, 90], text: '一觉醒来，已到' }], verdict: 'wrong' },
      route,
    ],
    { ...line('都。stop', 1500), blocks: ['title'] },
    false,
  ],
  [
    'one of both owning the line',
    [
      {
        ...title,
        rows: [{ box: [60, 680, 700, 92], text: '醒品盛', confidence: 0.1 }],
        verdict: 'wrong',
      },
      route,
    ],
    { ...line('Ma醒c品盛stop'), blocks: ['title'] },
    true,
  ],
  [
    'signs of a third text',
    [title, route, lost('legal', '航班时刻如有变动', 'zh')],
    line('Ma醒航stop'),
    false,
  ],
])('%s', (_, blocks, found, mixed) => {
  const pairs = mixedSigns(aPage({ blocks, others: [found] }));
  expect(pairs.map(({ blocks: both }) => both.map(({ id }) => id))).toEqual(
    mixed ? [['title', 'route']] : [],
  );
});
