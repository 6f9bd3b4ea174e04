import type { Groups } from './groups.ts';
import { cellOf, isFigure, type Piece } from './pieces.ts';
import type { PageRoom } from './place.ts';
import type { Relation } from './relations.ts';

/** How wide each piece may be, in pixels. */
export type Rooms = ReadonlyMap<string, number>;

/**
 * The width that each piece can take without what stands beside it running out of room. A figure
 * in a list of rows needs its own width and no more: `natural` tells it.
 */
export function roomsOf(
  pieces: readonly Piece[],
  groups: Groups,
  relations: readonly Relation[],
  { width, edge, boxEdge, gap }: PageRoom,
  natural: (id: string) => number,
): Rooms {
  const whole = width - 2 * edge;
  const rooms = new Map<string, number>();
  const figure = (id: string) => isFigure(pieces.find((piece) => piece.id === id)!);
  for (const piece of pieces) rooms.set(piece.id, whole);
  const least = (id: string, room: number) => rooms.set(id, Math.min(rooms.get(id)!, room));

  for (const piece of pieces) {
    const { region } = piece;
    if (Array.isArray(region))
      rooms.set(piece.id, boxRoom(region as [number, number, number, number], width, boxEdge));
    else if (region !== null) {
      const cell = cellOf(region)!;
      // The middle of what starts at the margin must still lie in the outer third.
      if (cell.column !== 'center') least(piece.id, 2 * (width * 0.325 - edge));
    }
  }
  // Two columns that run side by side have half of the page each; beside a logo there is the rest.
  const sides = new Map(pieces.map(({ id }) => [id, groups.cell(id)?.column ?? null]));
  const logo = pieces.find(({ kind }) => kind === 'logo')?.id;
  for (const { a, b, way } of relations) {
    if (way !== 'before' || sides.get(a) === sides.get(b)) continue;
    if (sides.get(a) === null || sides.get(b) === null) continue;
    if (a === logo || b === logo) {
      const text = a === logo ? b : a;
      const taken = edge + natural(logo) + gap;
      const centred = sides.get(text) === 'center' ? 2 * (width * 0.65 - taken) : width;
      least(text, Math.min(width - taken - edge, centred));
      continue;
    }
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
    shareOut(members, column, gap, figure, natural, least);
  }
  // What stands under a member of a row has the room of that member's share.
  for (const piece of pieces) {
    const member = groups.rowMember(piece.id);
    if (member === null || member === piece.id) continue;
    const row = groups.members(groups.row(member)!);
    if (row.every((id) => figure(id) === figure(row[0]!))) {
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
  isFigure: (id: string) => boolean,
  natural: (id: string) => number,
  least: (id: string, room: number) => void,
): void {
  const figures = members.filter(isFigure);
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

function boxRoom([x, , w]: readonly [number, number, number, number], width: number, edge: number) {
  return Math.min((x + w) * width, width - edge) - Math.max(x * width, edge);
}
