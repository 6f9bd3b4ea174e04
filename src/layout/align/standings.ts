import { type Box, sharedLength, unionOf } from '../../geometry.ts';
import { letterHeight } from '../letters.ts';
import { isPlaced, type PlacedBlock } from '../places.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { hasShapeOf, standingAt, unownedLines } from '../unread-places.ts';

/** Of the letter height: what parts two words of one row, at most. */
const SPACE = 1.5;
/** Of a piece's width: as much of it may lie over the row, where letters overhang one another. */
const OVER = 0.5;
/** Of the lower of a row and a piece: the least that stands beside the other. */
const IN_ROW = 0.7;

/**
 * Every place where a block may stand that was not read for sure, as far as is known: where it was
 * found, the same with what stands beside it in its rows and nobody could read, an area that stands
 * for it, and, where it was not found, each line of its shape that is nobody's. None of them can be
 * held against it; but where one of them is as asked, that is hardly by chance.
 */
export function standingsOf(block: SeenBlock, input: LayoutInput): PlacedBlock[] {
  const unowned = unownedLines(input);
  if (isPlaced(block)) return [block, ...withRest(block, unowned)];
  const standIn = input.located.find(({ id }) => id === block.id);
  return [
    ...(standIn !== undefined && isPlaced(standIn) ? [standIn] : []),
    ...unowned.filter((line) => hasShapeOf(line, block)).map((line) => standingAt(block, line)),
  ];
}

type Piece = Pick<BlockLine, 'text' | 'box' | 'glyphs'>;

/** The block with the pieces of its rows that were found and not read; none without such. */
function withRest(block: PlacedBlock, unowned: readonly FoundLine[]): PlacedBlock[] {
  const unread = unowned.map(({ text, box, ink }) => ({ text, box, glyphs: ink?.glyphs ?? [] }));
  // A word that was read apart from its row, though it stands in it, is a piece of it, too.
  const lines = block.lines.map((line) =>
    wholeRow(line, [...unread, ...block.lines.filter((other) => other !== line)]),
  );
  if (lines.every((line, at) => line === block.lines[at])) return [];
  return [{ ...block, lines, box: unionOf(lines.map(({ box }) => box)) }];
}

function wholeRow(line: BlockLine, pieces: readonly Piece[]): BlockLine {
  if (line.ink.some(({ vertical }) => vertical)) return line;
  const room = SPACE * letterHeight(line);
  let row = line;
  let rest = pieces;
  for (;;) {
    const { box } = row;
    const next = rest.find((piece) => followsIn(box, line.box, piece.box, room));
    if (next === undefined) return row;
    rest = rest.filter((piece) => piece !== next);
    const text = next.box[0] < box[0] ? `${next.text} ${row.text}` : `${row.text} ${next.text}`;
    row = { ...row, text, box: unionOf([box, next.box]), glyphs: [...row.glyphs, ...next.glyphs] };
  }
}

/** Whether a piece is the next word before or after a row. */
function followsIn([x, , w]: Box, [, top, , height]: Box, piece: Box, room: number): boolean {
  const apart = Math.max(piece[0] - x - w, x - piece[0] - piece[2]);
  const shared = sharedLength(top, top + height, piece[1], piece[1] + piece[3]);
  return apart >= -OVER * piece[2] && apart <= room && shared > IN_ROW * Math.min(piece[3], height);
}
