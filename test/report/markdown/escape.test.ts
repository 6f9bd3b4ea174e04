import { describe, expect, test } from 'vitest';
import {
  code,
  folded,
  sentence,
  table,
  withinComment,
} from '../../../src/report/markdown/escape.ts';

const APART = '\u200b';

describe('a sentence', () => {
  test.each([
    ['an element', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['the end of what is folded', '</details>', '&lt;/details&gt;'],
    ['the end of a comment', '-->', `${APART}--&gt;`],
    ['an entity', '&lt;b&gt; &#0;', `&amp;lt;b&amp;gt; &amp;\\#${APART}0;`],
    ['a team', '@org/team', `@${APART}org/team`],
    [
      'somebody in the middle',
      'by @me and a@evil.example',
      `by @${APART}me and a@${APART}evil.example`,
    ],
    ['an issue', '#123', `\\#${APART}123`],
    ['one elsewhere', 'org/repo#123', `org/repo\\#${APART}123`],
    ['one by another name', 'GH-12 and gh-12', `GH-${APART}12 and gh-${APART}12`],
    ['none', 'HIGH-quality # 1 @ 2', 'HIGH-quality \\# 1 @ 2'],
    ['an address', 'https://evil.example', 'https\\://evil.example'],
    ['one without a scheme', 'WWW.evil.example www.x', `WWW${APART}.evil.example www${APART}.x`],
    ['a link', '[x](javascript:alert(1))', '\\[x\\](javascript\\:alert(1))'],
    ['a picture', '![x](data:,)', '!\\[x\\](data\\:,)'],
    ['a footnote', '[^1]', '\\[^1\\]'],
    ['cells', 'a|b\\|c', 'a\\|b\\\\\\|c'],
    ['code', '`a` ``b', '\\`a\\` \\`\\`b'],
    ['emphasis', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['a formula', '$x$', '\\$x\\$'],
    ['a face', ':smile: :+1:', `\\:${APART}smile: \\:${APART}+1:`],
    ['a time', '12:30, a: b', '12\\:30, a: b'],
    ['an escape', '\\<b>', '\\\\&lt;b&gt;'],
    ['a list', '- a', `${APART}- a`],
    ['a list after a space', ' - a', `${APART}- a`],
    ['another list', '+ a', `${APART}+ a`],
    ['a third', '* a', '\\* a'],
    ['a numbered list', '1. a', `${APART}1. a`],
    ['another', '12) a', `${APART}12) a`],
    ['a heading', '# a', '\\# a'],
    ['what makes a heading of the line above', '===', `${APART}===`],
    ['a quotation', '> a', '&gt; a'],
    ['several lines', 'a\n\n# b\r\n\t- c', 'a \\# b - c'],
    ['what acts on a terminal', '\u001b[31m\u202e', '�\\[31m�'],
    ['nothing', ' \n ', ''],
  ])('holds no markup: %s', (_, text, written) => {
    expect(sentence(text)).toBe(written);
  });

  test('is otherwise as it was', () => {
    const text = '“¥680” (price-1) was right: 3.1% of 炭火焼き鳥, قهوة, 👩🏽‍🍳 — é';
    expect(sentence(text)).toBe(text);
  });
});

describe('code', () => {
  test.each([
    ['careful', '`careful`'],
    ['a `b` c', '``a `b` c``'],
    ['`', '`` ` ``'],
    ['``` a', '```` ``` a ````'],
    ['a|b', '`a\\|b`'],
    ['a\\|b', `\`a\\${APART}\\|b\``],
    ['<b>&amp;@me#1', '`<b>&amp;@me#1`'],
    ['a\n\n`b', '``a `b``'],
    ['\u001b[2J', '`�[2J`'],
    ['', ''],
    [' \t', ''],
  ])('%j is a span of its own', (text, written) => {
    expect(code(text)).toBe(written);
  });
});

test('a table, of words to the left and figures to the right', () => {
  expect(table(['a', 'b', 'c', 'd'], [['1', '2', '3', '4']], { words: 1, after: 1 })).toBe(
    ['| a | b | c | d |', '| --- | --: | --: | --- |', '| 1 | 2 | 3 | 4 |'].join('\n'),
  );
  expect(table(['a', 'b'], [])).toBe('| a | b |\n| --- | --: |');
});

test('what is folded has a title that is no markup; nothing is not folded', () => {
  expect(folded('<b> a', '- x')).toBe(
    '<details><summary>&lt;b&gt; a</summary>\n\n- x\n\n</details>',
  );
  expect(folded('a', '')).toBe('');
});

describe('a comment', () => {
  test('is of parts that say something', () => {
    expect(withinComment(['a', '', 'b'], 'more')).toBe('a\n\nb\n');
    expect(withinComment([], 'more')).toBe('\n');
  });

  test('ends before what does not fit', () => {
    const part = 'x'.repeat(29_000);
    expect(withinComment([part, part, part, 'b'], 'more')).toBe(`${part}\n\n${part}\n\nmore\n`);
    expect(withinComment(['x'.repeat(70_000)], 'more')).toBe('more\n');
  });
});
