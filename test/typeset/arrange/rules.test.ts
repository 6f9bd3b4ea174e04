import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/dataset/schema.ts';
import { lineAt } from '../../../src/typeset/measure.ts';
import type { Page, PageText } from '../../../src/typeset/page.ts';
import { face } from '../pages.ts';
import { brokenRules } from './rules.ts';
import { block, LOGOS, sampleOf } from './samples.ts';

const faces = [face('noto-sans')];

function textAt(id: string, text: string, size: number, x: number, y: number): PageText {
  const setting = { lang: 'en', faces, size };
  return {
    block: id,
    ...setting,
    ink: null,
    align: 'left',
    lines: [lineAt(text, setting, 'left', x, y)],
  };
}

const sample: Sample = sampleOf(
  [
    block('title', 'headline', 'Bread', { region: 'top-left' }),
    block('a', 'label', 'Rye loaf'),
    block('b', 'label', 'Plum cake'),
    block('c', 'label', 'Honey bun'),
    block('poem', 'body', 'one\ntwo', { region: [0, 0.8, 1, 0.2] }),
  ],
  {
    logo: { asset: LOGOS.round, region: 'top-right', width: [0.1, 0.2], clear: 0.5 },
    layout: {
      hierarchy: ['title', ['a', 'b', 'c']],
      ratio: 2,
      order: true,
      align: [{ blocks: ['a', 'b', 'c'], edge: 'left' }],
      spacing: [{ blocks: ['a', 'b', 'c'], axis: 'y' }],
      margin: 0.05,
      legibility: { minHeight: 10 },
    },
  },
);

function poem(): PageText {
  const setting = { lang: 'en', faces, size: 30 };
  return {
    block: 'poem',
    ...setting,
    ink: null,
    align: 'left',
    lines: ['one', 'two'].map((line, i) => lineAt(line, setting, 'left', 80, 880 + 40 * i)),
  };
}

function pageWith(change: (texts: PageText[]) => void = () => {}, more: Partial<Page> = {}): Page {
  const texts = [
    textAt('title', 'Bread', 90, 80, 160),
    textAt('a', 'Rye loaf', 40, 80, 400),
    textAt('b', 'Plum cake', 40, 80, 480),
    textAt('c', 'Honey bun', 40, 80, 560),
    poem(),
  ];
  change(texts);
  return {
    width: 1024,
    height: 1024,
    ground: { kind: 'plain', colour: [255, 255, 255], second: [0, 0, 0], seed: 1 },
    texts,
    logo: { file: 'logo.svg', box: [820, 100, 120, 120] },
    product: null,
    ...more,
  };
}

describe('brokenRules', () => {
  it('finds nothing on a page that keeps them', () => {
    expect(brokenRules(sample, pageWith())).toEqual([]);
  });

  it.each<[string, (texts: PageText[]) => void, RegExp]>([
    ['a block that is gone', (texts) => texts.splice(1, 1), /a is not there once/],
    ['a block twice', (texts) => texts.push(texts[1]!), /a is not there once/],
    ['a block nobody asked for', (texts) => texts.push({ ...texts[1]!, block: 'z' }), /z is not/],
    [
      'another wording',
      (texts) => {
        texts[1] = textAt('a', 'Rye leaf', 40, 80, 400);
      },
      /a reads/,
    ],
    [
      'a region',
      (texts) => {
        texts[0] = textAt('title', 'Bread', 90, 420, 160);
      },
      /top-center/,
    ],
    [
      'a box',
      (texts) => {
        texts[4]!.lines[0] = lineAt('one', { lang: 'en', faces, size: 30 }, 'left', 80, 820);
      },
      /poem in its box/,
    ],
    [
      'a size',
      (texts) => {
        texts[0] = textAt('title', 'Bread', 76, 80, 160);
      },
      /title is 1.90 times a/,
    ],
    [
      'an edge',
      (texts) => {
        texts[2] = textAt('b', 'Plum cake', 40, 84, 480);
      },
      /left of a, b, c: 4.0/,
    ],
    [
      'a gap',
      (texts) => {
        texts[2] = textAt('b', 'Plum cake', 40, 80, 483);
      },
      /gaps of a, b, c/,
    ],
    [
      'a sequence',
      (texts) => {
        for (const [i, y] of [
          [1, 560],
          [2, 480],
          [3, 400],
        ] as const)
          texts[i] = textAt(
            'abc'[i - 1]!,
            ['Rye loaf', 'Plum cake', 'Honey bun'][i - 1]!,
            40,
            80,
            y,
          );
      },
      /order is/,
    ],
    [
      'the margin',
      (texts) => {
        for (const i of [0, 1, 2, 3])
          texts[i] = {
            ...texts[i]!,
            lines: texts[i]!.lines.map((line) => ({
              ...line,
              box: [40, line.box[1], line.box[2], line.box[3]],
            })),
          };
      },
      /title in the margin/,
    ],
    [
      'an overlap',
      (texts) => {
        texts[3] = textAt('c', 'Honey bun', 40, 80, 500);
      },
      /b and c overlap/,
    ],
    [
      'the clear space',
      (texts) => {
        texts[0] = textAt('title', 'Bread', 90, 530, 160);
      },
      /clear space/,
    ],
    [
      'a line break',
      (texts) => {
        texts[4]!.lines = [lineAt('one two', { lang: 'en', faces, size: 30 }, 'left', 80, 900)];
      },
      /poem breaks as/,
    ],
    [
      'legibility',
      (texts) => {
        texts[4] = {
          ...poem(),
          lines: poem().lines.map((line) => ({
            ...line,
            box: [line.box[0], line.box[1], line.box[2], 9],
          })),
        };
      },
      /9 px high/,
    ],
  ])('finds %s', (_, change, message) => {
    expect(brokenRules(sample, pageWith(change)).join('\n')).toMatch(message);
  });

  it.each<[string, Partial<Page>, RegExp]>([
    ['no logo', { logo: null }, /no logo/],
    ['a logo too wide', { logo: { file: '', box: [720, 100, 240, 120] } }, /240 px wide/],
    [
      'a logo elsewhere',
      { logo: { file: '', box: [820, 450, 120, 120] } },
      /logo is in middle-right/,
    ],
    ['a product nobody asked for', { product: { file: '', box: [600, 600, 9, 9] } }, /a product/],
  ])('finds %s', (_, more, message) => {
    expect(brokenRules(sample, pageWith(undefined, more)).join('\n')).toMatch(message);
  });

  it('compares letters as well as fonts', () => {
    const mixed = sampleOf(
      [block('a', 'headline', 'Tea'), block('b', 'body', '新茶', { lang: 'zh-Hans' })],
      { layout: { hierarchy: ['a', 'b'], ratio: 1.2 } },
    );
    const at = (size: number): Page => {
      const setting = { lang: 'zh-Hans', faces: [face('noto-sans-sc')], size };
      const chinese: PageText = {
        block: 'b',
        ...setting,
        ink: null,
        align: 'left',
        lines: [lineAt('新茶', setting, 'left', 80, 400)],
      };
      return pageWith((texts) => texts.splice(0, 5, textAt('a', 'Tea', 60, 80, 160), chinese), {
        logo: null,
      });
    };
    expect(brokenRules(mixed, at(40))).toEqual([]);
    expect(brokenRules(mixed, at(45)).join()).toMatch(/its letters 1.0/);
  });
});
