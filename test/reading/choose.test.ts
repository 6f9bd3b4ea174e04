import { describe, expect, it } from 'vitest';
import type { Candidate, Place } from '../../src/reading/candidate.ts';
import { chooseReading, isSure, ownConfidence } from '../../src/reading/choose.ts';
import { homeShare } from '../../src/reading/home-letters.ts';
import { CONTRADICTED } from '../../src/reading/join.ts';
import { candidate, plainAlphabet } from './candidate.ts';

const place: Place = { width: 400, height: 40 };
const tess = (text: string, confidence = 0.93) => candidate(text, confidence, {}, 'tesseract/xx');
/** Two characters at the left end: the rest of the line is a hole. */
const holed: Candidate = {
  ...candidate('45'),
  characters: candidate('45').characters.map((one) => ({
    ...one,
    from: one.from / 4,
    to: one.to / 4,
  })),
};

describe('one reading out of two', () => {
  interface Case {
    what: string;
    pp: Candidate;
    tesseract: Candidate;
    script: string;
    text: string;
    /** Whether the reading is trusted above a contradiction. */
    trusted: boolean;
  }

  it.each<Case>([
    {
      what: 'sure Latin against a hallucinated other script',
      pp: candidate('OPEN 7:00 - 18:30'),
      tesseract: tess('이요타 기00'),
      script: 'Kore',
      text: 'OPEN 7:00 - 18:30',
      trusted: true,
    },
    {
      what: 'sure Latin against other Latin',
      pp: candidate('Wadi Coffee'),
      tesseract: tess('Wadi Coffoo'),
      script: 'Arab',
      text: 'Wadi Coffee',
      trusted: true,
    },
    {
      what: 'a script that the first cannot write',
      pp: candidate('.', 0.4),
      tesseract: tess('قهوة الوادي'),
      script: 'Arab',
      text: 'قهوة الوادي',
      trusted: true,
    },
    {
      what: 'the same, besides a sign that the first cannot write',
      pp: candidate('4,500'),
      tesseract: tess('4,500원'),
      script: 'Kore',
      text: '4,500원',
      trusted: true,
    },
    {
      what: 'another letter that the first could have written',
      pp: candidate('三色', 0.9),
      tesseract: tess('三色茶'),
      script: 'Jpan',
      text: '三色茶',
      trusted: true,
    },
    {
      what: 'a Han character of which the first is sure, and the second reads another',
      pp: candidate('春茶', 0.96),
      tesseract: tess('春新'),
      script: 'Jpan',
      text: '春新',
      trusted: false,
    },
    {
      what: 'of which it is not sure',
      pp: candidate('春茶', 0.7),
      tesseract: tess('春新'),
      script: 'Jpan',
      text: '春新',
      trusted: true,
    },
    {
      what: 'digits that the first is sure of and the second lacks',
      pp: candidate('6 2', 0.6, { '6': 0.99, '2': 0.98 }),
      tesseract: tess('월 한 달 두 번째'),
      script: 'Kore',
      text: '월 한 달 두 번째',
      trusted: false,
    },
    {
      what: 'digits in another sequence',
      pp: candidate('12 15', 0.6, { '1': 0.99, '2': 0.98, '5': 0.97 }),
      tesseract: tess('15 से 12 फरवरी'),
      script: 'Deva',
      text: '15 से 12 फरवरी',
      trusted: false,
    },
    {
      what: 'digits that both have',
      pp: candidate('12x15', 0.6, { '1': 0.99, '2': 0.98, '5': 0.97 }),
      tesseract: tess('12 से 15 फरवरी'),
      script: 'Deva',
      text: '12 से 15 फरवरी',
      trusted: true,
    },
    {
      what: 'agreement, whatever the spaces',
      pp: candidate('抹茶 x', 0.7),
      tesseract: tess('抹茶x', 0.9),
      script: 'Jpan',
      text: '抹茶x',
      trusted: true,
    },
    {
      what: 'circled digits that the Japanese data invent',
      pp: candidate('11月3日', 0.9),
      tesseract: tess('⑪月③日'),
      script: 'Jpan',
      text: '11月3日',
      trusted: true,
    },
    {
      what: 'both empty',
      pp: candidate('', 0),
      tesseract: tess('', 0),
      script: 'Kore',
      text: '',
      trusted: false,
    },
    {
      what: 'the second empty, the first sure',
      pp: candidate('Fern'),
      tesseract: tess('', 0),
      script: 'Kore',
      text: 'Fern',
      trusted: true,
    },
    {
      what: 'the second empty, the first with a hole',
      pp: holed,
      tesseract: tess('', 0),
      script: 'Kore',
      text: '45',
      trusted: false,
    },
    {
      what: 'the first with a hole, the second of no letters of the script',
      pp: holed,
      tesseract: tess('4 Fs'),
      script: 'Kore',
      text: '45',
      trusted: false,
    },
    {
      what: 'the first empty',
      pp: candidate('', 0),
      tesseract: tess('한낮의 커피'),
      script: 'Kore',
      text: '한낮의 커피',
      trusted: true,
    },
  ])('$what', ({ pp, tesseract, script, text, trusted }) => {
    const chosen = chooseReading(pp, tesseract, script, place, plainAlphabet);
    expect(chosen.text).toBe(text);
    if (trusted) expect(chosen.confidence).toBeGreaterThan(CONTRADICTED);
    else expect(chosen.confidence).toBeLessThanOrEqual(CONTRADICTED);
    expect(chosen.characters.map((one) => one.text).join('')).toBe(text);
  });

  it('agreement is as sure as the surer of the two', () => {
    const [pp, tesseract] = [candidate('抹茶', 0.7), tess('抹茶', 0.9)];
    expect(chooseReading(pp, tesseract, 'Jpan', place, plainAlphabet).confidence).toBe(0.9);
  });
});

