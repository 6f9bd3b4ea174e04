import { isRightToLeft } from '../language.ts';
import { type Candidate, type CandidateCharacter, inked, type Place } from './candidate.ts';
import { SURE_CHARACTER } from './join.ts';

/** Digits farther apart than this are of two numbers, in line heights. */
const ONE_NUMBER = 0.9;
/** Two engines' characters whose middles are this near are the same one, in line heights. */
const SAME_PLACE = 0.3;
/** Tesseract gives letters beside a number the number's box: no letter is this wide, in line heights. */
const WIDEST = 1;
/** Wider than this, a gap is a space, in line heights. */
const SPACE = 0.25;

/** Scripts whose data drop digits; in others PP-OCR sees a digit now and then where a letter is. */
const DROPPED_IN: ReadonlySet<string> = new Set(['Arab', 'Deva']);

const DIGIT = /^[0-9]$/;
const SEPARATOR = /^[.,:/–—-]$/;
const LETTER = /[\p{L}\p{M}]/u;

/**
 * Tesseract's data for Arabic and Hindi drop European digits (479 ريال as 9 ريال) that PP-OCR's
 * recognisers, which write neither script, all read. Their digits go where they stand; letters
 * stay tesseract's. A number in whose place tesseract reads letters stays as it was.
 */
export function withSureDigits(
  reading: Candidate,
  pp: readonly Candidate[],
  script: string,
  place: Place,
): Candidate {
  if (reading.text === '') return reading;
  const along = place.width / Math.max(1, place.height);
  const numbers = sureNumbers(pp, along, script);
  const rightToLeft = isRightToLeft(script);
  // Left to right the order is known, and tesseract's boxes are not to be relied on: some are wide.
  const standing = rightToLeft
    ? inked(reading).sort((a, b) => middle(a) - middle(b))
    : inked(reading);
  if (digitsOf(standing) === digitsOf(numbers.flat())) {
    return withSeparators(reading, numberOf(standing), numberOf(numbers.flat()));
  }
  // Engines set the same line apart from one another: a number that stands in its turn need not be
  // put where another engine sees it.
  if (isInOrder(digitsOf(numbers.flat()), digitsOf(standing))) return reading;
  let { characters } = reading;
  for (const number of numbers) characters = withNumber(characters, number, along, rightToLeft);
  if (characters === reading.characters) return reading;
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}

/**
 * The first recogniser's numbers, of which the others that read there see the same digits; where
 * it isn't sure itself and tesseract drops digits, two of them must be.
 */
function sureNumbers(
  pp: readonly Candidate[],
  along: number,
  script: string,
): CandidateCharacter[][] {
  const [first, ...others] = pp;
  if (first === undefined || others.length === 0) return [];
  const isSeen = (character: CandidateCharacter) => {
    if (!DIGIT.test(character.text)) return false;
    const there = others.flatMap((other) => {
      const near = inked(other).filter(
        (one) => Math.abs(middle(one) - middle(character)) * along < SAME_PLACE,
      );
      const [nearest] = near.sort(
        (a, b) => Math.abs(middle(a) - middle(character)) - Math.abs(middle(b) - middle(character)),
      );
      return nearest === undefined ? [] : [nearest];
    });
    const isSure = ({ confidence }: CandidateCharacter) => confidence >= SURE_CHARACTER;
    const seconds = DROPPED_IN.has(script) && there.filter(isSure).length > 1;
    return (
      (isSure(character) || seconds) &&
      there.length > 0 &&
      there.every(({ text }) => text === character.text)
    );
  };
  return runsOf(inked(first), along)
    .filter((run) => run.every((one) => SEPARATOR.test(one.text) || isSeen(one)))
    .filter((run) => script !== 'Deva' || !isLetterA(run, inked(first), along))
    .map((run) => run.map((one) => (DIGIT.test(one.text) ? one : surestSeparator(one, pp, along))));
}

/** अ and आ are read as 3T and 31T by recognisers that know no Devanagari. */
function isLetterA(
  run: readonly CandidateCharacter[],
  all: readonly CandidateCharacter[],
  along: number,
): boolean {
  const last = run.at(-1)!;
  const next = all[all.indexOf(last) + 1];
  if (next === undefined || !LETTER.test(next.text)) return false;
  return /^31?$/.test(digitsOf(run)) && (middle(next) - middle(last)) * along <= ONE_NUMBER;
}

/** Digits that follow one another, with a separator at most between two of them. */
function runsOf(characters: readonly CandidateCharacter[], along: number): CandidateCharacter[][] {
  const runs: CandidateCharacter[][] = [];
  let separators: CandidateCharacter[] = [];
  let last: CandidateCharacter | null = null;
  for (const character of characters) {
    if (DIGIT.test(character.text)) {
      const follows = last !== null && (middle(character) - middle(last)) * along <= ONE_NUMBER;
      if (follows && separators.length < 2) runs.at(-1)!.push(...separators, character);
      else runs.push([character]);
      [last, separators] = [character, []];
    } else if (SEPARATOR.test(character.text)) separators.push(character);
    else last = null;
  }
  return runs;
}

