import type { Groups } from './groups.ts';
import { cellOf, type Piece } from './pieces.ts';
import type { Relation } from './relations.ts';

/** How wide each piece may be, in pixels. */
export type Rooms = ReadonlyMap<string, number>;

/**
 * The width that each piece can take without what stands beside it running out of room. A figure
 * in a list of rows needs its own width and no more: `natural` tells it.
 *
 * @param edge px to the page's sides that stay free
 */
export function roomsOf(
  pieces: readonly Piece[],
  groups: Groups,
  relations: readonly Relation[],
  page: { width: number; edge: number; gap: number },
  natural: (id: string) => number,
): Rooms {
  const { width, edge, gap } = page;
  const whole = width - 2 * edge;
  const rooms = new Map<string, number>();
  for (const piece of pieces) rooms.set(piece.id, whole);
  const least = (id: string, room: number) => rooms.set(id, Math.min(rooms.get(id)!, room));

  for (const piece of pieces) {
    const { region } = piece;
    if (Array.isArray(region)) least(piece.id, (region[2] as number) * width);
    else if (region !== null) {
      const cell = cellOf(region)!;
      // The middle of what starts at the margin must still lie in the outer third.
      if (cell.column !== 'center') least(piece.id, 2 * (width * 0.325 - edge));
    }
  }
  // Two columns that run side by side have half of the page each.
  const sides = new Map(pieces.map(({ id }) => [id, groups.cell(id)?.column ?? null]));
  for (const { a, b, way } of relations) {
    if (way !== 'before' || sides.get(a) === sides.get(b)) continue;
    if (sides.get(a) === null || sides.get(b) === null) continue;
    const share = sides.get(a) === 'center' || sides.get(b) === 'center' ? 1 / 3 : 1 / 2;
    for (const id of [a, b]) {
      if (pieces.find((piece) => piece.id === id)!.kind === 'text') least(id, whole * share - gap);
    }
  }
  const product = pieces.find(({ kind }) => kind === 'product');
  if (product !== undefined && cellOf(product.region)!.column !== 'center') {
    for (const { a, b, way } of relations) {
      if (way !== 'before' || (a !== product.id && b !== product.id)) continue;
      least(a === product.id ? b : a, whole / 2 - gap);
    }
  }
  for (const row of new Set(pieces.map(({ id }) => groups.row(id)))) {
    if (row === null) continue;
    const members = groups.members(row);
    const available = Math.min(...members.map((id) => rooms.get(id)!));
    const column = sidesDiffer(members, sides) ? whole : available;
    shareOut(members, column, gap, pieces, natural, least);
  }
  // What stands under a member of a row has the room of that member's share.
  for (const piece of pieces) {
    const member = groups.rowMember(piece.id);
    if (member === null || member === piece.id) continue;
    const row = groups.members(groups.row(member)!);
    if (row.every((id) => isFigure(id, pieces) === isFigure(row[0]!, pieces))) {
      least(piece.id, whole / row.length - gap);
    }
  }
  return rooms;
}

function sidesDiffer(
  members: readonly string[],
  sides: ReadonlyMap<string, string | null>,
): boolean {
  return new Set(members.map((id) => sides.get(id))).size > 1;
}

/** A label and a figure share a row by what the figure needs; equals share it evenly. */
function shareOut(
  members: readonly string[],
  room: number,
  gap: number,
  pieces: readonly Piece[],
  natural: (id: string) => number,
  least: (id: string, room: number) => void,
): void {
  const figures = members.filter((id) => isFigure(id, pieces));
  const others = members.filter((id) => !figures.includes(id));
  if (figures.length === 0 || others.length === 0) {
    for (const id of members) least(id, room / members.length - gap);
    return;
  }
  const figureRoom = (id: string) => Math.min(natural(id) * 1.01, (room * 0.65) / figures.length);
  const taken = figures.reduce((sum, id) => sum + figureRoom(id) + gap, 0);
  for (const id of figures) least(id, figureRoom(id));
  for (const id of others) least(id, (room - taken) / others.length - gap);
}

function isFigure(id: string, pieces: readonly Piece[]): boolean {
  const role = pieces.find((piece) => piece.id === id)?.block?.role;
  return role === 'price' || role === 'data';
}
