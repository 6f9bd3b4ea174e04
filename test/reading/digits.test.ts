import { describe, expect, it } from 'vitest';
import type { Candidate, Place } from '../../src/reading/candidate.ts';
import { withSureDigits } from '../../src/reading/digits.ts';

/** Ten times as long as high: a character half as wide as high fills a twentieth, one cell. */
const place: Place = { width: 400, height: 40 };

/** Characters in the order in which they are read, and the cell in which each begins. */
function at(text: string, cells: readonly number[], confidence = 0.98): Candidate {
  const characters = [...text].map((character, i) => ({
    text: character,
    confidence,
    from: cells[i]! / 20,
    to: (cells[i]! + 1) / 20,
  }));
  return { engine: 'tesseract/xx', text, confidence, characters };
}

/** Of a digit, a point or a comma, and three digits. */
const THOUSANDS = [5, 5.8, 6.6, 7.6, 8.6];
const JL479 = at('JL479', [0, 2, 5, 6, 7]);
const RIYAL = at('9 ريال', [7, 4, 3, 2, 1, 0]);
const read = (reading: Candidate, pp: Candidate[], script = 'Arab') =>
  withSureDigits(reading, pp, script, place);

describe('digits that PP-OCR’s recognisers are sure of', () => {
  it.each<[string, string, Candidate, Candidate, string]>([
    ['a price of which one digit was left', 'Arab', RIYAL, JL479, '479 ريال'],
    ['one as wide as its number', 'Arab', wide('9 ريال', 5, 8), JL479, '479 ريال'],
    ['a sign wider than it', 'Arab', wide('_ ريال', 5, 12), JL479, '479 ريال'],
    // Tesseract gives letters beside a number the number's box.
    ['beside a letter of their place', 'Arab', wide('ر ريال', 5, 8), JL479, 'ر 479 ريال'],
    [
      'two numbers of a line',
      'Deva',
      at('2 से 5', [1, 2, 3, 4, 5, 7]),
      at('12#15', [0, 1, 3, 6, 7]),
      '12 से 15',
    ],
    [
      'a space within the number',
      'Arab',
      at('4 9 ريال', [5, 6, 7, 4.5, 4, 3, 2, 1]),
      JL479,
      '479 ريال',
    ],
    ['other digits', 'Deva', at('21 से', [0, 1, 2, 3, 4]), at('12#', [0, 1, 3]), '12 से'],
    ['a digit of the script', 'Deva', at('१2 से', [0, 1, 2, 3, 4]), at('12#', [0, 1, 3]), '12 से'],
    [
      'a separator between them',
      'Arab',
      at('500 ريال', [6.6, 7.6, 8.6, 4, 3, 2, 1, 0]),
      at('J4,500', [0, ...THOUSANDS]),
      '4,500 ريال',
    ],
    [
      'none behind them',
      'Arab',
      at('9 ريال', [7, 4, 3, 2, 1, 0]),
      at('J479.', [0, 5, 6, 7, 7.8]),
      '479 ريال',
    ],
    [
      'dropped at the right, where Arabic begins',
      'Arab',
      at('ريال', [3, 2, 1, 0]),
      JL479,
      '479 ريال',
    ],
    [
      'dropped at the left, where it ends',
      'Arab',
      at('ريال', [8, 7, 6, 5]),
      at('12J', [0, 1, 5]),
      'ريال 12',
    ],
    [
      'dropped between two Arabic words',
      'Arab',
      at('من الى', [10, 9, 5, 2, 1, 0]),
      at('12', [5, 6]),
      'من 12 الى',
    ],
    ['dropped at the left of Hindi', 'Deva', at('से', [3, 4]), at('12#', [0, 1, 3]), '12 से'],
    ['at its right', 'Deva', at('से', [0, 1]), at('#15', [0, 3, 4]), 'से 15'],
    ['behind a wide gap', 'Deva', at('से 5', [0, 1, 2, 9]), at('#15', [0, 8, 9]), 'से 15'],
    ['where there is no gap', 'Deva', at('से', [2, 3]), at('12#', [0, 1, 2]), '12से'],
  ])('go where they stand: %s', (_, script, reading, pp, text) => {
    const before = structuredClone([reading, pp]);
    const result = read(reading, [pp, pp], script);
    expect(result.text).toBe(text);
    expect(result.characters.map((one) => one.text).join('')).toBe(text);
    expect([result.engine, result.confidence]).toEqual([reading.engine, reading.confidence]);
    expect([reading, pp]).toEqual(before);
  });

  it.each<[string, Candidate[], string, string]>([
    ['theirs', [at('4,500', THOUSANDS), at('4,500', THOUSANDS)], '4.500 ر', '4,500 ر'],
    [
      'that of which they are surer together',
      [at('4,500', THOUSANDS, 0.95), at('4.500', THOUSANDS, 0.96)],
      '4,500 ر',
      '4.500 ر',
    ],
    [
      'three rather than one',
      [at('4,500', THOUSANDS), at('4.500', THOUSANDS, 0.6), at('4.500', THOUSANDS, 0.6)],
      '4,500 ر',
      '4.500 ر',
    ],
    [
      'so too where the digits are put right',
      [at('4,500', THOUSANDS, 0.95), at('4.500', THOUSANDS, 0.96)],
      '4,800 ر',
      '4.500 ر',
    ],
  ])('the separator is %s', (_, pp, reading, text) => {
    expect(read(at(reading, [...THOUSANDS, 4, 0]), pp).text).toBe(text);
  });

  it('so is that of the right one of two numbers, whatever the order of reading', () => {
    const cells = [10, 10.8, 11.6, 9, 8, 7, 6, 0, 0.8, 1.6];
    const pp = at('3,4J1.2', [0, 0.8, 1.6, 7, 10, 10.8, 11.6]);
    expect(read(at('1,2 من 3.4', cells), [pp, pp]).text).toBe('1.2 من 3,4');
  });

  it('keep the places where they were seen', () => {
    const { characters } = read(RIYAL, [JL479, JL479]);
    expect(characters.slice(0, 3)).toEqual(JL479.characters.slice(2));
    expect(characters.slice(3)).toEqual(RIYAL.characters.slice(1));
  });

  it('who reads nothing there isn’t asked', () => {
    expect(read(RIYAL, [JL479, at('JL', [0, 2]), JL479]).text).toBe('479 ريال');
  });

  it.each<[string, Candidate, Candidate[]]>([
    ['nothing was read', at('', []), [JL479, JL479]],
    ['the same was', at('479 ريال', [5, 6, 7, 4, 3, 2, 1, 0]), [JL479, JL479]],
    [
      'the same, but for a separator',
      at('4500 ر', [5, 6.6, 7.6, 8.6, 4, 0]),
      [at('4,500', THOUSANDS), at('4,500', THOUSANDS)],
    ],
    ['tesseract reads letters there', at('كتب ريال', [7, 6, 5, 4, 3, 2, 1, 0]), [JL479, JL479]],
    ['or one among digits', at('4ب9 ريال', [5, 6, 7, 4, 3, 2, 1, 0]), [JL479, JL479]],
    ['there is one recogniser', RIYAL, [JL479]],
    ['there is none', RIYAL, []],
    ['the others read others', RIYAL, [JL479, at('JL123', [0, 2, 5, 6, 7])]],
    ['one of them does', RIYAL, [JL479, JL479, at('JL123', [0, 2, 5, 6, 7])]],
    ['they read letters', RIYAL, [JL479, at('JLabc', [0, 2, 5, 6, 7])]],
    ['they read the same elsewhere', RIYAL, [JL479, at('479', [12, 13, 14])]],
    ['they read nothing', RIYAL, [JL479, at('', [])]],
    ['one digit of a number is disputed', RIYAL, [JL479, at('JL471', [0, 2, 5, 6, 7])]],
    ['the one in its middle', RIYAL, [JL479, at('JL419', [0, 2, 5, 6, 7])]],
    ['the first is unsure of one', RIYAL, [unsure(JL479, '7'), JL479]],
    ['the first is unsure', RIYAL, [at('JL479', [0, 2, 5, 6, 7], 0.89), JL479]],
    ['it reads no digits', RIYAL, [at('JLabc', [0, 2, 5, 6, 7]), JL479]],
  ])('nothing is changed where %s', (_, reading, pp) => {
    expect(read(reading, pp)).toBe(reading);
  });

  it('nothing is put in again that stands in its turn, whatever boxes tesseract gives', () => {
    const reading = at('2027年3月', [0, 1, 2, 3, 4, 5, 6]);
    // The 7 reaches beyond the 3, as it did on a page.
    const characters = reading.characters.map((one) =>
      one.text === '7' ? { ...one, to: 0.45 } : one,
    );
    const pp = at('2027年3月', [0, 1, 2, 3, 6, 8, 10]);
    const own = { ...reading, characters };
    expect(withSureDigits(own, [pp, pp], 'Hant', place).text).toBe('2027年3月');
  });

  it.each([
    ['3T', [8, 9], 'दैनिक आय'],
    ['31T', [8, 8.5, 9], 'दैनिक आय'],
    // A number that a space follows is one, and so is another digit.
    ['3T', [8, 11], 'दैनिक 3आय'],
    ['5T', [8, 9], 'दैनिक 5आय'],
  ])('%s at %j is आ in Hindi, or a number', (seen, cells, text) => {
    const pp = at(seen, cells);
    const reading = at('दैनिक आय', [0, 1, 2, 3, 4, 5, 9.5, 12]);
    expect(withSureDigits(reading, [pp, pp], 'Deva', place).text.replaceAll(' ', '')).toBe(
      text.replaceAll(' ', ''),
    );
  });

  it.each([
    ['८५', '८५'],
    // One alone is a slip, among others too.
    ['५', '84'],
    ['८4', '84'],
  ])('a number in digits of the script stays: %s', (number, text) => {
    const pp = at('84', [8, 9]);
    const reading = at(`से ${number}`, [0, 1, 2, ...(number.length > 1 ? [8, 9] : [8.5])]);
    expect(withSureDigits(reading, [pp, pp], 'Deva', place).text.replace('से', '').trim()).toBe(
      text,
    );
  });

  it('the others may be unsure', () => {
    expect(read(RIYAL, [JL479, at('JL479', [0, 2, 5, 6, 7], 0.5)]).text).toBe('479 ريال');
  });

  // 12 and 15 as one number would take what stands between them.
  it('digits that stand apart are two numbers', () => {
    const pp = at('1215', [0, 1, 6, 7]);
    expect(read(at('2-15', [1, 2.2, 6, 7]), [pp, pp], 'Deva').text).toBe('12-15');
  });

  it.each<[string, string, number[], string]>([
    ['two of which are, in Hindi', 'Deva', [0.95, 0.92], '10 बजे'],
    ['in Arabic', 'Arab', [0.95, 0.92], '10 बजे'],
    ['but not one alone', 'Deva', [0.95, 0.7], '0 बजे'],
    ['nor in Korean, whose digits tesseract reads', 'Kore', [0.95, 0.92], '0 बजे'],
  ])('may be others than the first: %s', (_, script, sure, expected) => {
    const reading = at('0 बजे', [1, 2, 3, 4, 5]);
    const pp = [0.7, ...sure].map((confidence) => at('10', [0, 1], confidence));
    expect(withSureDigits(reading, pp, script, place).text).toBe(expected);
  });
});

function unsure(reading: Candidate, text: string): Candidate {
  const characters = reading.characters.map((one) =>
    one.text === text ? { ...one, confidence: 0.8 } : one,
  );
  return { ...reading, characters };
}

/** RIYAL's letters, and one character in front of them from a cell to another. */
function wide(text: string, from: number, to: number): Candidate {
  const reading = at(text, [from, 4, 3, 2, 1, 0]);
  const [first, ...rest] = reading.characters;
  return { ...reading, characters: [{ ...first!, to: to / 20 }, ...rest] };
}
