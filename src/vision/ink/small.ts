import { type Box, boxOf, type Quad } from '../../geometry.ts';
import type { FaintText, LineInk } from '../../layout/evidence.ts';
import { resizePixels } from '../../reading/ppocr/resize.ts';
import type { Pixels } from '../../reading/reader.ts';
import type { Sight } from '../look.ts';
import { type Detect, isKnown } from './faint.ts';
import { inkOfLines } from './ink.ts';

/** How much larger the picture is looked at, in pieces of this many of its pixels. */
const ENLARGED = 1.5;
const PIECE = 640;
/** Pixels that pieces share, so that a line of small print is whole in one of them. */
const SHARED = 64;
/** Pixels of height above which text is found without a closer look. */
const SMALL = 14;
/** Fewer glyphs, or a blot that is not longer than high, are no line; fainter ones may be grain. */
const LEAST = { glyphs: 2, length: 1.5, contrast: 1.3 } as const;

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
    const enlarged = resizePixels(
      cropped(sight, piece),
      Math.round(w * ENLARGED),
      Math.round(h * ENLARGED),
    );
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
    if (ink === null || !isSmallPrint(ink)) continue;
    const { box, foreground, background, contrast } = ink;
    // Where pieces share a stretch a line may be found twice.
    if (
      isKnown(
        box,
        small.map((other) => other.box),
      )
    )
      continue;
    small.push({ box, foreground, background, contrast, small: true });
  }
  return small;
}

/** At this size strokes run into one another: how even they are says nothing. */
function isSmallPrint({ box, glyphs, contrast }: LineInk): boolean {
  const [low, long] = [Math.min(box[2], box[3]), Math.max(box[2], box[3])];
  return (
    low <= SMALL &&
    long >= LEAST.length * low &&
    glyphs.length >= LEAST.glyphs &&
    contrast >= LEAST.contrast
  );
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
