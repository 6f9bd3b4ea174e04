import type { FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { lacksText, restOf } from './lacking.ts';
import { isNoise, MARKED } from './noise.ts';
import { heightOf } from './row-height.ts';
import { heightByWidth } from './type-width.ts';
import { alsoSaidBy } from './word-signs.ts';

/**
 * Times as high as a row that wide could be if it had both texts side by side. A face that runs narrow
 * comes to 1.4; two rows of one length, one half over the other, to 3: one and a half times as high,
 * and half as wide.
 */
const NO_ROOM = 1.6;

/**
 * Lines that could not be read and hold words of two blocks without having the width for both: one
 * stands over the other.
 */
export function twoInOneWidth(
  input: LayoutInput,
): { line: FoundLine; blocks: readonly [SeenBlock, SeenBlock] }[] {
  return input.lines.flatMap((line) => {
    if (!isNoise(line)) return [];
    const owners = input.blocks.filter(({ id }) => line.blocks.includes(id));
    const also = alsoSaidBy(line, owners, input).filter((block) => lacksText(block, line));
    const [a, b, ...more] = [...owners, ...also];
    if (a === undefined || b === undefined || more.length > 0) return [];
    if ([a, b].some(({ script }) => MARKED.test(script))) return [];
    const beside = [a, b].reduce(
      (sum, block) =>
        sum + line.box[2] / heightByWidth(line.box[2], restOf(block, line), block, input),
      0,
    );
    return (heightOf(line) * beside) / line.box[2] >= NO_ROOM ? [{ line, blocks: [a, b] }] : [];
  });
}
