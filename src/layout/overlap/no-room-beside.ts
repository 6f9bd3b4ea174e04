import { type Box, intersectionArea, sharedLength, unionOf } from '../../geometry.ts';
import { unbroken } from '../../text/normalize.ts';
import { unitsOf } from '../../text/units.ts';
import { inkHeight, isTurned, letterHeight } from '../letters.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { MARKED, READ } from './noise.ts';
import { type Rest, restsOf } from './rest-of-word.ts';

/** Of the room of the rest: ink over so much of it leaves none for the rest. */
const TAKEN = 0.6;
/** Times the height of the rest: ink that is as much higher is not that of the rest alone. */
const HIGH = 1.25;
/** …and where marks above and below letters make rows higher, one more than another. */
const HIGH_IF_MARKED = 1.6;
/** Of the room's height: what a row that is not in it reaches into by its hanging letters is less. */
const REACHING = 0.25;
const MOST_OF_THEM = 0.5;
/** Glyphs over letters: a face whose letters stand apart, and one text written into another. */
const APART = 0.8;
const RUN_TOGETHER = 0.5;
/** Signs of which the parts stand apart, or that are joined: their glyphs tell nothing. */
const UNCOUNTED =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}\p{Script=Devanagari}]/u;

/**
 * Words of which a part was found and the rest can only stand where another text does. A reader
 * gives the ink of both to one of them, or to none.
 */
export function restsWithoutRoom(
  input: LayoutInput,
): { line: Pick<FoundLine, 'box'>; blocks: readonly [SeenBlock, SeenBlock] }[] {
  return input.blocks.flatMap((block) =>
    restsOf(block, input).flatMap((rest) => {
      const other = input.blocks.find(
        (one) => one !== block && one.lines.some((row) => takes(row, one, rest, block)),
      );
      return other === undefined
        ? []
        : [{ line: { box: rest.room }, blocks: [block, other] as const }];
    }),
  );
}

/** Whether a row stands where the rest must, and is not that rest, given to another block. */
function takes(row: BlockLine, other: SeenBlock, rest: Rest, block: SeenBlock): boolean {
  if (isTurned(row)) return false;
  const ink = inkBeside(row, rest);
  if (ink === null) return false;
  const { room } = rest;
  if (intersectionArea(ink, room) < TAKEN * room[2] * room[3]) return false;
  const isLine = rest.row.ink.some(({ quad }) =>
    row.ink.some((one) => one.quad.join() === quad.join()),
  );
  if (!isLine && wasRead(row, other, block)) return true;
  const marked = [block, other].some(({ script }) => MARKED.test(script));
  const height = letterHeight(rest.row) * inkHeight(rest.text);
  const high = (marked ? HIGH_IF_MARKED : HIGH) * Math.max(height, rest.row.box[3]);
  if (ink[3] >= high && runsInto(row, room)) return true;
  return runsTogether(row, rest);
}

/**
 * Whether a row is as low or high as the room also where it is not in it: else what is in it may be
 * the rest, that was taken for a part of a row above or below.
 */
function runsInto({ glyphs }: BlockLine, [x, y, w, h]: Box): boolean {
  const own = glyphs.filter((glyph) => glyph[0] >= x + w || glyph[0] + glyph[2] <= x);
  const into = own.filter(([, top, , height]) => {
    return sharedLength(top, top + height, y, y + h) >= REACHING * h;
  });
  // Where the rest ends is known to a letter or so, so that some of it may be beyond.
  return into.length > MOST_OF_THEM * own.length;
}

/** What of a row stands beside the part that was found, if it begins where the next letter must be. */
function inkBeside(row: BlockLine, { room, left, text }: Rest): Box | null {
  const [x, , w] = room;
  const near = row.glyphs.length === 0 ? [row.box] : row.glyphs;
  const within = near.filter((glyph) => glyph[0] < x + w && glyph[0] + glyph[2] > x);
  if (within.length === 0) return null;
  const ink = unionOf(within);
  const gap = left ? x + w - ink[0] - ink[2] : ink[0] - x;
  return gap <= w / unitsOf(text).raw.length ? ink : null;
}

/** Whether the row's text is its own block's, and none of what lacks of the other. */
function wasRead(row: BlockLine, other: SeenBlock, block: SeenBlock): boolean {
  if (other.standIn === true || row.confidence < READ) return false;
  const said = unitsOf(row.text).folded.join('');
  const says = ({ text }: SeenBlock) => unitsOf(unbroken(text)).folded.join('').includes(said);
  return says(other) && !says(block);
}

/** Whether the letters of both are one ink, in a face whose letters stand apart. */
function runsTogether(row: BlockLine, { row: found, text }: Rest): boolean {
  if ([row.text, found.text, text].some((one) => UNCOUNTED.test(one))) return false;
  const letters = (one: string) => unitsOf(one).raw.length;
  if (found.glyphs.length < APART * letters(found.text)) return false;
  return row.glyphs.length > 0 && row.glyphs.length <= RUN_TOGETHER * letters(row.text + text);
}
