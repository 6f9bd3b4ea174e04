import { alignSequences } from '../alignment.ts';
import { type Candidate, type CandidateCharacter, inked, inkForm, skeleton } from './candidate.ts';
import { homeShare } from './home-letters.ts';
import { withPlainDigits } from './join.ts';
import type { LanguageReading } from './settle.ts';

/** A character that is less sure than this may be mended. */
const UNSURE = 0.8;

/**
 * A leading recogniser's reading with tesseract's letters where it was unsure of its own: に read as
 * Iこ, ぎ as ギ. Tesseract's stand where most crop heights agree on them.
 *
 * @param seconds what the other recognisers read
 */
export function mendedBy(
  first: Candidate,
  languages: readonly LanguageReading[],
  scripts: readonly string[],
  seconds: readonly Candidate[] = [],
): Candidate {
  const native = languages.find(({ script }) => scripts.includes(script));
  if (native === undefined || native.agreed.share <= 0.5) return first;
  const own = inked(first);
  const theirs = inked(withPlainDigits(native.agreed.candidate, first));
  const pairs = alignSequences(
    own.map(({ text }) => skeleton(text)),
    theirs.map(({ text }) => skeleton(text)),
  );
  /** What stands for each of the reading's own characters. */
  const standsFor = new Map<CandidateCharacter, readonly CandidateCharacter[]>();
  let mine: CandidateCharacter[] = [];
  let others: CandidateCharacter[] = [];
  const close = () => {
    const stands = standing(mine, others, native);
    mine.forEach((one, n) => {
      standsFor.set(one, n === 0 ? stands : []);
    });
    [mine, others] = [[], []];
  };
  for (const [i, j] of pairs) {
    const [one, other] = [i === null ? null : own[i]!, j === null ? null : theirs[j]!];
    if (one !== null && other !== null && skeleton(one.text) === skeleton(other.text)) {
      close();
    } else {
      if (one !== null) mine.push(one);
      if (other !== null) others.push(other);
    }
  }
  close();
  const sign = signInFront(own, theirs, seconds, native.agreed.share);
  const characters = [...sign, ...first.characters.flatMap((one) => standsFor.get(one) ?? [one])];
  const text = characters.map((character) => character.text).join('');
  return text === first.text ? first : { ...first, characters, text };
}

/** ¥6,400(税込) is read as 6,400(税込): a sign that tesseract and another recogniser both see. */
function signInFront(
  own: readonly CandidateCharacter[],
  [sign, next]: readonly CandidateCharacter[],
  seconds: readonly Candidate[],
  share: number,
): CandidateCharacter[] {
  if (sign === undefined || next === undefined || !/^\p{Sc}$/u.test(sign.text)) return [];
  const form = inkForm(sign.text);
  const isSeen = seconds.some(({ text }) => inkForm(text).startsWith(form));
  const stands = own[0] !== undefined && skeleton(own[0].text) === skeleton(next.text);
  return isSeen && stands ? [{ ...sign, confidence: sign.confidence * share }] : [];
}

/** Which of two readings of the same few glyphs stands. */
function standing(
  mine: readonly CandidateCharacter[],
  others: readonly CandidateCharacter[],
  { script, agreed }: LanguageReading,
): readonly CandidateCharacter[] {
  if (mine.length === 0 || others.length === 0) return mine;
  if (mine.some(({ confidence }) => confidence >= UNSURE)) return mine;
  if (homeShare(others.map(({ text }) => text).join(''), script) < 1) return mine;
  return others.map((other) => ({ ...other, confidence: other.confidence * agreed.share }));
}
