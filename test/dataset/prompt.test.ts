import { describe, expect, test } from 'vitest';
import { judgedPaths } from '../../src/dataset/check-prompt.ts';
import { outlineOf } from '../../src/dataset/outline.ts';
import { finishedPrompt, placeholders } from '../../src/dataset/prompt.ts';
import { type Sample, sampleSchema } from '../../src/dataset/schema.ts';

const blocks = [
  { id: 'a', role: 'headline', lang: 'en', text: 'Jazz' },
  { id: 'b', role: 'price', lang: 'en', text: '$5' },
  { id: 'c', role: 'price', lang: 'en', text: '$5' },
];

function sample(more: object): Sample {
  return sampleSchema.parse({
    id: 'x',
    category: 'poster',
    canvas: { width: 100, height: 100 },
    prompt: '{{layout}}',
    copy: blocks,
    ...more,
  });
}

const text = (prompt: string, ...texts: string[]) =>
  finishedPrompt(
    sample({ prompt, copy: texts.map((each, i) => ({ ...blocks[0], id: 'abc'[i], text: each })) }),
  );

test('placeholders are told once each, in order', () => {
  expect(placeholders('{{b}} {{ a }} {{b}} {{{c-1}}} {d} {{}}')).toEqual(['b', 'a', 'c-1', '']);
});

describe('texts are put in literally', () => {
  test.each<[string, string, string[], string]>([
    ['once and again', '“{{a}}”, {{a}}, {{ b }}', ['x', 'y'], '“x”, x, y'],
    ['signs of replacement', '{{a}}!', ['$& $1 $$ $`'], '$& $1 $$ $`!'],
    ['placeholders in the copy', '{{a}} {{b}}', ['{{b}} {{layout}}', 'y'], '{{b}} {{layout}} y'],
    ['line breaks', '{{a}}.', ['Charcoal\nYakitori'], 'Charcoal\nYakitori.'],
    ['HTML, right to left, emoji', '{{a}}', ['<b>&amp; שלום 🎉'], '<b>&amp; שלום 🎉'],
    ['no layout', 'a {{a}}{{layout}}', ['x'], 'a x'],
  ])('%s', (_, prompt, texts, finished) => {
    expect(text(prompt, ...texts)).toBe(finished);
  });
});

