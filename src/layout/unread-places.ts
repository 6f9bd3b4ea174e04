import { type Box, intersectionArea } from '../geometry.ts';
import { unbroken } from '../text/normalize.ts';
import { unitsOf } from '../text/units.ts';
import type { PlacedBlock } from './places.ts';
import type { FoundLine, LayoutInput, SeenBlock } from './seen.ts';

/** Letters of these scripts hold together, so that glyphs do not tell how many there are. */
const JOINED = /[\p{Script=Arabic}\p{Script=Devanagari}]/u;
const NUMBER = /[\p{N}\p{P}\p{S}]/u;
/** Glyphs that one sign may have: a percent sign has three. */
const PARTS = 2;
/** Widths of a sign over the height of its line, from a narrow figure to a wide capital. */
const WIDTHS = { least: 0.25, most: 1.4 };

/** Lines that nobody's text was read from, apart from the logo: where something stands that was not read. */
export function unownedLines({ lines, evidence }: LayoutInput): FoundLine[] {
  const logo = evidence.logo?.found[0]?.box;
  return lines.filter(
    ({ blocks, box, ink }) =>
      blocks.length === 0 && ink !== null && (logo === undefined || !liesOn(box, logo)),
  );
}

function liesOn(box: Box, other: Box): boolean {
  return intersectionArea(box, other) > 0.5 * box[2] * box[3];
}

/** Whether a box is about as wide for its height as a line of this text is. */
export function isShapeOf([, , w, h]: Box, text: string): boolean {
  const width = w / (h * unitsOf(unbroken(text)).raw.length);
  return width >= WIDTHS.least && width <= WIDTHS.most;
}

/**
 * Whether a line that could not be read may be all of a block: it has as many signs, and they are
 * about as wide as high. Of joined writing, only the second is told.
 */
export function hasShapeOf({ box, ink }: FoundLine, { text }: SeenBlock): boolean {
  if (ink === null || ink.vertical || !isShapeOf(box, text)) return false;
  const signs = unitsOf(unbroken(text)).raw;
  if (signs.some(isJoined)) return true;
  const glyphs = ink.glyphs.length;
  return glyphs >= signs.length && glyphs <= PARTS * signs.length;
}

/** Whether a sign is written together with those beside it: figures are not, in any script. */
export function isJoined(sign: string): boolean {
  return JOINED.test(sign) && !NUMBER.test(sign);
}

/**
 * Places of blocks that could not be read, in no order: where as many lines as there are such blocks
 * have their shape, it is those, though not known which is which. Null where it may be others.
 */
export function unreadPlaces(blocks: readonly SeenBlock[], input: LayoutInput): FoundLine[] | null {
  const told = blocks.every(
    ({ verdict, text }) => verdict === 'unreadable' && !unitsOf(unbroken(text)).raw.some(isJoined),
  );
  if (!told || blocks.length === 0) return null;
  const lines = unownedLines(input).filter((line) =>
    blocks.some((block) => hasShapeOf(line, block)),
  );
  const alike = lines.every((line) => blocks.every((block) => hasShapeOf(line, block)));
  return alike && lines.length === blocks.length ? lines : null;
}

/** A block as if this line were all of it. */
export function standingAt(block: SeenBlock, line: FoundLine): PlacedBlock {
  const { text, confidence, box, ink } = line;
  const row = { text, confidence, box, ink: ink === null ? [] : [ink], glyphs: ink?.glyphs ?? [] };
  return { ...block, box, lines: [row], standIn: true };
}
