import { unitsOf } from '../../text/units.ts';
import type { FoundLine, LayoutInput, SeenBlock } from '../seen.ts';

/** A sign that is a word or a syllable: two of them in one line are no accident. */
const WORD_SIGN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Share of a line's signs that must be a block's. */
const SAID = 0.4;

/** The block whose words are left in a line that nobody owns; null where that is open. */
export function saidBy(line: FoundLine, { blocks }: LayoutInput): SeenBlock | null {
  const units = unitsOf(line.text).raw;
  const shares = blocks.map((block) => {
    const asked = new Set(unitsOf(block.text).raw);
    const own = units.filter((unit) => asked.has(unit));
    const words = own.filter((unit) => WORD_SIGN.test(unit)).length;
    return words < 2 ? 0 : own.length / units.length;
  });
  const most = Math.max(...shares);
  const first = shares.indexOf(most);
  return most >= SAID && first === shares.lastIndexOf(most) ? blocks[first]! : null;
}

/** Blocks of which a line has words that are in none of `owners`. */
export function alsoSaidBy(
  line: FoundLine,
  owners: readonly SeenBlock[],
  { blocks }: LayoutInput,
): SeenBlock[] {
  const owned = new Set(owners.flatMap(({ text }) => unitsOf(text).raw));
  const rest = unitsOf(line.text).raw.filter((unit) => WORD_SIGN.test(unit) && !owned.has(unit));
  const count = (block: SeenBlock) => {
    const asked = new Set(unitsOf(block.text).raw);
    return rest.filter((unit) => asked.has(unit)).length;
  };
  return blocks.filter((block) => !owners.includes(block) && count(block) >= leastOf(block));
}

/** Of a block that is nowhere else, one word-sign is enough. */
function leastOf({ lines }: SeenBlock): number {
  return lines.length === 0 ? 1 : 2;
}
