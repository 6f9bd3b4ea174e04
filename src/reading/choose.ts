import { alignSequences } from '../alignment.ts';
import { type Candidate, inkedAlike, type Place, skeleton, weakest } from './candidate.ts';
import { homeShare } from './home-letters.ts';
import { CONTRADICTED, coversLine, SURE_CHARACTER, withPlainDigits } from './join.ts';

/** A recogniser this sure of every character of a line that it covers needs no second opinion. */
const SURE = { mean: 0.95, weakest: 0.6 } as const;
/** Two engines whose confidences are this near are equally sure. */
const RIVAL = 0.002;

/** How far PP-OCR's reading of a line is to be trusted on its own, 0..1. */
export function ownConfidence(candidate: Candidate, place: Place): number {
  if (candidate.text === '') return 0;
  const trust = Math.min(candidate.confidence, 0.55 + 0.45 * weakest(candidate));
  return coversLine(candidate, place.width, place.height) ? trust : Math.min(trust, CONTRADICTED);
}

export function isSure(candidate: Candidate, place: Place): boolean {
  return (
    candidate.confidence >= SURE.mean &&
    weakest(candidate) >= SURE.weakest &&
    coversLine(candidate, place.width, place.height)
  );
}

/**
 * One reading out of PP-OCR's and tesseract's for a language whose script PP-OCR writes in part
 * (Han) or not at all. Decided by what the engines can write and how sure they are; the expected
 * copy plays no part, since choosing by it would hide the very errors that are to be counted.
 */
export function chooseReading(
  pp: Candidate,
  rawTesseract: Candidate,
  script: string,
  place: Place,
  ppAlphabet: ReadonlySet<string>,
  others: readonly Candidate[] = [],
): Candidate {
  const tesseract = withPlainDigits(rawTesseract, pp);
  const own = { ...pp, confidence: ownConfidence(pp, place) };
  if (tesseract.text === '') {
    return isSure(pp, place) ? own : { ...own, confidence: Math.min(own.confidence, CONTRADICTED) };
  }
  if (skeleton(pp.text) === skeleton(tesseract.text)) {
    const agreed = Math.max(own.confidence, tesseract.confidence);
    return { ...(homeShare(tesseract.text, script) > 0 ? tesseract : own), confidence: agreed };
  }
  const adds = addsOnlyUnwritable(pp, tesseract, ppAlphabet);
  if (isAmountOf(tesseract.text, pp.text, ppAlphabet)) return tesseract;
  if (homeShare(tesseract.text, script) === 0) return own;
  if (adds) return tesseract;
  if (homeShare(pp.text, script) === 0 && isSure(pp, place) && isSeconded(pp, others)) return own;
  const contradicted =
    contradictions(pp, tesseract, ppAlphabet) > 0 || !hasSureDigits(pp, tesseract);
  return contradicted
    ? { ...tesseract, confidence: Math.min(tesseract.confidence, CONTRADICTED) }
    : tesseract;
}

/**
 * Digits and a currency's sign that PP-OCR can't write, in whose place it reads nothing or some one
 * character: ₹787 as 787 or ?787.
 */
function isAmountOf(text: string, pp: string, ppAlphabet: ReadonlySet<string>): boolean {
  const digits = (one: string) => one.replace(/\D/gu, '');
  const [, before, after] = /^(\p{Sc}?)[\d.,\s]+(\p{Sc}?)$/u.exec(text) ?? [];
  const sign = before || after;
  if (!sign || ppAlphabet.has(sign) || digits(text) !== digits(pp)) return false;
  return before ? /^[^\d]?\s?[\d.,\s]+$/u.test(pp) : /^[\d.,\s]+[^\d]?$/u.test(pp);
}

/**
 * Whether the other recognisers read the same, those that read anything; each makes Latin letters
 * of its own out of a word in a script that none of them can write.
 */
