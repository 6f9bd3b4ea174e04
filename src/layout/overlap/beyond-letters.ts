import { type Box, unionOf } from '../../geometry.ts';
import { unitsOf } from '../../text/units.ts';
import { isPlaced } from '../places.ts';
import type { FoundLine, LayoutInput, SeenBlock } from '../seen.ts';

/** Glyphs over letters asked for: fewer are letters that touch, and tell nothing of single ones. */
const APART = 0.6;
/** Letters of which most are as they are to be. */
const SEVERAL = 5;
/** Of the letters' height: no letter hangs so deep, and no accent stands so high. */
const BEYOND = 0.45;
/** Of the letters: so many are as high as a capital, after those that reach beyond it. */
const TALL = 0.3;
/** Of a line's letters: where more reach beyond the others, they are letters of its own. */
const FEW = { below: 0.4, above: 0.25 };
const ARABIC_OR_DEVANAGARI = /[\p{Script=Arabic}\p{Script=Devanagari}]/u;

/**
 * Lines of which a few letters that stand together reach far below or above all others, where another
 * block is nowhere to be seen: its ink is theirs.
 */
export function inkBeyondLetters(
  input: LayoutInput,
): { line: FoundLine; area: Box; block: SeenBlock }[] {
  return input.blocks.flatMap((block) => {
    if (!isPlaced(block) || block.verdict === 'exact') return [];
    if (ARABIC_OR_DEVANAGARI.test(block.text)) return [];
    return input.lines.flatMap((line) => {
      if (line.blocks.length !== 1 || line.blocks[0] !== block.id) return [];
      const area = beyondOf(line, unitsOf(block.text).raw.length);
      return area === null ? [] : [{ line, area, block }];
    });
  });
}

/** What of a line is far beyond its letters; null where nothing is. */
function beyondOf({ ink }: FoundLine, letters: number): Box | null {
  if (ink === null || ink.vertical || ink.angle !== 0) return null;
  const { glyphs } = ink;
  if (glyphs.length < Math.max(SEVERAL, APART * letters)) return null;
  const tall = glyphs.filter(([, , , h]) => h > 0.35 * ink.box[3]);
  const feet = tall.map(([, y, , h]) => y + h).sort((a, b) => a - b);
  const tops = tall.map(([, y]) => y).sort((a, b) => a - b);
  const foot = feet[feet.length >> 1];
  const top = tops[Math.floor(TALL * tops.length)];
  if (foot === undefined || top === undefined || foot <= top) return null;
  const far = BEYOND * (foot - top);
  const below = glyphs.filter(([, y, , h]) => y + h > foot + far && y < foot);
  if (below.length > 0 && below.length <= FEW.below * glyphs.length) return unionOf(below);
  const above = glyphs.filter(([, y, , h]) => y < top - far && y + h > top);
  if (above.length > 0 && above.length <= FEW.above * glyphs.length) return unionOf(above);
  return null;
}
