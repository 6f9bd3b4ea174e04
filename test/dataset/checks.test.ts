import { describe, expect, test } from 'vitest';
import { checkCopy } from '../../src/dataset/check-copy.ts';
import { checkPrompt } from '../../src/dataset/check-prompt.ts';
import { checkRules } from '../../src/dataset/check-rules.ts';
import { outlineOf } from '../../src/dataset/outline.ts';

type Blocks = Record<string, unknown>[];

const two: Blocks = [
  { id: 'title', text: 'Jazz' },
  { id: 'date', text: 'July' },
];

describe('copy', () => {
  const faults = (...copy: Blocks) =>
    checkCopy(outlineOf({ copy })).map(({ path, what }) => `${path.join('.')}: ${what}`);

  test.each<[string, string]>([
    ['letters', 'a'],
    ['digits', '7'],
    ['a sign', '%'],
    ['a sign that may be an emoji', '©'],
    ['Arabic with marks', 'مُ'],
    ['letters and emoji', 'a 🎉'],
    ['a line break and a tab', 'a\n\tb'],
    ['a right-to-left mark', 'שלום\u200f'],
  ])('may be read: %s', (_, text) => {
    expect(faults({ id: 'a', text })).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['nothing', '', 'nothing to read'],
    ['white space', ' \n\u3000', 'nothing to read'],
    ['emoji', '🎉 👩‍👩‍👧 🇫🇷 1️⃣', 'nothing to read'],
    ['invisible characters', '\u200b\u2060', 'nothing to read'],
    ['a bell', 'a\u0007', 'a control character'],
    ['half a character', 'a\ud83c', 'half a character'],
  ])('may not: %s', (_, text, what) => {
    expect(faults({ id: 'a', text })).toEqual([expect.stringContaining(what)]);
  });

  test.each<[string, string, string[], number]>([
    ['a part', 'Only ¥680 today', ['¥680'], 0],
    ['composed differently', 'Cafe\u0301', ['Café'], 0],
    ['across a line break', 'Open\n7 pm', ['Open 7'], 0],
    ['across one of Chinese', '星座\n之谜', ['座之'], 0],
    ['as it is broken', 'Open\n7 pm', ['Open\n7'], 0],
    ['other capitals', 'Jazz', ['jazz'], 1],
    ['two that are absent', 'Only ¥680', ['¥860', '680円', 'Only'], 2],
    ['a letter without its accent', 'Café', ['Cafe'], 1],
    ['half a syllable', 'कि', ['क'], 1],
    ['half a family', 'a 👩‍👧', ['👩'], 1],
  ])('critical strings: %s', (_, text, critical, count) => {
    expect(faults({ id: 'a', text, critical })).toHaveLength(count);
  });

  test('ids', () => {
    expect(faults(...two, { id: 'title', text: 'x' })).toEqual(['copy.2.id: two blocks of one id']);
    expect(faults({ id: 'layout', text: 'x' })).toEqual([expect.stringContaining('{{layout}}')]);
  });
});

describe('prompt', () => {
  const faults = (prompt: string, more: object = {}) =>
    checkPrompt(outlineOf({ prompt, copy: two, ...more })).map(
      ({ path, what, mend }) =>
        `${path.join('.')}: ${what}${mend === undefined ? '' : `. ${mend}`}`,
    );

  test.each<[string, string, string[]]>([
    ['all named', '{{title}}, {{date}}', []],
    ['with spaces, twice, in braces', '{{ title }} {{{date}}} {{title}}', []],
    ['one not named', '{{title}}', ['copy.1: a block that the prompt does not name']],
    ['one misspelt', '{{titel}} {{title}} {{date}}', ['Did you mean title?']],
    ['of upper case', '{{Title}} {{title}} {{date}}', ['Did you mean title?']],
    ['nothing in it', '{{}} {{title}} {{date}}', ['prompt: a placeholder without a block']],
    ['not closed', '{{title}} {{date}', ['half a placeholder', 'copy.1']],
    ['a control character', '{{title}} {{date}} \u001b', ['a control character']],
  ])('%s', (_, prompt, told) => {
    expect(faults(prompt)).toEqual(told.map((text) => expect.stringContaining(text)));
  });

  test('of the wrong type is left to the schema', () => {
    expect(checkPrompt(outlineOf({ prompt: 3, copy: two }))).toEqual([]);
  });

  const regional = [{ ...two[0], region: 'top-left' }, two[1]];
  test.each<[string, object, boolean]>([
    ['a region', { copy: regional }, true],
    ['a logo', { logo: { asset: 'x.svg' } }, true],
    ['a product', { product: { asset: 'x.svg' } }, true],
    ['a palette', { palette: { primary: '#000000' } }, true],
    ['a background', { background: 'white' }, true],
    ['a hierarchy', { layout: { hierarchy: ['title', 'date'] } }, true],
    ['a margin', { layout: { margin: 0.1 } }, true],
    ['the order', { layout: { order: true } }, true],
    ['no order', { layout: { order: false } }, false],
    ['a tolerance', { layout: { contrast: { ratio: 7 } } }, true],
    ['rules by default', { layout: { lineBreaks: true, overlap: true, contrast: false } }, false],
    ['no rules', { layout: {} }, false],
    ['nothing', {}, false],
  ])('must ask for %s', (_, more, must) => {
    expect(faults('{{title}} {{date}}', more)).toHaveLength(must ? 1 : 0);
    expect(faults('{{title}} {{date}} {{layout}}', more)).toEqual([]);
    expect(faults('{{title}} {{date}}', { ...more, statesLayout: true })).toEqual([]);
  });

  test('all that is not asked for is one fault that names every key', () => {
    const [fault, ...others] = checkPrompt(
      outlineOf({ prompt: '{{title}} {{date}}', copy: regional, background: 'white' }),
    );
    expect(fault).toMatchObject({
      path: ['copy', 0, 'region'],
      found: 'copy.0.region, background',
    });
    expect(others).toEqual([]);
  });
});

describe('rules', () => {
  const faults = (layout: object) =>
    checkRules(outlineOf({ copy: two, layout })).map(
      ({ path, what, mend }) =>
        `${path.join('.')}: ${what}${mend === undefined ? '' : `. ${mend}`}`,
    );
  const unknown = 'a rule that names an unknown block';
  const twice = 'a rule that names a block twice';

  test.each<[string, object, string[]]>([
    ['known blocks', { hierarchy: ['title', ['date']], align: [{ blocks: ['title'] }] }, []],
    ['a level', { hierarchy: ['title', 'x-1'] }, [`layout.hierarchy.1: ${unknown}`]],
    ['within a level', { hierarchy: [['title', 'x-1']] }, [`layout.hierarchy.0.1: ${unknown}`]],
    [
      'an alignment',
      { align: [{ blocks: ['title', 'dat'] }] },
      [`layout.align.0.blocks.1: ${unknown}. Did you mean date?`],
    ],
    [
      'a spacing',
      { spacing: [{}, { blocks: ['x-1'] }] },
      [`layout.spacing.1.blocks.0: ${unknown}`],
    ],
    ['twice in a hierarchy', { hierarchy: ['date', ['date']] }, [`layout.hierarchy.1.0: ${twice}`]],
    ['in two rules', { align: [{ blocks: ['date'] }, { blocks: ['date'] }] }, []],
    ['a ratio', { ratio: 2 }, ['layout.ratio: a ratio without a hierarchy. Add hierarchy.']],
    ['of the wrong types', { hierarchy: 3, align: [{ blocks: [1, null] }, 4] }, []],
  ])('%s', (_, layout, told) => {
    expect(faults(layout)).toEqual(told);
  });
});
