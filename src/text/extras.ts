import { bestStretch } from './match/local.ts';
import { type Piece, pieceBox, pieceText } from './match/pieces.ts';
import type { ExtraText } from './types.ts';
import { UnitIds, type Units, unitsOf } from './units.ts';

/** A leftover repeats a block when this share of it agrees with one. */
const REPEATS = 0.7;

/** What no block owns: text nobody asked for, or a block's text once more. */
export function extraTexts(
  over: readonly Piece[],
  blocks: readonly Units[],
  logoText: string | undefined,
): ExtraText[] {
  const ids = new UnitIds();
  const copies = blocks.map((units) => ids.of(units.folded));
  const logo = logoText === undefined ? null : unitsOf(logoText).folded.join('');
  return over.flatMap((piece) => {
    const { units } = piece.line;
    const folded = units.folded.slice(piece.from, piece.to);
    if (logo?.includes(folded.join(''))) return [];
    const line = ids.of(folded);
    const repeats = copies.some((copy) => {
      const score = bestStretch(line, copy)?.score ?? 0;
      return (
        score >= REPEATS * line.length ||
        (copy.length > 1 && score >= 0.9 * copy.length && score >= 0.5 * line.length)
      );
    });
    return [
      {
        text: pieceText(piece),
        box: pieceBox(piece),
        kind: repeats ? ('duplicate' as const) : ('extra' as const),
        characters: folded.length,
      },
    ];
  });
}
