import { expect, test } from 'vitest';
import { strandedMark } from '../../../src/text/breaks/kinsoku.ts';

/** `|` is a break without a space, ` | ` one at a space. */
function stranded(text: string, lang: string) {
  const spaced = text.includes(' | ');
  const [before, after] = text.split(spaced ? ' | ' : '|') as [string, string];
  return strandedMark(before, after, spaced, lang);
}

test.each([
  ['春|。夏', 'ja', '。', 'start'],
  ['コ|ード', 'ja', 'ー', 'start'],
  ['き|ょう', 'ja', 'ょ', 'start'],
  ['人|々', 'ja', '々', 'start'],
  ['（税込|）', 'ja', '）', 'start'],
  ['本日の「|定食」', 'ja', '「', 'end'],
  ['他说|”好“', 'zh-Hans', '”', 'start'],
  ['他说“|好”', 'zh-Hans', '“', 'end'],
  ['好…|…', 'zh-Hans', '…', 'start'],
  ['Bonjour | !', 'fr', '!', 'start'],
  ['« | Bonjour', 'fr', '«', 'end'],
  ['Bonjour | »', 'fr', '»', 'start'],
  ['Hello|, you', 'en', ',', 'start'],
  ['(|today)', 'en', '(', 'end'],
  ['مرحبا|، بكم', 'ar', '،', 'start'],
  ['नमस्ते|।', 'hi', '।', 'start'],
])('%s in %s strands a mark', (text, lang, mark, at) => {
  expect(stranded(text, lang)).toEqual({ mark, at });
});

test.each([
  ['春。|夏', 'ja'],
  ['コー|ド', 'ja'],
  // An item of a list, a subtitle between waves.
  ['パン | ・紅茶', 'ja'],
  ['山の宿|〜星空の下で〜', 'ja'],
  ['他说|“好”', 'zh-Hans'],
  ['Wait | … and see', 'en'],
  ['built with | .net', 'en'],
  ['choose | a) or b)', 'en'],
  // German quotes open low and close where English ones open.
  ['„Guten Tag“ | sagt er', 'de'],
  ['Hello, | you', 'en'],
])('%s in %s strands none', (text, lang) => {
  expect(stranded(text, lang)).toBeNull();
});
