import { type Candidate, inked, type Place } from './candidate.ts';

/** Widest margin of a detected line, and widest space between digits or words, in line heights. */
const MARGIN = 0.5;
const SPACE = 0.6;

/** Currency, punctuation, arrows: whatever is no letter, no mark, no digit and no space. */
export function isSign(text: string): boolean {
  return /^[^\p{L}\p{M}\p{N}\s]+$/u.test(text);
}

/** One form of each sign that engines write in several ways: quotes, guillemets, dashes. */
export function signForm(text: string): string {
  return text
    .replace(/[‘’‚′`´]/gu, "'")
    .replace(/[“”„″]/gu, '"')
    .replace(/[《≪]/gu, '«')
    .replace(/[》≫]/gu, '»')
    .replace(/[‐-―−]/gu, '-');
}

/**
 * Whether more than its digits may stand in a line: a recogniser that can't write € leaves its
 * place empty and stays sure of the rest, or writes a quote for a „.
 */
export function mayHoldSigns(read: Candidate, { width, height }: Place): boolean {
  const characters = inked(read);
  if (characters.some(({ text }) => /^["'<>«»]$/u.test(signForm(text)))) return true;
  const lengths = width / Math.max(1, height);
  let [end, inner] = [characters[0]?.to ?? 0, 0];
  for (const { from, to } of characters) {
    inner = Math.max(inner, from - end);
    end = Math.max(end, to);
  }
  const margin = Math.max(characters[0]?.from ?? 1, 1 - end);
  return margin * lengths > MARGIN || inner * lengths > SPACE;
}
