import { type Box, boxOf, intersectionArea, type Quad, sharedLength } from '../../geometry.ts';
import type { FaintText, LineInk } from '../../layout/evidence.ts';
import { resizePixels } from '../../reading/ppocr/resize.ts';
import type { Pixels } from '../../reading/reader.ts';
import type { Sight } from '../look.ts';
import { type Detect, isKnown } from './faint.ts';
import { inkOfLines } from './ink.ts';
import { loneMarks } from './marks.ts';

/** A look at the picture in pieces of so many of its pixels, each so much enlarged. */
interface Look {
  enlarged: number;
  piece: number;
}

/** At all of it: letters of some 6 pixels are then as high as the detector was trained with. */
const WIDE: Look = { enlarged: 1.5, piece: 640 };
/** At lone marks: a word of 20 by 5 pixels is found so, and at twice its size not yet. */
const CLOSE: Look = { enlarged: 3, piece: 320 };
/** Pieces that are looked at closely at most: a picture of more marks is grain or leaves. */
const MOST_PIECES = 24;
/** Pixels that pieces share, so that a line of small print is whole in one of them. */
const SHARED = 64;
/** Pixels of height above which text is found without a closer look. */
const SMALL = 14;
/** A blot that is not longer than high is no line; what is fainter may be grain. */
const LEAST = { length: 1.5, contrast: 1.3 } as const;
/**
 * At this size the letters of a word may all touch: it has one glyph then, which lies along, is high
 * enough to be letters, and is not filled by its stroke as a dash is.
 */
const WORD = { height: 4, stroke: 0.75 } as const;
/** A row takes up less of its area's height where the area holds two of them. */
const ROW = 0.65;

/**
 * Text so small that the reader did not find it: the detector looks again, piece by piece, at the
 * picture enlarged. It takes some seconds; for where something is missing.
 *
 * @param known boxes of the lines that were found
 * @param doubted those of them that could hardly be read: each may be rows of small print
 */
export async function smallText(
  sight: Sight,
  known: readonly Box[],
  detect: Detect,
  doubted: readonly Box[] = [],
): Promise<FaintText[]> {
  const wide = await lookedAt(sight, piecesOf(sight), WIDE, detect);
  const small = freshOf(sight, wide, known).filter(isLine).map(printOf);
  const seen = [...known, ...small.map(({ box }) => box)];
  const low = doubted.filter((box) => Math.min(box[2], box[3]) <= 2 * SMALL);
  const marks = loneMarks(sight, seen);
  const close = await lookedAt(sight, piecesAround([...marks, ...low], sight), CLOSE, detect);
  // What stands elsewhere is a part of something larger, and was not looked for.
  const isMark = ({ box }: LineInk) => marks.some((mark) => intersectionArea(mark, box) > 0);
  const words = freshOf(sight, close, seen).filter((ink) => isMark(ink) && isWord(ink));
  return [...small, ...words.map(printOf), ...low.flatMap((box) => rowsIn(sight, close, box))];
}

/** Where the detector sees text in pieces of the picture, in the picture's own pixels. */
async function lookedAt(
  sight: Sight,
  pieces: readonly Box[],
  { enlarged }: Look,
  detect: Detect,
): Promise<Quad[]> {
  const found: Quad[] = [];
  for (const piece of pieces) {
    const [x, y, w, h] = piece;
    const large = resizePixels(
      cropped(sight, piece),
      Math.round(w * enlarged),
      Math.round(h * enlarged),
    );
    for (const { quad } of await detect(large)) {
      const back = quad.map(([px, py]) => [x + px / enlarged, y + py / enlarged] as const);
      found.push(back as unknown as Quad);
    }
  }
  return found;
}

