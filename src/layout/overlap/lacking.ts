import { intersectionArea } from '../../geometry.ts';
import { unbroken } from '../../text/normalize.ts';
import { unitsOf } from '../../text/units.ts';
import type { FoundLine, SeenBlock } from '../seen.ts';
import { runOf } from './type-width.ts';

/** Share of a block's characters that must be lacking for it to be (in part) somewhere else. */
const LACKING = 0.2;
/** Two areas that share more than this are of one text, found twice. */
const SAME = 0.7;

/** Whether a part of a block stands in no line but this one. */
export function lacksText(block: SeenBlock, but: FoundLine): boolean {
  const asked = unitsOf(unbroken(block.text)).raw.length;
  return lackingOf(block, but) > LACKING * asked;
}

/** Letters of a block that stand in no line but this one. */
export function lackingOf(block: SeenBlock, but: FoundLine): number {
  const asked = unitsOf(unbroken(block.text)).raw.length;
  const read = block.lines
    .filter((row) => intersectionArea(row.box, but.box) < SAME * row.box[2] * row.box[3])
    .reduce((sum, { text }) => sum + unitsOf(text).raw.length, 0);
  return Math.max(0, asked - read);
}

/** What of a block must be in the line, if it is anywhere: of what was not read, no more than a row. */
export function restOf(block: SeenBlock, line: FoundLine): string {
  const text = unbroken(block.text);
  const all = unitsOf(text).raw.length;
  const lacking = Math.ceil((text.length * lackingOf(block, line)) / all);
  const rest = text.slice(text.length - lacking);
  return runOf(rest) > runOf(block.text) ? block.text : rest;
}
