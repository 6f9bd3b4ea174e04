/** What one engine read in one place; `from` and `to` run along the line, 0..1. */
export interface Candidate {
  /** E.g. `pp-ocrv6`, `tesseract/jpn`. */
  engine: string;
  text: string;
  /** Mean over the characters, 0..1; 0 where nothing was read. */
  confidence: number;
  characters: CandidateCharacter[];
  /** PP-OCR: the strongest character that lost to the blank, 0..1. */
  passedOver?: number;
}

export interface CandidateCharacter {
  text: string;
  confidence: number;
  /** PP-OCR: probability of the strongest other character, 0..1. */
  rival?: number;
  /** Its mean probability over the engines able to write it, 0 for one that read another, 0..1. */
  fit?: number;
  from: number;
  to: number;
}

export const NOTHING: Candidate = { engine: '', text: '', confidence: 0, characters: [] };

/** Length of a line along the text and across it, in pixels. */
export interface Place {
  width: number;
  height: number;
}

/** How sure an engine is of its weakest character; spaces are never sure and don't count. */
export function weakest(candidate: Candidate): number {
  return inked(candidate).reduce((least, { confidence }) => Math.min(least, confidence), 1);
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The characters of two readings in one order: as they stand along the line, where only one of them
 * was read from right to left.
 */
export function inkedAlike(
  one: Candidate,
  other: Candidate,
): [CandidateCharacter[], CandidateCharacter[]] {
  const [a, b] = [inked(one), inked(other)];
  if (RIGHT_TO_LEFT.test(one.text) === RIGHT_TO_LEFT.test(other.text)) return [a, b];
  const along = (p: CandidateCharacter, q: CandidateCharacter) => p.from + p.to - q.from - q.to;
  return [a.sort(along), b.sort(along)];
}

/** The characters that leave ink. */
export function inked(candidate: Candidate): CandidateCharacter[] {
  return candidate.characters.filter(({ text }) => text.trim() !== '');
}

/** Text without spaces and with one form of each dash, quote and dot: what engines vote on. */
export function inkForm(text: string): string {
  return (
    text
      // Before NFKC, which takes ´ and ″ apart.
      .replace(/[‘’‚′`´]/gu, "'")
      .replace(/[“”„″]/gu, '"')
      .normalize('NFKC')
      .replace(/\s/gu, '')
      .replace(/[‐-―−]/gu, '-')
      .replace(/[·•・‧∙⋅]/gu, '·')
  );
}

/**
 * The same without case and without the marks of Latin letters, which some engines don't write.
 * Marks that make another syllable (が, कि) stay.
 */
export function skeleton(text: string): string {
  return inkForm(text)
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/。/gu, '.')
    .toLowerCase();
}
