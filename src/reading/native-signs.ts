import type { Candidate, CandidateCharacter } from './candidate.ts';

/** Signs that a script's data write otherwise, whatever is drawn: they have no class for them. */
export const WRITTEN_OTHERWISE: Readonly<Record<string, string>> = { Arab: '،' };

/**
 * A script's own signs where tesseract's data write another: ₹ as the letter that it comes from, at
 * the front of a number; ، as a comma, behind an Arabic word.
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
  Deva: ({ text }, before, after) => {
    const starts = before === undefined || before.text.trim() === '';
    return text === 'र' && starts && /^[0-9]$/.test(after?.text ?? '') ? '₹' : null;
  },
  Arab: ({ text }, before) =>
    text === ',' && /\p{Script=Arabic}/u.test(before?.text ?? '') && !isNumeral(before?.text)
      ? '،'
      : null,
};

/** ٤ and ۴ are of the script, and no word. */
function isNumeral(text = ''): boolean {
  return /\p{N}/u.test(text);
}

function inkedFrom(all: readonly CandidateCharacter[], from: number) {
  return all.slice(from).find(({ text }) => text.trim() !== '');
}
