import { unitsOf } from '../../text/units.ts';
import type { FoundLine, SeenBlock } from '../seen.ts';

/**
 * From this confidence on, what a line says and how high its row is can be relied on. Two rows on top
 * of one another are read as noise, which is below it.
 */
export const READ = 0.5;

/** Marks above and below letters make rows of these scripts higher, one more than another. */
export const MARKED = /^(?:Arab|Deva)$/;
const MARKED_LETTER = /[\p{Script=Arabic}\p{Script=Devanagari}]/u;
/** Digits that scripts have to themselves: readers make noise of them, or pass them by. */
const OWN_DIGIT = /(?![0-9０-９])\p{Nd}/gu;
/** Of a text's signs, how many such digits make it one that is lost by itself. */
const MUCH = 0.25;

/**
 * Whether a block's own letters have such marks. A price has none in any language: its digits and
 * its currency sign are as high as each other.
 */
export function isMarked({ text }: Pick<SeenBlock, 'text'>): boolean {
  return MARKED_LETTER.test(text.replace(/\p{Nd}/gu, ''));
}

/** Whether a block may be lost, or read as noise, wherever it stands. */
export function isHardToRead({ text }: SeenBlock): boolean {
  return (text.match(OWN_DIGIT)?.length ?? 0) > MUCH * unitsOf(text).raw.length;
}

/** Whether a line is a level row that could not be read. */
export function isNoise({ box: [, , w, h], confidence, ink }: FoundLine): boolean {
  return confidence < READ && ink?.vertical !== true && w >= h;
}
