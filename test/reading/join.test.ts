import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/reading/candidate.ts';
import {
  CONTRADICTED,
  coversLine,
  joinAccents,
  withoutCjkSpaces,
  withPlainDigits,
} from '../../src/reading/join.ts';
import { candidate, plainAlphabet } from './candidate.ts';

const joinsTo = (line: Candidate) => line.characters.map(({ text }) => text).join('');

describe('accents', () => {
  it.each<[string, string, string, string, boolean]>([
    ['nothing to add', 'Brot', 'Brot', 'Brot', true],
    ['a marked letter', 'UBER', 'ÜBER', 'ÜBER', true],
    ['several', 'creme brulee', 'crème brûlée', 'crème brûlée', true],
    ['the case of the first', 'UBER', 'über', 'ÜBER', true],
    ['but no case that a letter hasn’t', 'istanbul', 'İstanbul', 'İstanbul', true],
    ['nor one of several letters', 'JUBA', 'ǰuba', 'ǰUBA', true],
    ['marks of the first stay', 'Café', 'Cafe', 'Café', true],
    ['a letter that the first cannot write', 'GroBes', 'Großes', 'Großes', true],
    ['or that it left out', 'Groes', 'Großes', 'Großes', true],
    ['a ligature where it read one letter', 'c0ur', 'cœur', 'cœur', true],
    ['a ligature where it read two', 'coeur', 'cœur', 'cœur', true],
    ['a ligature at the beginning', 'OEuvre', 'Œuvre', 'Œuvre', true],
    ['a sign in front', 'Que tal?', '¿Qué tal?', '¿Qué tal?', true],
    ['two marks on one letter', 'pho', 'phở', 'phở', true],
    ['spaces that the first lost', 'Samstagab9Uhr', 'Samstag ab 9 Uhr', 'Samstag ab 9 Uhr', true],
    ['spaces that the second lost', 'ab 9 Uhr', 'ab9Uhr', 'ab 9 Uhr', true],
    ['one that the first takes for a digit', '2Que tal?', '¿Qué tal?', '¿Qué tal?', true],
    ['an Í that it takes for i', 'DiA', 'DÍA', 'DÍA', true],
    ['a currency behind digits', '4,90', '4,90 €', '4,90 €', true],
    ['and in front', '4.90', '£4.90', '£4.90', true],
    ['in place of a letter', '4,90 C', '4,90 €', '4,90 €', true],
    ['guillemets that the first has not', '《Fern》', '«Fern»', '«Fern»', true],
    ['a low quote where it read two signs', '",Fern"', '„Fern“', '"Fern"', true],
    ['quotes and dashes of other forms', 'a-b’c', "a—b'c", 'a-b’c', true],
    ['other digits are a contradiction', '4,90', '4,80 €', '4,90 €', false],
    ['a digit too many is', '4,90', '14,90 €', '4,90 €', false],
    ['a digit too few is', '14,90', '4,90 €', '14,90 €', false],
    ['a letter besides is', '4,90', '4,90 E€', '4,90€', false],
    ['a sign on a sure digit is', '4,906', '4,90€', '4,906', false],
    ['another letter is a contradiction', 'Muhle', 'Mühie', 'Mühle', false],
    ['one too many is', 'Brot', 'Brott', 'Brot', false],
    ['one too few is', 'Brot', 'Brt', 'Brot', false],
  ])('%s', (_, base, marks, expected, certain) => {
    const joined = joinAccents(
      candidate(base, 0.97),
      candidate(marks, 0.95, {}, 'tesseract/deu'),
      plainAlphabet,
    );
    expect(joined.text).toBe(expected);
    expect(joinsTo(joined)).toBe(expected);
    expect(joined.confidence).toBe(certain ? 0.95 : CONTRADICTED);
    expect(joined.engine).toBe('pp+tesseract/deu');
  });

  it.each([true, false])('đ is no d, whether the first can write it or not', (writes) => {
    const alphabet = writes ? new Set([...plainAlphabet, 'đ', 'Đ']) : plainAlphabet;
    const joined = (base: string, marks: string) =>
      joinAccents(candidate(base, 0.97), candidate(marks, 0.95), alphabet, writes);
    expect([joined('296.000d', '296.000đ').text, joined('Do', 'Đo').text]).toEqual([
      '296.000đ',
      'Đo',
    ]);
    expect(joined('296.000d', '296.000đ').confidence).toBe(0.95);
    expect(joined('296.000d', '296.000d').text).toBe('296.000d');
  });

  it('letters keep the place where the first engine saw them', () => {
    const joined = joinAccents(candidate('UBER'), candidate('  ÜBER'), plainAlphabet);
    expect(joined.characters.map(({ from }) => from)).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it('a sign may stand where the first is unsure of a digit', () => {
    const base = candidate('4,906', 0.97, { 6: 0.6 });
    const joined = joinAccents(base, candidate('4,90€', 0.95), plainAlphabet);
    expect([joined.text, joined.confidence]).toEqual(['4,90€', 0.95]);
    // As sure as whoever saw it.
    expect(joined.characters.at(-1)!.confidence).toBe(0.95);
  });

  it.each([
    ['€', false],
    ['£', true],
  ])('a sign that another recogniser could have read: all but %s', (refused, certain) => {
    const [base, marks] = [candidate('4.90', 0.97), candidate('€4.90', 0.95)];
    const joined = joinAccents(base, marks, plainAlphabet, false, (sign) => sign === refused);
    expect(joined.text).toBe(certain ? '€4.90' : '4.90');
    expect(joined.confidence).toBe(certain ? 0.95 : CONTRADICTED);
  });

  it('of nothing are nothing', () => {
    expect(joinAccents(candidate(''), candidate(''), plainAlphabet).text).toBe('');
  });
});

describe('whether a reading covers its line', () => {
  /** Characters of a line 400 x 40 at these stretches of it, in pixels. */
  const at = (...stretches: [number, number][]): Candidate => ({
    engine: 'pp',
    text: 'x'.repeat(stretches.length),
    confidence: 1,
    characters: stretches.map(([from, to]) => ({
      text: 'x',
      confidence: 1,
      from: from / 400,
      to: to / 400,
    })),
  });
  const row = (from: number, to: number, step = 20) =>
    Array.from({ length: (to - from) / step }, (_, i): [number, number] => [
      from + i * step,
      from + i * step + step - 4,
    ]);

  it.each<[string, Candidate, boolean]>([
    ['nothing read', at(), false],
    ['from end to end', at(...row(0, 400)), true],
    ['a word space', at(...row(0, 200), ...row(230, 400)), true],
    ['a hole as wide as three characters', at(...row(0, 140), ...row(240, 400)), false],
    ['a hole at the beginning', at(...row(60, 400)), false],
    ['a hole at the end', at(...row(0, 340)), false],
    ['padding at both ends', at(...row(20, 380)), true],
    ['letters that are spaced out', at(...row(0, 400, 80)), true],
    ['from the right end to the left', at(...row(0, 400).reverse()), true],
    ['so, with a word space', at(...[...row(0, 200), ...row(230, 400)].reverse()), true],
    ['with a hole', at(...[...row(0, 140), ...row(240, 400)].reverse()), false],
    ['with one at the left end', at(...row(60, 400).reverse()), false],
    ['at the right', at(...row(0, 340).reverse()), false],
    ['from the right, digits among it from the left', at(...row(200, 400), ...row(0, 200)), true],
  ])('%s', (_, line, expected) => {
    expect(coversLine(line, 400, 40)).toBe(expected);
  });

  it('what stands along the line changes nothing in the reading', () => {
    const line = at(...row(0, 400).reverse());
    const before = structuredClone(line);
    coversLine(line, 400, 40);
    expect(line).toEqual(before);
  });

  it('spaces cover nothing', () => {
    expect(coversLine(candidate('    '), 400, 40)).toBe(false);
  });
});

describe('spaces between CJK characters', () => {
  it.each([
    ['春 茶 上 新', '春茶上新'],
    ['本 日 の おすすめ', '本日のおすすめ'],
    ['カレ ー パン', 'カレーパン'],
    ['朝 7 時', '朝7時'],
    ['OPEN 7:00', 'OPEN 7:00'],
    ['커피 축제', '커피 축제'],
    ['茶 Tea shop', '茶Tea shop'],
    ['', ''],
  ])('%j is %j', (read, expected) => {
    const line = withoutCjkSpaces(candidate(read));
    expect(line.text).toBe(expected);
    expect(joinsTo(line)).toBe(expected);
  });
});

describe('circled digits', () => {
  it.each([
    ['of the second alone are plain ones', '⑪月③日', '11月3日', '11月3日'],
    ['that both see are drawn so', '①茶', '①茶', '①茶'],
    ['none', '11月', '1月', '11月'],
  ])('%s', (_, read, other, expected) => {
    const line = withPlainDigits(candidate(read), candidate(other));
    expect(line.text).toBe(expected);
    expect(joinsTo(line)).toBe(expected);
  });

  it('share their place', () => {
    const { characters } = withPlainDigits(candidate('⑪月'), candidate('11月'));
    expect(characters.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.25],
      [0.25, 0.5],
      [0.5, 1],
    ]);
  });
});
