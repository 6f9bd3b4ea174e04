import { expect, it } from 'vitest';
import { type Box, quadOf } from '../../../src/geometry.ts';
import { restsWithoutRoom } from '../../../src/layout/overlap/no-room-beside.ts';
import { overlap } from '../../../src/layout/overlap.ts';
import { type ABlock, aPage } from '../a-page.ts';
import { glyphsIn, unread } from './unread.ts';

/** “…xt stop” of “Next stop”, whose first letters are to be in x 250..300. */
const stop = (more: Partial<ABlock> = {}): ABlock => ({
  id: 'stop',
  text: 'Next stop',
  verdict: 'unreadable',
  rows: [{ box: [300, 500, 180, 40], text: 'xt stop', confidence: 0.1 }],
  ...more,
});
const price = (box: Box, more: Partial<ABlock> = {}, confidence = 0.02): ABlock => ({
  id: 'price',
  text: 'Only 4.50',
  verdict: 'unreadable',
  rows: [{ box, text: 'Oely 4.5O', confidence, glyphs: glyphsIn(box, 8) }],
  ...more,
});
const shop = (more: Partial<ABlock> = {}): ABlock => ({
  id: 'shop',
  text: '버들길 로스터스',
  lang: 'ko',
  verdict: 'wrong',
  rows: [{ box: [400, 500, 80, 40], text: '터스' }],
  ...more,
});
const readPrice = { verdict: 'exact' } as const;
const wholeLine: Box = [50, 500, 430, 40];
const sevenLetters = glyphsIn([300, 500, 180, 40], 6);

