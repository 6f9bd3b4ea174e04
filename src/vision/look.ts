import { type Box, boxOf } from '../geometry.ts';
import type { FaintText, LineInk, PictureEvidence } from '../layout/evidence.ts';
import { typeHeights } from '../layout/type-heights.ts';
import type { Pixels, ReadLine } from '../reading/reader.ts';
import { coloursOf } from './colours/colours.ts';
import { cutText } from './ink/cut.ts';
import { type Detect, faintText } from './ink/faint.ts';
import { inkOfLines } from './ink/ink.ts';
import { smallText } from './ink/small.ts';
import { findLogo } from './logo/find.ts';
import { registerProduct } from './product/register.ts';

/** A picture as rules of layout get it looked at. */
export interface Sight extends Pixels {
  /** One byte a pixel; null where the file has no alpha channel. */
  alpha: Uint8Array | null;
}

/** A brand's or product's own picture: where its file is. */
export interface AssetFile {
  /** Absolute path. */
  file: string;
}

export interface LookRequest {
  /** Of the picture's reading. */
  lines: readonly ReadLine[];
  /** Paths of the files to be found. */
  logo: string | null;
  product: string | null;
  /** Whether text is missing: only then is a closer look worth its time. */
  closely: boolean;
  /** The detector that the lines come from, for text that it hardly saw. */
  detect: Detect;
}

/** Measures all that rules of layout go by. */
export async function lookAt(
  sight: Sight,
  { lines, logo, product, closely, detect }: LookRequest,
): Promise<PictureEvidence> {
  const inks = inkOfLines(sight, lines);
  const boxes = lines.map(({ quad }, l) => inks[l]?.box ?? boxOf(quad));
  const faint = closely ? await lookedCloselyAt(sight, lines, boxes, detect) : [];
  return rounded({
    lines: inks.map((ink, l) => (ink === null ? null : withHeights(ink, lines[l]!))),
    faint,
    closely,
    colours: coloursOf(sight),
    logo: logo === null ? null : await findLogo(sight, { file: logo }),
    product: product === null ? null : await registerProduct(sight, { file: product }, boxes),
  });
}

/** Below it a line could hardly be read: its area may be rows of small print. */
const DOUBTED = 0.1;

/** Text that the reader did not find: too faint for it, cut by the picture's edge, or too small. */
async function lookedCloselyAt(
  sight: Sight,
  lines: readonly ReadLine[],
  boxes: readonly Box[],
  detect: Detect,
): Promise<FaintText[]> {
  const found: FaintText[] = await faintText(sight, boxes, detect);
  const known = () => [...boxes, ...found.map(({ box }) => box)];
  found.push(...(await cutText(sight, known(), detect)));
  const doubted = boxes.filter((_, l) => lines[l]!.confidence < DOUBTED);
  found.push(...(await smallText(sight, known(), detect, doubted)));
  return found;
}

function withHeights(ink: LineInk, { text, script = 'Zyyy' }: ReadLine): LineInk {
  return { ...ink, heights: typeHeights(ink, text, script) };
}

/** To a ten-thousandth: less than anything measured is known by, and half the size on disk. */
function rounded<Value>(value: Value): Value {
  if (typeof value === 'number') return (Math.round(value * 1e4) / 1e4) as Value;
  if (Array.isArray(value)) return value.map(rounded) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, rounded(one)]),
  ) as Value;
}
