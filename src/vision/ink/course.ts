import type { Quad } from '../../geometry.ts';
import { sizeOfQuad } from '../../reading/crop.ts';
import type { ReadLine } from '../../reading/reader.ts';
import type { Course } from './frame.ts';

/** Lines at least this long for their height tell how a page is turned. */
const TELLING = 5;
/** Shorter ones lean in the detector's eye by up to this much, in radians, though they are level. */
const LEAN = 0.21;
/** A lean of less, in radians, changes nothing that is measured. */
const SEEN = 0.02;
/** A page or line whose ends differ by less than this share of its height is level. */
const RISE = 0.3;
/** Taller than wide by this much: characters one under the other. */
const TALL = 1.5;

/**
 * How each line runs. The detector lays the smallest rectangle around a word, and that leans where
 * the word is high at one end: short words take the slant that the page's long lines agree on.
 */
export function coursesOf(lines: readonly Pick<ReadLine, 'quad' | 'text'>[]): Course[] {
  const slants = lines
    .filter(({ quad }) => lengthOf(quad) >= TELLING)
    .map(({ quad }) => slantOf(quad))
    .toSorted((a, b) => a - b);
  const middle = slants[slants.length >> 1] ?? 0;
  const page = Math.abs(middle) < 0.012 ? 0 : middle;
  return lines.map(({ quad, text }) => {
    const angle = slantOf(quad);
    if (isColumn(quad, text)) return { angle: 0, vertical: true };
    const length = lengthOf(quad);
    const turns = Math.round(angle / (Math.PI / 2));
    const lean = angle - turns * (Math.PI / 2);
    // A quarter turn was chosen by reading; what remains of the angle is the rectangle's.
    const level = turns * (Math.PI / 2) + (turns === 0 ? page : 0);
    const off = Math.abs(angle - level);
    const short = length < TELLING && off < LEAN;
    if (short || Math.abs(Math.sin(off)) * length < RISE) {
      const course = { angle: level, vertical: false };
      return off > SEEN && length > 2 ? { ...course, lean: angle } : course;
    }
    return { angle: turns * (Math.PI / 2) + lean, vertical: false };
  });
}

function isColumn(quad: Quad, text: string): boolean {
  const { width, height } = sizeOfQuad(quad);
  return height > width * TALL && (text === '' || [...text.replace(/\s/gu, '')].length > 1);
}

function slantOf([a, b]: Quad): number {
  return Math.atan2(b[1] - a[1], b[0] - a[0]);
}

function lengthOf(quad: Quad): number {
  const { width, height } = sizeOfQuad(quad);
  return width / Math.max(1, height);
}
