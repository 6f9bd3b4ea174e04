import { alignSequences } from '../alignment.ts';
import { type Candidate, type CandidateCharacter, inked, skeleton } from './candidate.ts';

/** The stroke 丶 is what a recogniser without a 、 in the middle of its line writes for it. */
const COMMA = /^[、丶]$/u;
const IDEOGRAPH = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}）」』》]$/u;

/**
 * A reading with the 、 that at least two others see in one place and it passed over: set in the
 * middle of its square, as in Taiwan, it is lost by PP-OCR's latest recognisers.
 */
export function withCommas(reading: Candidate, others: readonly Candidate[]): Candidate {
  const own = inked(reading);
  /** What the others see behind each character. */
  const seen = new Map<CandidateCharacter, CandidateCharacter[]>();
  for (const other of others) {
    const theirs = inked(other);
    let last: CandidateCharacter | null = null;
    const pairs = alignSequences(
      own.map(({ text }) => skeleton(text)),
      theirs.map(({ text }) => skeleton(text)),
    );
    for (const [i, j] of pairs) {
      if (i !== null) last = own[i]!;
      const one = j === null ? undefined : theirs[j]!;
      if (i !== null || last === null || one === undefined || !COMMA.test(one.text)) continue;
      seen.set(last, [...(seen.get(last) ?? []), one]);
    }
  }
  const isPassedOver = (one: CandidateCharacter) =>
    IDEOGRAPH.test(one.text) && (seen.get(one)?.length ?? 0) >= 2;
  if (!own.some(isPassedOver)) return reading;
  const characters = reading.characters.flatMap((one) => {
    if (!isPassedOver(one)) return [one];
    const [first, ...rest] = seen.get(one)!;
    const surest = rest.reduce((a, b) => (b.confidence > a.confidence ? b : a), first!);
    return [one, { ...surest, text: '、' }];
  });
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}
