import { type MatchLine, type Piece, unitCharacters } from './match/pieces.ts';
import type { SeenCharacter } from './types.ts';

/** One unit of what was read of a block, and how well its glyph fits it. */
export interface UnitFit {
  /** The line it stands on, and its index there. */
  line: MatchLine;
  at: number;
  /** 0..1; null where the reader doesn't tell. */
  fit: number | null;
  /** False where the reader's characters can't be told apart: then it is the least of the line. */
  own: boolean;
}

/**
 * The fits of a block's units, one for each unit of its pieces in their order. A unit of several
 * characters fits as its worst.
 */
export function fitsOf(pieces: readonly Piece[]): UnitFit[] {
  return pieces.flatMap(({ line, from, to }) => {
    const characters = unitCharacters(line);
    const rest = characters === null ? leastFit(line.line.characters ?? []) : null;
    return line.units.raw.slice(from, to).map((_, i): UnitFit => {
      const at = from + i;
      const fit = characters === null ? rest : leastFit(characters[at]!);
      return { line, at, fit, own: characters !== null };
    });
  });
}

/** The least of all fits; null where none is known. */
export function leastOf(fits: readonly (number | null)[]): number | null {
  const known = fits.filter((fit) => fit !== null);
  return known.length === 0 ? null : known.reduce((least, fit) => Math.min(least, fit));
}

function leastFit(characters: readonly SeenCharacter[]): number | null {
  return leastOf(characters.filter(({ text }) => text.trim() !== '').map(({ fit }) => known(fit)));
}

/** Readings come from files and from modules of other people: what is no probability tells nothing. */
function known(fit: number | undefined): number | null {
  return typeof fit === 'number' && fit >= 0 && fit <= 1 ? fit : null;
}
