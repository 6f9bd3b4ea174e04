import { alignSequences } from '../alignment.ts';
import type { Candidate } from './candidate.ts';
import { isSign, signForm } from './signs.ts';

/** Confidence of a line whose engines contradict each other: below any sensible trust threshold. */
export const CONTRADICTED = 0.5;
/** A character this sure contradicts another engine's different one. */
export const SURE_CHARACTER = 0.9;

/** Widest stretch without a character that is still taken for spacing, in line heights. */
const GAP = 1.45;
/** And before the first and behind the last one: 0.9 at most on lines read whole, 1.1 with a € lost. */
const END_GAP = 1;
/** And in steps from one character to the next, for copy that is spaced out. */
const GAP_STEPS = 3;

/**
 * True where the characters account for the whole line. A recogniser whose dictionary lacks a
 * script skips it and stays confident, but leaves a hole where the skipped characters stand.
 */
export function coversLine(candidate: Candidate, width: number, height: number): boolean {
  // Along the line, also where the text runs the other way.
  const inked = candidate.characters
    .filter((character) => character.text.trim() !== '')
    .sort((a, b) => a.from - b.from);
  if (inked.length === 0) return false;
  const steps = inked.slice(1).map(({ from }, i) => from - inked[i]!.from);
  const step = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const widest = Math.max((GAP * height) / width, GAP_STEPS * step);
  if (inked[0]!.from * width > END_GAP * height) return false;
  let end = inked[0]!.to;
  for (const { from, to } of inked) {
    if (from - end > widest) return false;
    end = Math.max(end, to);
  }
  return (1 - end) * width <= END_GAP * height;
}

/**
 * Accents: the Latin recogniser has none in its dictionary and drops them; tesseract has them but
 * misreads more letters. Letters come from the first, marks from the second where both see the
 * same letter, and whatever the first cannot write at all (ß, œ, ¿, €) from the second. Of a first
 * that writes marks, its own stand wherever it can write what the second saw. A sign that another
 * recogniser `refuses` is none.
 */
export function joinAccents(
  base: Candidate,
  marks: Candidate,
  baseAlphabet: ReadonlySet<string>,
  baseWritesMarks = false,
  refuses: (sign: string) => boolean = () => false,
): Candidate {
  const a = spacedUnits(base);
  const b = spacedUnits(marks);
  const pairs = alignSequences(
    a.map((unit) => plain(unit.text)),
    b.map((unit) => plain(unit.text)),
  );
  // Recognisers lose spaces, they don't invent them: those of the engine that found more.
  const spacing = spaceCount(b) >= spaceCount(a) ? 1 : 0;
  const isForeign = (text: string, one?: SpacedUnit) =>
    !baseAlphabet.has(text.normalize('NFC')) &&
    !(isSign(text) && (refuses(text) || (isSureDigit(one) && !opens(text))));
  /** What the first may have written as two characters. */
  const isTwofold = (text: string) => /^[œŒæÆ„]$/u.test(text) && isForeign(text);
  const joined: Candidate['characters'] = [];
  let contradictions = 0;
  for (const [n, [i, j]] of pairs.entries()) {
    const one = i === null ? undefined : a[i];
    const other = j === null ? undefined : b[j];
    // œ read as oe, „ as ",: the character that is over beside it is its other half.
    const beside = [pairs[n - 1]?.[1], pairs[n + 1]?.[1]];
    if (j === null && beside.some((at) => at != null && isTwofold(b[at]!.text))) continue;
    let unit: SpacedUnit | undefined = one;
    if (one !== undefined && other !== undefined && plain(one.text) === plain(other.text)) {
      const beyond = !baseWritesMarks || !baseAlphabet.has(other.text.normalize('NFC'));
      if (isMarked(other.text) && beyond) unit = { ...one, text: sameCase(other.text, one.text) };
      // It writes » and reads » as 》, since it has no « to go with it.
      else if (/^[«»]$/u.test(other.text)) unit = { ...one, text: other.text };
    } else if (one !== undefined && other !== undefined && isStroked(one.text, other.text)) {
      unit = { ...one, text: sameCase(other.text, one.text) };
    } else if (other !== undefined && isForeign(other.text, one)) {
      unit = one === undefined ? other : { ...one, text: other.text };
      // How sure the first was of a C says nothing of a €.
      if (isSign(other.text)) unit.confidence = other.confidence;
    } else {
      contradictions += 1;
    }
    if (unit === undefined) continue;
    const spaced = (spacing === 1 ? other : one)?.spaced ?? false;
    if (spaced && joined.length > 0) {
      joined.push({ text: ' ', confidence: 1, from: unit.from, to: unit.from });
    }
    joined.push({ text: unit.text, confidence: unit.confidence, from: unit.from, to: unit.to });
  }
  const confidence = Math.min(base.confidence, marks.confidence);
  return {
    engine: `${base.engine}+${marks.engine}`,
    text: joined.map((character) => character.text).join(''),
    confidence: contradictions === 0 ? confidence : Math.min(confidence, CONTRADICTED),
    characters: joined,
  };
}