it.each<[string, ABlock[], boolean]>([
  [
    'a word’s first letters, where noise is twice as high',
    [stop(), price([50, 460, 248, 90])],
    true,
  ],
  [
    'noise that is so high only where they must be, as where they were taken for a part of it',
    [
      stop(),
      price([50, 440, 248, 100], {
        rows: [
          {
            box: [50, 440, 248, 100],
            text: 'Oely 4.5O',
            confidence: 0,
            glyphs: [...glyphsIn([50, 440, 190, 45], 7), [240, 440, 57, 100]],
          },
        ],
      }),
    ],
    false,
  ],
  [
    'noise of which less than half is beyond where they must be',
    [
      stop(),
      price([50, 440, 248, 100], {
        rows: [
          {
            box: [50, 440, 248, 100],
            text: 'Oely 4.5O',
            confidence: 0,
            glyphs: [...glyphsIn([50, 440, 150, 45], 6), [205, 440, 40, 100], [250, 440, 48, 100]],
          },
        ],
      }),
    ],
    false,
  ],
  [
    'noise one and a half times as high, with a text of marks above and below',
    [stop(), price([50, 480, 248, 62], { lang: 'hi' })],
    false,
  ],
  ['noise as high as that, in scripts that have none', [stop(), price([50, 480, 248, 62])], true],
  [
    'a row that was not read for sure',
    [
      stop(),
      price([50, 500, 248, 42], {
        rows: [{ box: [50, 500, 248, 42], text: 'Only 4.50', confidence: 0.4 }],
      }),
    ],
    false,
  ],
  [
    'a part of the same line that was read',
    [
      stop({
        rows: [{ box: [300, 500, 180, 40], text: 'xt stop', ink: { quad: quadOf(wholeLine) } }],
      }),
      price([50, 500, 248, 40], {
        ...readPrice,
        rows: [{ box: [50, 500, 248, 40], ink: { quad: quadOf(wholeLine) } }],
      }),
    ],
    false,
  ],
  [
    'a row that was read but leans',
    [
      stop(),
      price([50, 500, 248, 40], {
        ...readPrice,
        rows: [{ box: [50, 500, 248, 40], ink: { angle: 9 } }],
      }),
    ],
    false,
  ],
  [
    'the rest of a row that leans',
    [
      stop({ rows: [{ box: [300, 500, 180, 40], text: 'xt stop', ink: { angle: 9 } }] }),
      price([50, 460, 248, 90]),
    ],
    false,
  ],
  [
    'letters that run together, as all do in that face',
    [
      stop({
        rows: [
          { box: [300, 500, 180, 40], text: 'xt stop', glyphs: glyphsIn([300, 500, 180, 40], 2) },
        ],
      }),
      price([50, 500, 248, 42], {
        rows: [
          {
            box: [50, 500, 248, 42],
            text: 'Only 4.50',
            confidence: 0,
            glyphs: glyphsIn([50, 500, 280, 42], 3),
          },
        ],
      }),
    ],
    false,
  ],
  [
    'a row of which most is noise',
    [
      stop({ rows: [{ box: [300, 500, 180, 40], text: 'xtstoe#89%&?!' }] }),
      price([50, 460, 248, 90]),
    ],
    false,
  ],
  [
    'many letters, of which the next ones have no room',
    [
      stop({ text: 'Counterrevolution', rows: [{ box: [300, 500, 180, 40], text: 'ution' }] }),
      price([120, 460, 178, 90]),
    ],
    true,
  ],
  [
    'letters that stand in another row of the block',
    [
      stop({
        rows: [
          { box: [300, 500, 180, 40], text: 'xt stop' },
          { box: [255, 500, 40, 40], text: 'Ne' },
        ],
      }),
      price([50, 460, 248, 90]),
    ],
    false,
  ],
  [
    'one of two rows that begins with a sign read otherwise',
    [
      stop({
        text: 'The next stop is near',
        rows: [
          { box: [300, 400, 180, 40], text: 'The next' },
          { box: [300, 500, 180, 40], text: '#top is near' },
        ],
      }),
      price([50, 460, 248, 90]),
    ],
    false,
  ],
  [
    'one of two rows that ends with a sign read otherwise',
    [
      stop({
        text: 'The next stop is near',
        rows: [
          { box: [300, 500, 180, 40], text: 'The next sto#' },
          { box: [300, 550, 80, 40], text: 'is near' },
        ],
      }),
      price([482, 460, 248, 90]),
    ],
    false,
  ],
  ['noise as high as the letters that lack', [stop(), price([50, 500, 248, 42])], false],
  ['a row that ends before them', [stop(), price([10, 460, 200, 90])], false],
  [
    'a row that goes no nearer than a letter',
    [stop({ text: 'Abcdefxt stop' }), price([50, 460, 218, 90])],
    false,
  ],
  ['a row above them', [stop(), price([50, 420, 248, 90])], false],
  [
    'a row that was read, as high as they are',
    [stop(), price([50, 500, 248, 40], { ...readPrice, rows: [[50, 500, 248, 40]] })],
    true,
  ],
  [
    'a row that was read and says what lacks',
    [
      stop(),
      price([50, 500, 248, 40], { text: 'Ne', verdict: 'exact', rows: [[50, 500, 248, 40]] }),
    ],
    false,
  ],
  [
    'letters that run together, where those found stand apart',
    [
      stop({ rows: [{ box: [300, 500, 180, 40], text: 'xt stop', glyphs: sevenLetters }] }),
      price([50, 500, 248, 42], {
        rows: [
          {
            box: [50, 500, 248, 42],
            text: 'Oely4.5',
            confidence: 0,
            glyphs: glyphsIn([50, 500, 280, 42], 4),
          },
        ],
      }),
    ],
    true,
  ],
  [
    'letters that stand apart in both',
    [
      stop({ rows: [{ box: [300, 500, 180, 40], text: 'xt stop', glyphs: sevenLetters }] }),
      price([50, 500, 248, 42], {
        rows: [
          {
            box: [50, 500, 248, 42],
            text: 'Oely4.5',
            confidence: 0,
            glyphs: glyphsIn([50, 500, 280, 42], 7),
          },
        ],
      }),
    ],
    false,
  ],
  [
    'letters next to which the room ends but for what numbers are rounded by',
    [
      stop({ rows: [{ box: [302.2, 500, 151.2, 40], text: 'xt stop' }] }),
      price([50, 460, 250, 90]),
    ],
    true,
  ],
  [
    'a row that begins with a word, of which others may stand in another row',
    [
      stop({ text: 'The next stop', rows: [{ box: [300, 500, 180, 40], text: 'next stop' }] }),
      price([50, 460, 248, 90]),
    ],
    false,
  ],
  [
    'a row that begins with signs that could not be read',
    [
      stop({ text: 'The next stop', rows: [{ box: [300, 500, 180, 40], text: '#next stop' }] }),
      price([50, 460, 248, 90]),
    ],
    true,
  ],
  [
    'a row that begins with as many signs as lack, read otherwise',
    [
      stop({ text: 'Next stop', rows: [{ box: [300, 500, 180, 40], text: '#3xt stop' }] }),
      price([50, 460, 248, 90]),
    ],
    false,
  ],
  [
    'a single letter, which readers drop',
    [stop({ rows: [{ box: [300, 500, 180, 40], text: 'ext stop' }] }), price([50, 460, 248, 90])],
    false,
  ],
  [
    'letters that are another block’s, too',
    [stop(), price([50, 460, 248, 90]), { id: 'again', text: 'Text stop', box: null }],
    false,
  ],
  [
    'too few letters to know whose they are',
    [stop({ rows: [{ box: [300, 500, 80, 40], text: 'xt' }] }), price([50, 460, 248, 90])],
    false,
  ],
  ['a text that was read', [stop({ verdict: 'exact' }), price([50, 460, 248, 90])], false],
  ['the beginning of a short Korean text', [shop(), price([50, 460, 348, 90])], true],
  [
    'that of a long one, of which rows end anywhere',
    [shop({ text: '버들길을 걷다 보면 만나는 로스터스' }), price([50, 460, 348, 90])],
    false,
  ],
  [
    'that of one which is to be broken',
    [shop({ text: '버들길\n로스터스' }), price([50, 460, 348, 90])],
    false,
  ],
  [
    'the end of a Hebrew word, to the left',
    [
      stop({
        text: 'התחנה הבאה',
        lang: 'he',
        rows: [{ box: [300, 500, 180, 40], text: 'התחנה הב' }],
      }),
      price([50, 460, 248, 90]),
    ],
    true,
  ],
  [
    'the end of a Hebrew word, with a row to the right',
    [
      stop({
        text: 'התחנה הבאה',
        lang: 'he',
        rows: [{ box: [300, 500, 180, 40], text: 'התחנה הב' }],
      }),
      price([482, 460, 248, 90]),
    ],
    false,
  ],
  [
    'a Hindi text beside a row that marks may have made higher',
    [
      stop({
        text: 'अगला स्टेशन',
        lang: 'hi',
        rows: [{ box: [300, 500, 180, 40], text: '॥अगला स्टेश' }],
      }),
      price([482, 490, 248, 60], { lang: 'hi' }),
    ],
    false,
  ],
])('%s', (_, blocks, told) => {
  const found = restsWithoutRoom(aPage({ blocks }));
  expect(found.map((one) => one.blocks.map(({ id }) => id))).toEqual(
    told ? [[blocks[0]!.id, 'price']] : [],
  );
});

