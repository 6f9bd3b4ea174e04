import { type Box, intersectionArea, unionOf } from '../../geometry.ts';
import { inkHeight } from '../letters.ts';
import { isPlaced } from '../places.ts';
import type { FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { nearestFirst } from './in-copy.ts';

/** Letters that stand on one line by no accident. */
const SEVERAL = 3;
/** Of the height over the letters' own foot: none of an alphabet hangs so deep. */
const DEEP = 0.4;
/** Of the same: letters that stand on one line stand on it to so much. */
const LEVEL = 0.08;
/** Most of a row's letters stand on its own line. */
const MOST = 0.4;
const MARKED_OR_SQUARE =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Rows of which several letters stand on a second line below that of the others, where another block
 * is nowhere to be seen: they have run into its letters. A row can be read for all that, as what is
 * over it covers the rest of it.
 */
export function secondFeet(
  input: LayoutInput,
): { line: Pick<FoundLine, 'box'>; blocks: readonly [SeenBlock, SeenBlock] }[] {
  const lost = input.blocks.filter((block) => !isPlaced(block));
  if (lost.length === 0) return [];
  return input.blocks.flatMap((block) => {
    if (!isPlaced(block) || MARKED_OR_SQUARE.test(block.text)) return [];
    return input.lines.flatMap((line) => {
      if (line.blocks.length !== 1 || line.blocks[0] !== block.id) return [];
      const area = deepOf(line);
      if (area === null || isAnothers(area, line, input)) return [];
      const [other] = nearestFirst(block, lost, input);
      return other === undefined ? [] : [{ line: { box: area }, blocks: [block, other] as const }];
    });
  });
}

/** The letters of a line that stand deeper than its own; null where there are too few. */
function deepOf({ ink, text }: FoundLine): Box | null {
  if (ink === null || ink.vertical || ink.angle !== 0) return null;
  const glyphs = ink.glyphs.filter(([, , , h]) => h > 0.35 * ink.box[3]);
  const foot = median(glyphs.map(footOf));
  const height = foot - Math.min(...glyphs.map(([, y]) => y));
  const deep = glyphs.filter((glyph) => footOf(glyph) > foot + DEEP * height && glyph[1] < foot);
  const level = median(deep.map(footOf));
  const onIt = deep.filter((glyph) => Math.abs(footOf(glyph) - level) <= LEVEL * height);
  const hanging = [...text].filter((letter) => inkHeight(`${letter}H`) > inkHeight('H')).length;
  if (onIt.length < Math.max(SEVERAL, hanging + 1)) return null;
  return onIt.length > MOST * glyphs.length ? null : unionOf(onIt);
}

/** Whether it is the marks of a row below that they touch, which was found by itself. */
function isAnothers(area: Box, line: FoundLine, { lines }: LayoutInput): boolean {
  const [x, y, w, h] = area;
  const below: Box = [x, y, w, h + 2];
  return lines.some((other) => other !== line && intersectionArea(other.box, below) > 0);
}

function footOf([, y, , h]: Box): number {
  return y + h;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