type SpacedUnit = Candidate['characters'][number] & { spaced: boolean };

function spacedUnits(candidate: Candidate): SpacedUnit[] {
  const units: SpacedUnit[] = [];
  let spaced = false;
  for (const character of candidate.characters) {
    if (character.text.trim() === '') spaced = true;
    else {
      units.push({ ...character, spaced });
      spaced = false;
    }
  }
  return units;
}

function spaceCount(units: readonly SpacedUnit[]): number {
  return units.filter((unit) => unit.spaced).length;
}

/** đ is a letter of its own, and read as d where it stands behind a number, also by who has it. */
function isStroked(one: string, other: string): boolean {
  return (one === 'd' && other === 'đ') || (one === 'D' && other === 'Đ');
}

/** ¿ is read as 2 with confidence, in front of a word. */
function opens(text: string): boolean {
  return text === '¿' || text === '¡';
}

/** Recognisers read digits well: no sign stands where one is sure of a digit. */
function isSureDigit(unit: SpacedUnit | undefined): boolean {
  return unit !== undefined && /^[0-9]$/.test(unit.text) && unit.confidence >= SURE_CHARACTER;
}

function isMarked(text: string): boolean {
  return /\p{M}/u.test(text.normalize('NFD'));
}

function plain(text: string): string {
  return signForm(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * `text` in the case of `model`; as it was seen where it has no letter of that case (İ, ŉ, ǰ), and
 * where the model is an i, which a recogniser without marks sees in Í.
 */
function sameCase(text: string, model: string): string {
  if (model === 'i') return text;
  const cased = model === model.toLowerCase() ? text.toLowerCase() : text.toUpperCase();
  return [...cased].length === [...text].length ? cased : text;
}

/** Tesseract puts spaces between CJK characters, which the scripts don't write. */
const CJK =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々。、，！？：；（）「」『』・‧％＋';
const CJK_SPACE = new RegExp(`(?<=[${CJK}]) | (?=[${CJK}])`, 'gu');

export function withoutCjkSpaces(candidate: Candidate): Candidate {
  const text = candidate.text.replace(CJK_SPACE, '');
  if (text === candidate.text) return candidate;
  const kept: Candidate['characters'] = [];
  let at = 0;
  for (const character of candidate.characters) {
    if (text.startsWith(character.text, at)) {
      kept.push(character);
      at += character.text.length;
    }
  }
  return { ...candidate, text: kept.map((character) => character.text).join(''), characters: kept };
}

/**
 * The Japanese data write digits as circled ones (⑪月③日), whatever is drawn. Told apart from truly
 * circled digits by the other recogniser, whose dictionary has both.
 */
export function withPlainDigits(candidate: Candidate, other: Candidate): Candidate {
  if (!/[①-⑳]/u.test(candidate.text) || /[①-⑳]/u.test(other.text)) return candidate;
  const characters = candidate.characters.flatMap((character) => {
    if (!/^[①-⑳]$/u.test(character.text)) return [character];
    const digits = [...character.text.normalize('NFKC')];
    const step = (character.to - character.from) / digits.length;
    return digits.map((text, i) => ({
      ...character,
      text,
      from: character.from + i * step,
      to: character.from + (i + 1) * step,
    }));
  });
  return { ...candidate, characters, text: characters.map(({ text }) => text).join('') };
}
