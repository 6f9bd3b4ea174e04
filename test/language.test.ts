import { expect, it } from 'vitest';
import { isRightToLeft, languageKey, scriptOfLanguage } from '../src/language.ts';

it.each([
  ['en', 'en', 'Latn'],
  ['en-GB', 'en', 'Latn'],
  ['EN-us', 'en', 'Latn'],
  ['ja', 'ja', 'Jpan'],
  ['ko-KR', 'ko', 'Kore'],
  ['zh', 'zh-Hans', 'Hans'],
  ['zh-CN', 'zh-Hans', 'Hans'],
  ['zh-SG', 'zh-Hans', 'Hans'],
  ['zh-Hans', 'zh-Hans', 'Hans'],
  ['zh-Hans-HK', 'zh-Hans', 'Hans'],
  ['zh-TW', 'zh-Hant', 'Hant'],
  ['zh-HK', 'zh-Hant', 'Hant'],
  ['zh-MO', 'zh-Hant', 'Hant'],
  ['zh-Hant', 'zh-Hant', 'Hant'],
  ['yue', 'zh-Hant', 'Hant'],
  ['yue-Hans', 'zh-Hans', 'Hans'],
  ['ar-EG', 'ar', 'Arab'],
  ['fa', 'fa', 'Arab'],
  ['iw', 'he', 'Hebr'],
  ['hi', 'hi', 'Deva'],
  ['sr-Latn', 'sr', 'Latn'],
  ['sr', 'sr', 'Cyrl'],
  ['pt-BR', 'pt', 'Latn'],
  ['not a tag', 'not a tag', 'Zyyy'],
  ['', '', 'Zyyy'],
])('%j is read as %j, in %s', (tag, key, script) => {
  expect(languageKey(tag)).toBe(key);
  expect(scriptOfLanguage(tag)).toBe(script);
});

it('some scripts run from the right', () => {
  const scripts = ['Arab', 'Hebr', 'Thaa', 'Latn', 'Hans', 'Deva', 'Zyyy'];
  expect(scripts.filter(isRightToLeft)).toEqual(['Arab', 'Hebr', 'Thaa']);
});