describe('the layout in words', () => {
  const long = 'All prices include tax and service, and change without notice at any time.';

  test.each<[string, object, string]>([
    [
      'a region',
      { copy: [{ ...blocks[0], region: 'bottom-left' }] },
      'The headline “Jazz” stands at the bottom left of the picture.',
    ],
    [
      'the middle',
      { copy: [{ ...blocks[0], region: 'middle-center' }] },
      'The headline “Jazz” stands at the center of the picture.',
    ],
    [
      'a box',
      { copy: [{ ...blocks[0], region: [0.1, 0, 0.2, 0.333] }] },
      "The headline “Jazz” stands between 10% and 30% of the picture's width from the left, and between 0% and 33.3% of its height from the top.",
    ],
    [
      'a long text',
      { copy: [{ ...blocks[0], role: 'legal', text: long, region: 'bottom-left' }] },
      'The small print that begins “All prices include tax and service, and…” stands at the bottom left of the picture.',
    ],
    [
      'a hierarchy of texts that are alike',
      { layout: { hierarchy: ['a', ['b', 'c']], ratio: 1.5 } },
      'Text sizes fall in this order, the largest first: the headline “Jazz”; then the price “$5” (number 1 of 2) and the price “$5” (number 2 of 2) (of one size). Each size is at least 1.5 times the next smaller one.',
    ],
    [
      'the order',
      { copy: blocks.slice(0, 2), layout: { order: true } },
      'The texts are read in this order: the headline “Jazz”, then the price “$5”.',
    ],
    [
      'an alignment',
      { copy: blocks.slice(0, 2), layout: { align: [{ blocks: ['a', 'b'], edge: 'left' }] } },
      'The headline “Jazz” and the price “$5” share one left edge.',
    ],
    [
      'a spacing',
      { copy: blocks.slice(0, 2), layout: { spacing: [{ blocks: ['a', 'b', 'a'], axis: 'y' }] } },
      'The headline “Jazz”, the price “$5” and the headline “Jazz” follow each other from top to bottom with equal gaps.',
    ],
    [
      'groups, one below the other',
      {
        copy: blocks.slice(0, 2),
        layout: {
          spacing: [
            { blocks: ['a', 'b', 'a'], axis: 'y' },
            { blocks: ['b', 'a', 'b'], axis: 'y' },
          ],
        },
      },
      'The headline “Jazz”, the price “$5” and the headline “Jazz” follow each other from top to bottom with equal gaps. The price “$5”, the headline “Jazz” and the price “$5” follow each other from top to bottom with equal gaps. There is more room between two such groups of texts than within them.',
    ],
    [
      'groups along two axes',
      {
        copy: blocks.slice(0, 2),
        layout: {
          spacing: [
            { blocks: ['a', 'b', 'a'], axis: 'y' },
            { blocks: ['b', 'a', 'b'], axis: 'x' },
          ],
        },
      },
      'The headline “Jazz”, the price “$5” and the headline “Jazz” follow each other from top to bottom with equal gaps. The price “$5”, the headline “Jazz” and the price “$5” follow each other from side to side with equal gaps.',
    ],
    [
      'a margin',
      { layout: { margin: 0.035 } },
      "Nothing stands nearer to the edge than 3.5% of the picture's shorter side.",
    ],
    [
      'line breaks, without any rule',
      { copy: [{ ...blocks[0], text: 'Jazz\nNight' }] },
      'The headline “Jazz Night” is set on 2 lines: “Jazz” / “Night”.',
    ],
    [
      'tolerances',
      {
        layout: { overlap: { share: 0.1 }, contrast: { ratio: 4.5 }, legibility: { minHeight: 9 } },
      },
      'No text covers more than 10% of another. The contrast of text with what is behind it is at least 4.5 to 1. Every line of text is at least 9 pixels high.',
    ],
    [
      'a logo',
      {
        inputs: ['p.png', 'l.svg'],
        logo: { asset: 'l.svg', region: 'top-left', width: [0.1, 0.2], clear: 0.5, text: 'Kes' },
      },
      "The logo (attached picture 2), which reads “Kes”, stands at the top left of the picture, is 10% to 20% of the picture's width wide and has clear space of 0.5 times its height on every side.",
    ],
    ['a bare logo', { logo: { asset: 'l.svg' } }, 'The logo appears in the picture.'],
    [
      'a product',
      { product: { asset: 'p.png', region: 'middle-right' } },
      'The product stands at the middle right of the picture, unchanged in its looks.',
    ],
    [
      'a palette',
      { palette: { primary: '#000000', secondary: ['#111111', '#222222'] } },
      'The main color is #000000, with #111111 and #222222 beside it.',
    ],
    ['a background', { background: 'white' }, 'The background is plain white.'],
    ['nothing', { layout: { lineBreaks: true, order: false } }, ''],
    [
      'no line breaks where the rule is off',
      { copy: [{ ...blocks[0], text: 'Jazz\nNight' }], layout: { lineBreaks: false } },
      '',
    ],
  ])('%s', (_, more, prose) => {
    const asked = sample(more);
    expect(finishedPrompt(asked)).toBe(prose);
    // Whatever must be asked for has words.
    if (judgedPaths(outlineOf(asked)).length > 0) expect(prose).not.toBe('');
  });

  test('a Chinese text that is broken is named without a space', () => {
    const copy = [{ ...blocks[0], text: '星座\n之谜', region: 'top-left' }];
    expect(finishedPrompt(sample({ copy }))).toContain('The headline “星座之谜” stands');
  });

  test('copy within the sentences is literal too', () => {
    const copy = [{ ...blocks[0], text: '{{a}} $&', region: 'top-left' }];
    expect(finishedPrompt(sample({ copy }))).toContain('“{{a}} $&”');
  });
});