it('knows the line of a block of which too little was read to place it', () => {
  const line = unread('터스', [400, 500, 80, 40], { blocks: ['shop'], confidence: 0.8 });
  const blocks = [shop({ rows: [] }), price([50, 460, 348, 90])];
  expect(restsWithoutRoom(aPage({ blocks, others: [line] }))).toMatchObject([
    { line: { box: [expect.any(Number), 500, expect.any(Number), 40] } },
  ]);
  expect(restsWithoutRoom(aPage({ blocks }))).toEqual([]);
});

it('takes no area for a text that was read because it stands for one', () => {
  const page = aPage({
    blocks: [stop(), price([50, 500, 248, 40], { rows: [[50, 500, 248, 40]] })],
  });
  const located = page.blocks.map((block) =>
    block.id === 'price' ? { ...block, standIn: true } : block,
  );
  expect(restsWithoutRoom(page)).toHaveLength(1);
  expect(restsWithoutRoom({ ...page, blocks: located })).toEqual([]);
});

it('is what the rule tells', () => {
  const page = aPage({
    blocks: [stop(), price([50, 500, 248, 40], { rows: [[50, 500, 248, 40]] })],
  });
  expect(overlap.judge(page)).toMatchObject({
    verdict: 'fail',
    measured: { covers: [{ blocks: ['stop', 'price'], share: null }] },
  });
});
