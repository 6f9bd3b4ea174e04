import { type Box, boxOf, type Quad } from '../../geometry.ts';
import type { FaintText } from '../../layout/evidence.ts';
import { resizePixels } from '../../reading/ppocr/resize.ts';
import type { Pixels } from '../../reading/reader.ts';
import type { Sight } from '../look.ts';
import { type Detect, isKnown, isSetLikeType } from './faint.ts';
import { inkOfLines } from './ink.ts';

/** How much larger the picture is looked at, in pieces of this many of its pixels. */
const ENLARGED = 2;
const PIECE = 480;
/** Pixels that pieces share, so that a line of small print is whole in one of them. */
const SHARED = 64;
/** Pixels of height above which text is found without a closer look. */
const SMALL = 16;

/**
 * Text so small that the reader did not find it: the detector looks again, piece by piece, at the
 * picture enlarged. It takes a second or more; for where something is missing.
 *
 * @param known boxes of the lines that were found
 */
export async function smallText(
  sight: Sight,
  known: readonly Box[],
  detect: Detect,
): Promise<FaintText[]> {
  const found: Quad[] = [];
  for (const piece of piecesOf(sight)) {
    const [x, y, w, h] = piece;
    const enlarged = resizePixels(cropped(sight, piece), w * ENLARGED, h * ENLARGED);
    for (const { quad } of await detect(enlarged)) {
      const back = quad.map(([px, py]) => [x + px / ENLARGED, y + py / ENLARGED] as const);
      found.push(back as unknown as Quad);
    }
  }
  const fresh = found.filter((quad) => !isKnown(boxOf(quad), known));
  const inks = inkOfLines(
    sight,
    fresh.map((quad) => ({ quad, text: '' })),
  );
  const small: FaintText[] = [];
  for (const ink of inks) {
    if (ink === null || Math.min(ink.box[2], ink.box[3]) > SMALL || !isSetLikeType(ink)) continue;
    const { box, foreground, background, contrast } = ink;
    // Where pieces share a stretch a line may be found twice.
    if (
      isKnown(
        box,
        small.map((other) => other.box),
      )
    )
      continue;
    small.push({ box, foreground, background, contrast });
  }
  return small;
}

function piecesOf({ width, height }: Pixels): Box[] {
  const starts = (length: number): number[] => {
    const count = Math.max(1, Math.ceil((length - SHARED) / (PIECE - SHARED)));
    const last = Math.max(0, length - PIECE);
    return Array.from({ length: count }, (_, i) =>
      count === 1 ? 0 : Math.round((i * last) / (count - 1)),
    );
  };
  return starts(height).flatMap((y) =>
    starts(width).map((x): Box => [x, y, Math.min(PIECE, width), Math.min(PIECE, height)]),
  );
}

function cropped({ width, data }: Pixels, [x, y, w, h]: Box): Pixels {
  const piece = new Uint8Array(w * h * 3);
  for (let row = 0; row < h; row++) {
    const from = ((y + row) * width + x) * 3;
    piece.set(data.subarray(from, from + w * 3), row * w * 3);
  }
  return { width: w, height: h, data: piece };
}
