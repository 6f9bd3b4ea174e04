import type { Candidate } from '../../src/reading/candidate.ts';

/**
 * A line as an engine reads it: its characters evenly spread, all as sure as the line, or as
 * `sure` says for some of them.
 */
export function candidate(
  text: string,
  confidence = 0.98,
  sure: Readonly<Record<string, number>> = {},
  engine = 'pp',
): Candidate {
  const units = [...text];
  return {
    engine,
    text,
    confidence,
    characters: units.map((unit, i) => ({
      text: unit,
      confidence: sure[unit] ?? confidence,
      from: i / units.length,
      to: (i + 1) / units.length,
    })),
  };
}

/** What a recogniser without accents, kana and hangul can write. */
export const plainAlphabet: ReadonlySet<string> = new Set(
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789é.,:;-–!?¥$%()茶春上新三色抹 ',
);