/** The ink of small print among what the detector saw, each once. */
function freshOf(sight: Sight, found: readonly Quad[], known: readonly Box[]): LineInk[] {
  const fresh = found.filter((quad) => !isKnown(boxOf(quad), known));
  const small: LineInk[] = [];
  for (const ink of inkOfLines(
    sight,
    fresh.map((quad) => ({ quad, text: '' })),
  )) {
    if (ink === null || !isSmall(ink)) continue;
    // Where pieces share a stretch a line may be found twice.
    const others = small.map(({ box }) => box);
    if (!isKnown(ink.box, others)) small.push(ink);
  }
  return small;
}

/** The rows that an area turns out to hold; none where it is the one line that it was taken for. */
function rowsIn(sight: Sight, found: readonly Quad[], area: Box): FaintText[] {
  const quads: Quad[] = [];
  for (const quad of found.toSorted((a, b) => boxOf(b)[2] - boxOf(a)[2])) {
    const box = boxOf(quad);
    const within = intersectionArea(box, area) > 0.5 * box[2] * box[3];
    if (within && quads.every((other) => shareOfHeight(box, boxOf(other)) < 0.5)) quads.push(quad);
  }
  if (quads.length < 2) return [];
  const inks = inkOfLines(
    sight,
    quads.map((quad) => ({ quad, text: '' })),
  );
  const rows = inks.flatMap((ink) =>
    ink !== null && isSmall(ink) && isWord(ink) && ink.box[3] < ROW * area[3] ? [printOf(ink)] : [],
  );
  return rows.length < 2 ? [] : rows;
}

function shareOfHeight(a: Box, b: Box): number {
  return sharedLength(a[1], a[1] + a[3], b[1], b[1] + b[3]) / Math.min(a[3], b[3]);
}

function printOf({ box, foreground, background, contrast }: LineInk): FaintText {
  return { box, foreground, background, contrast, small: true };
}

/** At this size strokes run into one another: how even they are says nothing. */
function isSmall({ box, contrast }: LineInk): boolean {
  const [low, long] = [Math.min(box[2], box[3]), Math.max(box[2], box[3])];
  return low <= SMALL && long >= LEAST.length * low && contrast >= LEAST.contrast;
}

function isLine({ glyphs }: LineInk): boolean {
  return glyphs.length > 1;
}

function isWord(ink: LineInk): boolean {
  const [, , wide, high] = ink.box;
  return isLine(ink) || (wide > high && high >= WORD.height && ink.stroke <= WORD.stroke * high);
}

function piecesOf({ width, height }: Pixels): Box[] {
  const { piece } = WIDE;
  const starts = (length: number): number[] => {
    const count = Math.max(1, Math.ceil((length - SHARED) / (piece - SHARED)));
    const last = Math.max(0, length - piece);
    return Array.from({ length: count }, (_, i) =>
      count === 1 ? 0 : Math.round((i * last) / (count - 1)),
    );
  };
  return starts(height).flatMap((y) =>
    starts(width).map((x): Box => [x, y, Math.min(piece, width), Math.min(piece, height)]),
  );
}

/** As few pieces as hold each of the areas whole, where it is no larger than a piece. */
function piecesAround(areas: readonly Box[], { width, height }: Pixels): Box[] {
  const { piece } = CLOSE;
  const [w, h] = [Math.min(piece, width), Math.min(piece, height)];
  const start = (from: number, size: number, most: number) =>
    Math.max(0, Math.min(most - piece, Math.round(from + size / 2 - piece / 2)));
  const pieces: Box[] = [];
  for (const area of areas) {
    if (pieces.some((one) => intersectionArea(one, area) === area[2] * area[3])) continue;
    pieces.push([start(area[0], area[2], width), start(area[1], area[3], height), w, h]);
  }
  return pieces.slice(0, MOST_PIECES);
}

function cropped({ width, data }: Pixels, [x, y, w, h]: Box): Pixels {
  const piece = new Uint8Array(w * h * 3);
  for (let row = 0; row < h; row++) {
    const from = ((y + row) * width + x) * 3;
    piece.set(data.subarray(from, from + w * 3), row * w * 3);
  }
  return { width: w, height: h, data: piece };
}
