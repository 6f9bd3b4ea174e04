import { type Box, intersectionArea } from '../../geometry.ts';
import { alignUnits } from '../../text/edits.ts';
import { unitsOf } from '../../text/units.ts';
import type { FoundLine } from '../seen.ts';

/** How far the reader has to trust its text, for another spelling to count. */
const SURE = 0.9;
/** Of a line's area, within the logo. */
const WITHIN = 0.5;
/** Of a wordmark's letters: with more of them read otherwise, a line says something else. */
const MISREAD = 0.34;

export interface Spelling {
  /** What was read within the logo; empty where nothing was. */
  read: string;
  confidence: number | null;
  /** pass: as asked. fail: the reader is sure of another spelling. unknown: it says nothing. */
  verdict: 'pass' | 'fail' | 'unknown';
}

/** Whether the logo spells its wordmark, as far as the reader can tell. */
export function spellingOf(text: string, lines: readonly FoundLine[], logo: Box): Spelling {
  const own = lines
    .filter(({ box, text: read }) => {
      const area = box[2] * box[3];
      return read.trim() !== '' && area > 0 && intersectionArea(box, logo) >= WITHIN * area;
    })
    .toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  const read = own.map((line) => line.text).join(' ');
  if (own.length === 0) return { read, confidence: null, verdict: 'unknown' };
  const confidence = Math.min(...own.map((line) => line.confidence));
  // A logo may set its name in capitals or not; what stands in it beside the name is its own.
  const [asked, seen] = [lettersOf(text), lettersOf(read)];
  if (seen.join('').includes(asked.join(''))) return { read, confidence, verdict: 'pass' };
  const { edits } = alignUnits(asked, seen);
  // Hardly a letter of it: the reader saw something else, a sign of the drawing.
  const another = edits.length < asked.length * 0.7;
  return { read, confidence, verdict: another && confidence >= SURE ? 'fail' : 'unknown' };
}

/** Whether a line has the wordmark in it, or is it but for a letter or two. */
export function saysWordmark(line: string, wordmark: string | undefined): boolean {
  const [asked, seen] = [lettersOf(wordmark ?? ''), lettersOf(line)];
  if (asked.length === 0) return false;
  if (seen.join('').includes(asked.join(''))) return true;
  return alignUnits(asked, seen).edits.length <= MISREAD * asked.length;
}

/** As they are compared: without marks, and capitals or not. */
export function lettersOf(text: string): string[] {
  return unitsOf(text).folded.filter((unit) => /[\p{L}\p{N}]/u.test(unit));
}
