import { type Box, unionOf } from '../geometry.ts';
import { sequenceDistance } from '../text/edits.ts';
import { unbroken } from '../text/normalize.ts';
import { unitsOf } from '../text/units.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from './seen.ts';

/** A block whose place is known. */
export type PlacedBlock = SeenBlock & { box: Box };

export function isPlaced(block: SeenBlock): block is PlacedBlock {
  return block.box !== null && block.lines.length > 0;
}

/** For rules that ask what stands somewhere, and not which block it is. */
export function whereverFound(input: LayoutInput): LayoutInput {
  return { ...input, blocks: input.located };
}

/** The blocks of these ids, in their order. */
export function blocksOf(input: LayoutInput, ids: readonly string[]): SeenBlock[] {
  return ids.flatMap((id) => input.blocks.filter((block) => block.id === id));
}

export function shorterSide({ width, height }: Pick<LayoutInput, 'width' | 'height'>): number {
  return Math.min(width, height);
}

/** Least share of its characters with which a block's box is that of all of it… */
const MOST_OF_IT = 0.9;
/** …and with which it is where the text that was read begins and ends as it is to. */
const MUCH_OF_IT = 0.7;
/** The same of a few signs that could not be read for sure: digits of their scripts get lost. */
const HALF_OF_IT = 0.45;
const SHORT = 10;

/**
 * Whether all of the block was seen, or so much that its box ends where the block does. A rule can't
 * accuse a block of where half of it stands.
 */
export function isWhole(block: SeenBlock): boolean {
  if (block.verdict === 'exact' || block.verdict === 'close') return true;
  const asked = unitsOf(unbroken(block.text)).folded;
  const seen = block.lines.flatMap(({ text }) => unitsOf(text).folded);
  const ends = asked[0] === seen[0] && asked.at(-1) === seen.at(-1);
  const least = ends ? MUCH_OF_IT : MOST_OF_IT;
  return seen.length >= least * asked.length && seen.length * least <= asked.length;
}

/** Of its signs, how many may be read otherwise where none is lacking and none too many. */
const MISREAD = 0.3;

/**
 * Whether it is this block that stands there, from its first sign to its last: it was read as asked,
 * or sign for sign nearly so, and no other block says the same, which may have its place.
 */
export function isSurely(block: SeenBlock, { blocks }: Pick<LayoutInput, 'blocks'>): boolean {
  const asked = unitsOf(unbroken(block.text)).folded;
  const seen = block.lines.flatMap(({ text }) => unitsOf(text).folded);
  const read =
    block.verdict === 'exact' ||
    block.verdict === 'close' ||
    (seen.length === asked.length && sequenceDistance(asked, seen) <= MISREAD * asked.length);
  const same = foldedText(block.text);
  return read && blocks.every((other) => other === block || foldedText(other.text) !== same);
}

function foldedText(text: string): string {
  let folded = lately.get(text);
  if (folded === undefined) {
    folded = unitsOf(unbroken(text)).folded.join('');
    if (lately.size >= REMEMBERED) lately.clear();
    lately.set(text, folded);
  }
  return folded;
}

/** Each block is held against all others of its sample, whose copy is that of every picture. */
const REMEMBERED = 2000;
const lately = new Map<string, string>();

/** Whether so much of the block was seen that little of it can stand anywhere else. */
export function isMostlySeen(block: SeenBlock): boolean {
  if (block.standIn === true) return true;
  const asked = unitsOf(unbroken(block.text)).raw.length;
  const seen = block.lines.reduce((sum, { text }) => sum + unitsOf(text).raw.length, 0);
  const short = block.verdict === 'unreadable' && asked <= SHORT;
  return seen >= (short ? HALF_OF_IT : MUCH_OF_IT) * asked;
}

/** Of the line's height: a reader's own box keeps about so much room around the letters. */
const LOOSE = 0.25;

/** How far off a line's box may be where it is the reader's own, in pixels; 0 where it is that of ink. */
export function slackOf({ ink, box }: Pick<BlockLine, 'ink' | 'box'>): number {
  return ink.length > 0 ? 0 : LOOSE * Math.min(box[2], box[3]);
}

/**
 * The ink box of a line, and what of the reader's box is far outside of it: of letters that the edge
 * of the picture cuts, the ink is not told.
 */
export function farthestOf({ box, found }: Pick<FoundLine, 'box' | 'found'>): Box {
  if (found === undefined) return box;
  const room = LOOSE * Math.min(found[2], found[3]);
  if (found[2] <= 2 * room || found[3] <= 2 * room) return box;
  return unionOf([
    box,
    [found[0] + room, found[1] + room, found[2] - 2 * room, found[3] - 2 * room],
  ]);
}
