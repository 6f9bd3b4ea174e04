import type { Candidate, CandidateCharacter } from './candidate.ts';

/** Signs that a script's data write otherwise, whatever is drawn: they have no class for them. */
export const WRITTEN_OTHERWISE: Readonly<Record<string, string>> = {
  Arab: '،',
  Kore: '₩',
};

/**
 * Signs that a script's data have and rarely write, whatever is drawn (measured): of Arabic vowel
 * signs and shadda drawn by us one in three was read, of ً all. Copy with them can't be decided.
 */
export const PASSED_OVER: Readonly<Record<string, string>> = {
  Arab: '\u064c\u064d\u064e\u064f\u0650\u0651\u0652',
};

/**
 * Signs that are in the dictionaries of PP-OCR's recognisers that write no marks, and that these
 * rarely write, whatever is drawn: £ is read as f, or as nothing (measured on 24 amounts: never).
 */
export const PASSED_OVER_BY_PPOCR: ReadonlySet<string> = new Set('£￡');

/**
 * A script's own signs where tesseract's data write another: ₹ as the letter that it comes from, ₩
 * and ¥ as the backslash whose place they have on keyboards, each at the front of a number; ، as a
 * comma, behind an Arabic word.
 */
export function withNativeSigns(reading: Candidate, script: string): Candidate {
  const native = NATIVE[script];
  if (native === undefined) return reading;
  const characters = reading.characters.map((character, i, all) => {
    const text = native(character, all[i - 1], inkedFrom(all, i + 1));
    return text === null ? character : { ...character, text };
  });
  const text = characters.map((character) => character.text).join('');
  return text === reading.text ? reading : { ...reading, characters, text };
}

type Native = (
  one: CandidateCharacter,
  before: CandidateCharacter | undefined,
  /** The next that leaves ink. */
  after: CandidateCharacter | undefined,
) => string | null;

const NATIVE: Readonly<Record<string, Native>> = {
  Deva: inFrontOfNumber('र', '₹'),
  Kore: inFrontOfNumber('\\', '₩'),
  Jpan: inFrontOfNumber('\\', '¥'),
  Arab: ({ text }, before) =>
    text === ',' && /\p{Script=Arabic}/u.test(before?.text ?? '') && !isNumeral(before?.text)
      ? '،'
      : null,
};

function inFrontOfNumber(written: string, sign: string): Native {
  return ({ text }, before, after) => {
    const starts = before === undefined || before.text.trim() === '';
    return text === written && starts && /^[0-9०-९①-⑳]$/.test(after?.text ?? '') ? sign : null;
  };
}

/** ٤ and ۴ are of the script, and no word. */
function isNumeral(text = ''): boolean {
  return /\p{N}/u.test(text);
}

function inkedFrom(all: readonly CandidateCharacter[], from: number) {
  return all.slice(from).find(({ text }) => text.trim() !== '');
}
