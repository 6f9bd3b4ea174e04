import { type Box, boxOf, type Quad, quadOf, sharedLength } from '../../geometry.ts';
import type { FaintText, LineInk } from '../../layout/evidence.ts';
import type { Pixels } from '../../reading/reader.ts';
import type { Sight } from '../look.ts';
import { type Detect, isKnown, isSetLikeType } from './faint.ts';
import { inkOfLines } from './ink.ts';
import { stretched } from './stretched.ts';

/** Room that is laid around the picture, as a share of its longer side: some lines of its text. */
const ROOM = 1 / 24;
/** What the drawn-out picture has for its ground. */
const GROUND = 128;
/** Pixels from the edge within which ink is cut by it: its own soft edge is as wide. */
const AT_EDGE = 2;

/**
 * Text that the picture's edge cuts, and that the reader did not find. Detectors learn text with room
 * around it: so the picture is looked at once more with some, its contrast drawn out so that all of
 * its ground goes over into the room.
 *
 * @param known boxes of the lines that were found
 */
export async function cutText(
  sight: Sight,
  known: readonly Box[],
  detect: Detect,
): Promise<FaintText[]> {
  const room = Math.round(Math.max(sight.width, sight.height) * ROOM);
  const found = (await detect(surrounded(stretched(sight), room))).flatMap(({ quad }) => {
    const box = boxOf(quad.map(([x, y]) => [x - room, y - room] as const));
    const within = cutTo(box, sight);
    return Math.min(...within) >= 0 && !isKnown(within, known) ? [quadOf(within)] : [];
  });
  const inks = inkOfLines(
    sight,
    found.map((quad: Quad) => ({ quad, text: '' })),
  ).filter((ink) => ink !== null);
  return rowsOf(inks)
    .filter((row) => row.some(({ box }) => isCut(box, sight)))
    .filter((row) => isSetLikeType({ ...row[0]!, glyphs: row.flatMap(({ glyphs }) => glyphs) }))
    .flatMap((row) =>
      row.map(({ box, foreground, background, contrast }) => ({
        box,
        foreground,
        background,
        contrast,
      })),
    );
}

/** Pieces of one row together: a word whose letters are joined is one glyph, and says little alone. */
function rowsOf(inks: readonly LineInk[]): LineInk[][] {
  const rows: LineInk[][] = [];
  for (const ink of inks) {
    const row = rows.find(([first]) => isBeside(first!.box, ink.box));
    if (row === undefined) rows.push([ink]);
    else row.push(ink);
  }
  return rows;
}

/** Of the lower one's height, what two pieces of a row share. */
const SHARED = 0.5;

function isBeside(a: Box, b: Box): boolean {
  return sharedLength(a[1], a[1] + a[3], b[1], b[1] + b[3]) > SHARED * Math.min(a[3], b[3]);
}

function isCut([x, y, w, h]: Box, { width, height }: Pixels): boolean {
  return Math.min(x, y, width - x - w, height - y - h) <= AT_EDGE;
}

function cutTo([x, y, w, h]: Box, { width, height }: Pixels): Box {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return [left, top, Math.min(width, x + w) - left, Math.min(height, y + h) - top];
}

function surrounded({ width, height, data }: Pixels, room: number): Pixels {
  const [wide, high] = [width + 2 * room, height + 2 * room];
  const larger = new Uint8Array(wide * high * 3).fill(GROUND);
  for (let y = 0; y < height; y++) {
    larger.set(data.subarray(y * width * 3, (y + 1) * width * 3), ((y + room) * wide + room) * 3);
  }
  return { width: wide, height: high, data: larger };
}
