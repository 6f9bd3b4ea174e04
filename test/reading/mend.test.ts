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
/** How another recogniser reads the line. */
const second = (text: string) => candidate(text, 0.9, {}, 'pp-ocrv4');
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

describe('a currency sign in front of a leading recogniser’s reading', () => {
  const price = first('6,400(税込)', {});
  const withSign = (
    seconds: readonly Candidate[] | undefined,
    read: string,
    reading = price,
    share = 1,
  ) => mendedBy(reading, [tesseract(read, share)], ['Jpan'], seconds);

  it.each<[string, string, string[], string]>([
    ['another recogniser', '¥6,400(税込)', ['¥6,400()'], '¥6,400(税込)'],
    ['one of two', '¥6,400(税込)', ['6,400()', '¥6.400()'], '¥6,400(税込)'],
    ['one that sees only the sign', '¥6,400(税込)', ['¥'], '¥6,400(税込)'],
    ['one that writes it wide', '¥6,400(税込)', ['￥6,400()'], '¥6,400(税込)'],
    ['where it is tesseract’s that is wide', '￥6,400(税込)', ['¥6,400()'], '￥6,400(税込)'],
    ['where tesseract sets it apart', '¥ 6,400(税込)', ['¥6,400()'], '¥6,400(税込)'],
    ['where tesseract circles digits', '¥⑥,400(税込)', ['¥6,400()'], '¥6,400(税込)'],
    ['of another currency', '€6,400(税込)', ['€6,400()'], '€6,400(税込)'],
    ['where tesseract differs behind it', '¥6,500(税込)', ['¥6,400()'], '¥6,400(税込)'],
  ])('is taken where tesseract sees it and %s', (_, read, seen, text) => {
    const before = structuredClone(price);
    const mended = withSign(seen.map(second), read);
    expect(mended.text).toBe(text);
    expect(mended.characters.map((one) => one.text).join('')).toBe(text);
    expect(mended.characters.slice(1)).toEqual(price.characters);
    expect(mended.engine).toBe('pp-ocrv3-japan');
    expect(price).toEqual(before);
  });

  it('is taken beside a letter that is mended', () => {
    const reading = first('6ギり', { ギ: 0.7 });
    expect(withSign([second('¥6')], '¥6ぎり', reading).text).toBe('¥6ぎり');
  });

  it.each<[string, string, string[] | undefined]>([
    ['tesseract alone sees it', '¥6,400(税込)', ['6,400()', '']],
    ['nobody else read', '¥6,400(税込)', []],
    ['nobody is given', '¥6,400(税込)', undefined],
    ['the other sees another', '¥6,400(税込)', ['€6,400()']],
    ['the other sees it elsewhere', '¥6,400(税込)', ['6,400¥']],
    ['the others alone see it', '6,400(税込)', ['¥6,400()']],
    ['another character follows', '¥8,400(税込)', ['¥8,400()']],
    ['nothing follows', '¥', ['¥6,400()']],
    ['it is no sign of a currency', '#6,400(税込)', ['#6,400()']],
    ['it is a letter', 'Y6,400(税込)', ['Y6,400()']],
    ['they are two', '¥¥6,400(税込)', ['¥6,400()']],
    ['it is behind', '6,400(税込)¥', ['¥6,400()']],
  ])('is not taken where %s', (_, read, seen) => {
    expect(withSign(seen?.map(second), read)).toBe(price);
  });

  it.each<[string, Candidate, number]>([
    ['the first has it', first('¥6,400(税込)', {}), 1],
    ['the first reads nothing', first('', {}), 1],
    ['half of the crop heights agree', price, 0.5],
  ])('nor where %s', (_, reading, share) => {
    expect(withSign([second('¥6,400()')], '¥6,400(税込)', reading, share)).toBe(reading);
  });
});