describe('an amount', () => {
  it.each<[string, string, string, string]>([
    ['a sign that the first can’t write', '787', '₹787', '₹787'],
    ['apart from it', '787', '₹ 787', '₹ 787'],
    ['behind it', '4,500', '4,500₩', '4,500₩'],
    ['in place of some one character', '?787', '₹787', '₹787'],
    ['behind', '4,500W', '4,500₩', '4,500₩'],
    ['of two behind', '4,500WW', '4,500₩', '4,500WW'],
    ['of two', '??787', '₹787', '??787'],
    ['of one on the other side', '787?', '₹787', '787?'],
    ['no sign of a currency', '480', '\\480', '480'],
    ['in place of one', '¥480', '\\480', '¥480'],
    ['one that the first can write', '480', '¥480', '480'],
    ['another digit', '787', '₹782', '787'],
    ['a digit more', '787', '₹1787', '787'],
    ['two signs', '787', '₹₹787', '787'],
    ['a sign without a number', '', '₹', ''],
  ])('%s: %j beside %j', (_, pp, tesseract, text) => {
    const chosen = chooseReading(candidate(pp), tess(tesseract), 'Deva', place, plainAlphabet);
    expect(chosen.text).toBe(text);
  });
});

describe('a first that is sure of Latin in a line of another script', () => {
  const arabic = 'ريال';
  it.each<[string, string[], string]>([
    ['nobody else', [], 'JLy'],
    ['another one too', ['JLy'], 'JLy'],
    ['but for case and spaces', ['jl Y'], 'JLy'],
    ['half of them', ['JLy', 'Jly1'], 'JLy'],
    ['one of three', ['JLy', 'Jb', 'Uy'], arabic],
    ['none', ['Jb'], arabic],
    ['who reads nothing isn’t asked', ['JLy', '', '', ''], 'JLy'],
    ['nor makes it less than half', ['JLy', 'Jb', '', ''], 'JLy'],
    ['nor seconds it', ['Jb', ''], arabic],
    ['nobody reads anything', ['', ''], 'JLy'],
  ])('stands if it is seconded: %s', (_, others, text) => {
    const read = others.map((other) => candidate(other));
    const own = candidate('JLy');
    const chosen = chooseReading(own, tess(arabic), 'Arab', place, plainAlphabet, read);
    expect(chosen.text).toBe(text);
    expect(chosen.confidence).toBeGreaterThan(CONTRADICTED);
  });
});

describe('digits in a line from the right', () => {
  /** Characters as they are read, each at a tenth of the line. */
  const at = (one: Candidate, tenths: number[]): Candidate => ({
    ...one,
    characters: one.characters.map((character, i) => ({
      ...character,
      from: tenths[i]! / 10,
      to: (tenths[i]! + 1) / 10,
    })),
  });
  const arabic = at(tess('12 الى 34'), [8, 9, 7, 6, 5, 4, 3, 0, 1]);

  it.each<[string, string, boolean]>([
    ['in the order in which they stand', '34J12', true],
    ['in another', '12J34', false],
  ])('%s: %j, trusted: %s', (_, read, trusted) => {
    const pp = at(candidate(read, 0.92, { J: 0.4 }), [0, 1, 5, 8, 9]);
    const chosen = chooseReading(pp, arabic, 'Arab', place, plainAlphabet);
    expect(chosen.text).toBe(arabic.text);
    expect(chosen.confidence > CONTRADICTED).toBe(trusted);
  });
});

describe('how far the first engine is trusted alone', () => {
  it.each<[string, Candidate, number]>([
    ['sure of all', candidate('Fern', 0.99), 0.99],
    ['of nothing', candidate('', 0.99), 0],
    ['one weak character', candidate('Fern', 0.97, { r: 0.4 }), 0.55 + 0.45 * 0.4],
    ['unsure in the mean', candidate('Fern', 0.6, { F: 1, e: 1, r: 1, n: 1 }), 0.6],
    ['a hole in the line', holed, CONTRADICTED],
  ])('%s', (_, line, expected) => {
    expect(ownConfidence(line, place)).toBeCloseTo(expected);
  });

  it.each<[string, Candidate, boolean]>([
    ['sure', candidate('Fern', 0.96), true],
    ['a low mean', candidate('Fern', 0.94), false],
    ['a weak character', candidate('Fern', 0.97, { r: 0.5 }), false],
    ['a weak space', candidate('F n', 0.97, { ' ': 0.1 }), true],
    ['a hole', holed, false],
  ])('needs no second opinion: %s', (_, line, expected) => {
    expect(isSure(line, place)).toBe(expected);
  });
});

it.each<[string, string, number]>([
  ['OPEN 커피', 'Kore', 2 / 6],
  ['三色パン', 'Jpan', 1],
  ['カレー', 'Jpan', 1],
  ['قهوة', 'Arab', 1],
  ['123 ¥', 'Jpan', 0],
  ['', 'Kore', 0],
  ['Fern', 'Latn', 0],
  ['Москва', 'Cyrl', 1],
])('share of letters of its own script: %j in %s', (text, script, expected) => {
  expect(homeShare(text, script)).toBeCloseTo(expected);
});
