import type { Box } from '../geometry.ts';
import { type Piece, pieceBox, pieceText } from './match/pieces.ts';
import { apart } from './match/place.ts';
import type { UnreadArea } from './types.ts';

/** What a block lacks, and where it would be looked for. */
export interface Lack {
  block: string;
  script: string;
  /** Characters not accounted for. */
  characters: number;
  /** Pixels that an area must be high at least, whatever it holds. */
  least: number;
  /** The block's own box where part of it was found. */
  near: Box | null;
  /** Boxes of the blocks before and after it in the copy. */
  neighbours: Box[];
}

/** Scripts whose characters are about as wide as high; others take half the width. */
const SQUARE = new Set(['Hans', 'Hant', 'Jpan', 'Kore', 'Hani', 'Hang', 'Hira', 'Kana']);
/** A lack may be this much larger than an area seems to hold, or smaller. */
const LEAST_ROOM = 0.4;
const MOST_ROOM = 5;
/** The rest of a block found in part lies within this many line heights of it. */
const REST_WITHIN = 3;

/**
 * Which doubtful areas what is missing could be. An area stands for as much copy as it has room
 * for, by place first, and then for no more: so one smudge can't excuse a page of missing text.
 * `repeats` are areas whose text stands somewhere else as well: they excuse nothing.
 * Returns the areas and the blocks that they leave undecided.
 */
export function standIns(
  lacks: readonly Lack[],
  doubtful: readonly Piece[],
  repeats: ReadonlySet<Piece> = new Set(),
): { unread: UnreadArea[]; undecided: Set<string> } {
  const areas = doubtful.map((piece) => {
    const box = pieceBox(piece);
    const open = !repeats.has(piece);
    return { box, text: pieceText(piece), block: null as string | null, used: 0, open };
  });
  const undecided = new Set<string>();
  const pairs = lacks.flatMap((lack) =>
    areas
      .filter(({ open }) => open)
      .map((area) => ({ lack, area, cost: costOf(lack, area.box) }))
      .filter(({ cost }) => cost < Infinity),
  );
  pairs.sort((a, b) => a.cost - b.cost);
  for (const { lack, area } of pairs) {
    if (undecided.has(lack.block)) continue;
    const room = roomOf(area.box, lack.script);
    if (area.used > 0 && area.used + lack.characters > room * 1.3) continue;
    area.used += lack.characters;
    area.block ??= lack.block;
    undecided.add(lack.block);
  }
  return { unread: areas.map(({ box, text, block }) => ({ box, text, block })), undecided };
}

/** How many characters an area could hold at its height, on one line. */
function roomOf([, , w, h]: Box, script: string): number {
  const long = Math.max(w, h);
  const short = Math.max(1, Math.min(w, h));
  return long / (short * (SQUARE.has(script) ? 0.8 : 0.4));
}

function costOf(lack: Lack, box: Box): number {
  const room = roomOf(box, lack.script);
  if (Math.min(box[2], box[3]) < lack.least) return Infinity;
  if (room < LEAST_ROOM * lack.characters || room > MOST_ROOM * lack.characters + 4) {
    return Infinity;
  }
  const size = Math.abs(Math.log(room / lack.characters));
  if (lack.near !== null) {
    const distance = apart(box, lack.near);
    return distance > REST_WITHIN ? Infinity : distance + size;
  }
  return size + lack.neighbours.reduce((sum, other) => sum + Math.min(40, apart(box, other)), 0);
}