function isSeconded(pp: Candidate, others: readonly Candidate[]): boolean {
  const heard = others.filter(({ text }) => text !== '');
  const same = heard.filter(({ text }) => skeleton(text) === skeleton(pp.text));
  return same.length * 2 >= heard.length;
}

/** 4,500 and 4,500원: tesseract's is PP-OCR's and, besides, only what PP-OCR cannot write. */
function addsOnlyUnwritable(
  pp: Candidate,
  tesseract: Candidate,
  ppAlphabet: ReadonlySet<string>,
): boolean {
  const short = [...skeleton(pp.text)];
  let next = 0;
  for (const character of tesseract.text.normalize('NFC').replace(/\s/gu, '')) {
    if (next < short.length && skeleton(character) === short[next]) next += 1;
    else if (ppAlphabet.has(character)) return false;
  }
  return short.length > 0 && next === short.length;
}

/** Digits are the same in every script's copy, and PP-OCR reads them well: it must not see others. */
function hasSureDigits(pp: Candidate, tesseract: Candidate): boolean {
  const [own, theirs] = inkedAlike(pp, tesseract);
  const sure = own.filter(
    ({ text, confidence }) => /^[0-9]$/.test(text) && confidence >= SURE_CHARACTER,
  );
  const read = theirs.map(({ text }) => text).join('');
  let at = 0;
  for (const { text } of sure) {
    at = read.indexOf(text, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Places where PP-OCR is sure of a character, could have written tesseract's, and did not. */
function contradictions(
  pp: Candidate,
  tesseract: Candidate,
  ppAlphabet: ReadonlySet<string>,
): number {
  const [a, b] = inkedAlike(pp, tesseract);
  const pairs = alignSequences(
    a.map(({ text }) => skeleton(text)),
    b.map(({ text }) => skeleton(text)),
  );
  return pairs.filter(([i, j]) => {
    if (i === null || j === null) return false;
    const [one, other] = [a[i]!, b[j]!];
    return (
      skeleton(one.text) !== skeleton(other.text) &&
      one.confidence >= SURE_CHARACTER &&
      ppAlphabet.has(other.text)
    );
  }).length;
}

/** The reading that most crop heights agree on, and their share. */
export interface Agreed {
  candidate: Candidate;
  /** Of the readings, 0..1. */
  share: number;
}

/** Agreement between crop heights is the best sign of a right reading by tesseract (measured). */
export function agreeingReading(readings: readonly Candidate[]): Agreed {
  const best = readings.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  const votes = (candidate: Candidate) =>
    readings.filter((other) => skeleton(other.text) === skeleton(candidate.text)).length;
  const most = Math.max(...readings.map(votes));
  if (most === 1 && readings.length > 1) {
    const confidence = Math.min(best.confidence, CONTRADICTED);
    return { candidate: { ...best, confidence }, share: 1 / readings.length };
  }
  const agreeing = readings.filter((reading) => votes(reading) === most);
  const surest = agreeing.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  const share = most / readings.length;
  return { candidate: { ...surest, confidence: surest.confidence * (0.5 + share / 2) }, share };
}

/** PP-OCR's letters with the marks that one Latin language's data saw. */
export interface Accented {
  joined: Candidate;
  marks: Candidate;
}

/**
 * Data of a language put its own accents on any other's words (für as fũr or fúr). The surest data
 * are right, as measured on German, French, Spanish and Vietnamese lines; where another language's
 * are as sure of something else, neither is trusted.
 */
export function surestAccents(readings: readonly Accented[], own: number): Candidate {
  const { joined, marks } = readings.reduce((a, b) =>
    b.marks.confidence > a.marks.confidence ? b : a,
  );
  const ink = (text: string) => text.replace(/\s/gu, '');
  const rival = readings.some(
    (other) =>
      ink(other.joined.text) !== ink(joined.text) &&
      other.marks.confidence > marks.confidence - RIVAL,
  );
  const trusted = joined.confidence > CONTRADICTED && !rival;
  return { ...joined, confidence: trusted ? Math.max(own, marks.confidence) : CONTRADICTED };
}
