import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/reading/candidate.ts';
import { mendedBy } from '../../src/reading/mend.ts';
import type { LanguageReading } from '../../src/reading/settle.ts';
import { candidate } from './candidate.ts';

const tesseract = (text: string, share = 1, script = 'Jpan'): LanguageReading => {
  const agreed = candidate(text, 0.9, {}, 'tesseract/xx');
  return { script, readings: [agreed], agreed: { candidate: agreed, share } };
};
const first = (text: string, sure: Readonly<Record<string, number>>) =>
  candidate(text, 0.98, sure, 'pp-ocrv3-japan');
const mend = (reading: Candidate, ...languages: LanguageReading[]) =>
  mendedBy(reading, languages, ['Jpan']);

describe('a leading recogniser’s unsure characters', () => {
  const gi = first('おにギり', { ギ: 0.7 });

  it.each<[string, Candidate, string, string]>([
    ['another kana', gi, 'おにぎり', 'おにぎり'],
    ['one of two', first('おにギリ', { ギ: 0.7, リ: 0.7 }), 'おにぎり', 'おにぎり'],
    ['one read as two', first('店Iこて', { I: 0.5, こ: 0.6 }), '店にて', '店にて'],
    ['at the end', first('店Iこ', { I: 0.5, こ: 0.6 }), '店に', '店に'],
    ['beside words', first('ギ Open Bar', { ギ: 0.7 }), 'ぎ Open Bar', 'ぎ Open Bar'],
    ['twice', first('ギんギん', { ギ: 0.7 }), 'ぎんぎん', 'ぎんぎん'],
    [
      'a Han character beside circled digits, which are plain',
      first('11免', { 免: 0.5 }),
      '⑪兔',
      '11兔',
    ],
  ])('are tesseract’s to write: %s', (_, reading, read, text) => {
    const before = structuredClone(reading);
    const mended = mend(reading, tesseract(read));
    expect(mended.text).toBe(text);
    expect(mended.characters.map((one) => one.text).join('')).toBe(text);
    expect([mended.engine, mended.confidence]).toEqual(['pp-ocrv3-japan', 0.98]);
    expect(reading).toEqual(before);
  });

  it('are as sure as tesseract and as many crop heights as agree', () => {
    const { characters } = mend(gi, tesseract('おにぎり', 0.75));
    expect(characters.map(({ confidence }) => confidence)).toEqual([0.98, 0.98, 0.9 * 0.75, 0.98]);
  });

  it.each<[string, Candidate, LanguageReading[]]>([
    ['nobody else read', gi, []],
    ['another language’s data did', gi, [tesseract('おにぎり', 1, 'Kore')]],
    ['half of the crop heights agree', gi, [tesseract('おにぎり', 0.5)]],
    ['they read the same', gi, [tesseract('おにギり')]],
    ['they read nothing', gi, [tesseract('')]],
    ['they read none there', gi, [tesseract('おにり')]],
    ['they read one more', gi, [tesseract('おにギぎり')]],
    ['the first is sure enough', first('おにギり', { ギ: 0.8 }), [tesseract('おにぎり')]],
    ['of one of two', first('店Iこて', { I: 0.5, こ: 0.9 }), [tesseract('店にて')]],
    ['they read Latin there', gi, [tesseract('おにFり')]],
    ['Latin and kana', first('店Iこて', { I: 0.5, こ: 0.5 }), [tesseract('店にFて')]],
    ['a digit', gi, [tesseract('おに3り')]],
    ['it differs in a space', gi, [tesseract('おに ギり')]],
  ])('stay where %s', (_, reading, languages) => {
    expect(mend(reading, ...languages)).toBe(reading);
  });

  it('by the data of its script among others', () => {
    const languages = [tesseract('Onigiri', 1, 'Latn'), tesseract('おにぎり')];
    expect(mend(gi, ...languages).text).toBe('おにぎり');
  });
});