/** A point or a comma, whichever the recognisers are surer of together. */
function surestSeparator(
  character: CandidateCharacter,
  pp: readonly Candidate[],
  along: number,
): CandidateCharacter {
  const sums = new Map<string, number>();
  for (const one of pp.flatMap(inked)) {
    const near = Math.abs(middle(one) - middle(character)) * along < SAME_PLACE;
    if (near && SEPARATOR.test(one.text)) {
      sums.set(one.text, (sums.get(one.text) ?? 0) + one.confidence);
    }
  }
  const [text] = [...sums].reduce((a, b) => (b[1] > a[1] ? b : a));
  return { ...character, text };
}

function withNumber(
  characters: CandidateCharacter[],
  number: readonly CandidateCharacter[],
  along: number,
  rightToLeft: boolean,
): CandidateCharacter[] {
  const [from, to] = [middle(number[0]!), middle(number.at(-1)!)];
  const margin = SAME_PLACE / along;
  const isWithin = (one: CandidateCharacter) =>
    LETTER.test(one.text) && (one.to - one.from) * along > WIDEST
      ? false
      : (middle(one) > from - margin && middle(one) < to + margin) ||
        (one.from <= from && one.to >= to && !LETTER.test(one.text));
  const inside = characters.map((one) => one.text.trim() !== '' && isWithin(one));
  const [start, end] = [inside.indexOf(true), inside.lastIndexOf(true)];
  // With the spaces between them.
  const taken = characters.map(
    (one, i) => inside[i]! || (one.text.trim() === '' && i > start && i < end),
  );
  if (characters.some((one, i) => taken[i] && LETTER.test(one.text))) return characters;
  if (digitsOf(characters.filter((_, i) => taken[i])) === digitsOf(number)) return characters;
  // Recognisers that know no ५ read it as a 4, and are sure of it.
  const own = characters.filter(({ text }, i) => taken[i] && /^\p{Nd}$/u.test(text));
  if (own.length > 1 && own.every(({ text }) => !DIGIT.test(text))) return characters;
  let at = start;
  if (at < 0) {
    const centre = (from + to) / 2;
    at = characters.findIndex(
      (one) =>
        one.text.trim() !== '' && (rightToLeft ? middle(one) < centre : middle(one) > centre),
    );
    if (at < 0) at = characters.length;
  }
  const kept = characters.filter((_, i) => !taken[i]);
  const before = characters.slice(0, at).filter((_, i) => !taken[i]);
  const after = kept.slice(before.length);
  return [
    ...before,
    ...spaceBetween(before.at(-1), number, along),
    ...number,
    ...spaceBetween(after[0], number, along),
    ...after,
  ];
}

/** A space where a gap of paper says so and none was read. */
function spaceBetween(
  beside: CandidateCharacter | undefined,
  number: readonly CandidateCharacter[],
  along: number,
): CandidateCharacter[] {
  if (beside === undefined || beside.text.trim() === '') return [];
  const [first, last] = [number[0]!, number.at(-1)!];
  const gap = Math.max(first.from - beside.to, beside.from - last.to) * along;
  if (gap < SPACE) return [];
  return [{ text: ' ', confidence: last.confidence, from: last.to, to: last.to }];
}

/** Separators as the recognisers see them, where all else is the same. */
function withSeparators(
  reading: Candidate,
  own: readonly CandidateCharacter[],
  sure: readonly CandidateCharacter[],
): Candidate {
  if (own.length !== sure.length) return reading;
  const texts = new Map(own.map((one, i) => [one, sure[i]!.text]));
  const characters = reading.characters.map((one) => ({
    ...one,
    text: texts.get(one) ?? one.text,
  }));
  const text = characters.map((one) => one.text).join('');
  return text === reading.text ? reading : { ...reading, characters, text };
}

/** Digits and what stands between two of them. */
function numberOf(characters: readonly CandidateCharacter[]): CandidateCharacter[] {
  const isDigit = (one?: CandidateCharacter) => one !== undefined && DIGIT.test(one.text);
  return characters.filter(
    (one, i) =>
      isDigit(one) ||
      (SEPARATOR.test(one.text) && isDigit(characters[i - 1]) && isDigit(characters[i + 1])),
  );
}

/** Whether all of the one stands in the other, in its order. */
function isInOrder(some: string, all: string): boolean {
  let at = 0;
  for (const digit of some) {
    at = all.indexOf(digit, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function digitsOf(characters: readonly CandidateCharacter[]): string {
  return characters.map(({ text }) => (DIGIT.test(text) ? text : '')).join('');
}

function middle({ from, to }: CandidateCharacter): number {
  return (from + to) / 2;
}
