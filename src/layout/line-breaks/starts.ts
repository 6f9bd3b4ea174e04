import { sequenceDistance } from '../../text/edits.ts';
import { remembering } from '../../text/remember.ts';
import { unitsOf } from '../../text/units.ts';

/**
 * Where in the expected text a row begins, as far as its reading tells. Places are indices into the
 * expected units: a row begins before the unit of that index.
 */
export interface Start {
  /** All places that agree with the reading at the least number of edits, in order. */
  best: readonly number[];
  /** With those at one edit more. */
  likely: readonly number[];
  /** Whether the text around is read well enough to tell. */
  clear: boolean;
  /** Whether the row before ends with a hyphen that the text has not. */
  hyphenated: boolean;
}

/** Starts of all rows but the first; then what is unread before the first row and after the last. */
export interface Read {
  starts: Start[];
  head: number;
  tail: number;
}

/** Units on either side of a break that must be like the text, and how much of them may differ. */
const AROUND = 6;
const UNLIKE = 0.5;

/**
 * @param expected units, folded
 * @param rows texts as read
 */
export function startsOf(expected: readonly string[], rows: readonly string[]): Read {
  const text = expected.map(coarse);
  const written = rows.map((row) => unitsOf(row).folded);
  const read = written.map((row) => row.map(coarse));
  // One row that says all of it is the usual case, and needs no aligning.
  if (read.length === 1 && read[0]!.join() === text.join()) {
    return { starts: [], head: 0, tail: text.length };
  }
  const all = read.flat();
  const bounds = read.map((_, r) => read.slice(0, r).reduce((sum, row) => sum + row.length, 0));
  // A hyphen at a row's end costs nothing, whether the text has it or not.
  const free = new Set(
    written.slice(0, -1).flatMap((row, r) => (row.at(-1) === '-' ? [bounds[r + 1]! - 1] : [])),
  );
  const before = costs(text, all, (j) => free.has(j));
  const after = costs(text.toReversed(), all.toReversed(), (j) => free.has(all.length - 1 - j));
  const placesAt = (bound: number, more: number): number[] => {
    const [head, rest] = [before[bound]!, after[all.length - bound]!];
    const sums = head.map((sum, p) => sum + rest[text.length - p]!);
    const least = sums.reduce((a, b) => Math.min(a, b));
    const places: number[] = [];
    for (const [p, sum] of sums.entries()) if (sum <= least + more) places.push(p);
    return places;
  };
  const starts = bounds.slice(1).map((bound): Start => {
    const best = placesAt(bound, 0);
    const hyphenated = free.has(bound - 1) && best.every((p) => text[p - 1] !== '-');
    const end = hyphenated ? bound - 1 : bound;
    return {
      best,
      likely: placesAt(bound, 1),
      clear: best.some((p) => isClear(text, all, p, end, bound)),
      hyphenated,
    };
  });
  return {
    starts,
    head: placesAt(0, 0).at(-1)!,
    tail: placesAt(all.length, 0)[0]!,
  };
}

/** The text around a place beside what was read around it. */
function isClear(
  text: readonly string[],
  read: readonly string[],
  at: number,
  end: number,
  next: number,
): boolean {
  const left = Math.min(AROUND, Math.max(at, end));
  const right = Math.min(AROUND, Math.max(text.length - at, read.length - next));
  const wrong =
    sequenceDistance(
      text.slice(Math.max(0, at - left), at),
      read.slice(Math.max(0, end - left), end),
    ) + sequenceDistance(text.slice(at, at + right), read.slice(next, next + right));
  return wrong <= UNLIKE * (left + right);
}

/**
 * Edits (Levenshtein 1966) between every beginning of a text and every beginning of what was read:
 * `costs[j][i]` for `j` units read and `i` of the text.
 */
function costs(
  text: readonly string[],
  read: readonly string[],
  isFree: (j: number) => boolean,
): Uint16Array[] {
  let last = Uint16Array.from({ length: text.length + 1 }, (_, i) => i);
  const all = [last];
  for (const [j, unit] of read.entries()) {
    const insert = isFree(j) ? 0 : 1;
    const next = new Uint16Array(text.length + 1);
    let left = last[0]! + insert;
    next[0] = left;
    for (let i = 1; i <= text.length; i++) {
      const swap = last[i - 1]! + (text[i - 1] === unit ? 0 : 1);
      left = Math.min(swap, Math.min(last[i]! + insert, left + 1));
      next[i] = left;
    }
    all.push(next);
    last = next;
  }
  return all;
}

const SMALL_KANA = 'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ';
const LARGE_KANA = 'あいうえおつやゆよわかけアイウエオツヤユヨワカケ';

/**
 * Marks, strokes and sizes of kana are read as one another, and more often at the ends of lines: what
 * counts here is where they stand.
 */
const coarse = remembering((unit: string): string => {
  if (/^[.,:;、。・·،؛۔।'"`´]$/u.test(unit)) return '.';
  if (/^[「」『』《》〈〉«»‹›]$/u.test(unit)) return '"';
  if (/^[-ー一~〜～]$/u.test(unit)) return '-';
  const small = SMALL_KANA.indexOf(unit);
  return small < 0 ? unit : LARGE_KANA[small]!;
});
