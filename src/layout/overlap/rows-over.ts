import { unitsOf } from '../../text/units.ts';
import type { FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { shareOf } from './cover.ts';
import { READ } from './noise.ts';

/** Times the row: what is lower or higher is no text of the page's. */
const LOW = 0.5;
const LARGE = 1.8;
/** Two areas that share more than this are of one text, found twice. */
const SAME = 0.7;

/** Lines that nobody owns and that could not be read, over a row that was: what they hold is lost. */
export function rowsOver(
  input: LayoutInput,
  most: number,
): { line: FoundLine; block: SeenBlock; share: number }[] {
  const strays = input.lines.filter(
    ({ blocks, confidence, text }) =>
      blocks.length === 0 && confidence < READ && unitsOf(text).raw.length > 1,
  );
  return strays.flatMap((line) => {
    const over = input.blocks.flatMap((block) =>
      block.lines.map((row) => {
        const share = shareOf(row.box, line.box);
        const times = line.box[3] / row.box[3];
        const alike = times >= LOW && times <= LARGE && line.box[2] >= line.box[3];
        return { line, block, share: alike ? share : 0 };
      }),
    );
    return over.filter(({ share }) => share > most && share < SAME);
  });
}
