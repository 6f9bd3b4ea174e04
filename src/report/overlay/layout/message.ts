import type { DiffUnit } from '../../display-diff.ts';
import { graphemesOf } from '../../display-diff.ts';
import { type Direction, directionOf } from '../runs.ts';
import { shownText } from '../shown.ts';

/** Marks of direction (UAX #9): they have no width, and turn what is beside them. */
const DIRECTION_MARKS = { ltr: '\u200E', rtl: '\u200F' } as const;

/**
 * A rule's message, with the copy that it quotes kept apart: the sentence goes in the direction of
 * its own words, and each quotation in that of its text, whatever stands beside it.
 */
export function messageUnits(message: string): { units: DiffUnit[]; direction: Direction } {
  const shown = shownText(message);
  const own = shown.replace(/“[^”]*”/gu, '');
  const direction = directionOf(/\p{L}/u.test(own) ? own : shown);
  const outside = DIRECTION_MARKS[direction];
  const isolated = shown.replace(/“([^”]*)”/gu, (_all, quoted: string) => {
    const inside = /\p{L}/u.test(quoted) ? DIRECTION_MARKS[directionOf(quoted)] : '';
    return `${outside}“${inside}${quoted}${inside}${outside}”`;
  });
  return { units: graphemesOf(isolated).map((text) => ({ text, op: 'same' })), direction };
}
