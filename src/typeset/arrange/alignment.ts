import type { Sample } from '../../dataset/schema.ts';
import type { Align } from '../page.ts';
import type { Groups } from './groups.ts';
import { cellOf, isFigure, type Piece } from './pieces.ts';

/**
 * How a piece's lines stand: as a rule says, else by the row or column that it stands in, else as
 * the page's look is.
 */
export function alignOf(
  { layout }: Sample,
  piece: Piece,
  groups: Groups,
  pieces: readonly Piece[],
  look: 'start' | 'center',
): Align {
  const start: Align = piece.rightToLeft ? 'right' : 'left';
  const end: Align = piece.rightToLeft ? 'left' : 'right';
  for (const { blocks, edge } of layout?.align ?? []) {
    if (!blocks.includes(piece.id)) continue;
    if (edge === 'left' || edge === 'right' || edge === 'center') return edge;
    if (edge === 'start') return start;
    if (edge === 'end') return end;
  }
  if (piece.kind !== 'text') return cellOf(piece.region)?.column ?? 'center';
  const member = groups.rowMember(piece.id);
  if (member !== null && member !== piece.id) return 'center';
  if (member !== null) {
    const row = groups.members(groups.row(member)!);
    const figures = pieces.filter(({ id }) => row.includes(id)).filter(isFigure).length;
    if (figures === 0 || figures === row.length) return 'center';
    return isFigure(piece) ? end : start;
  }
  return groups.cell(piece.id)?.column ?? (look === 'center' ? 'center' : start);
}
