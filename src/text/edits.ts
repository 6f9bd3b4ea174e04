import { alignSequences } from '../alignment.ts';

/** Character edits that turn what was asked for into what was read. */
export interface Edit {
  op: 'substitute' | 'missing' | 'insert';
  /** Index into the expected units; an insertion stands before it. */
  at: number;
  expected: string;
  read: string;
}

export interface Alignment {
  /** For each expected unit the index of the read unit that stands for it, -1 where none does. */
  to: Int32Array;
  edits: Edit[];
}

/** What was asked for beside what was read, at the least number of edits. */
export function alignUnits(expected: readonly string[], read: readonly string[]): Alignment {
  const to = new Int32Array(expected.length).fill(-1);
  const edits: Edit[] = [];
  let at = 0;
  for (const [i, j] of alignSequences(expected, read)) {
    if (i === null) edits.push({ op: 'insert', at, expected: '', read: read[j!]! });
    else if (j === null) edits.push({ op: 'missing', at: i, expected: expected[i]!, read: '' });
    else {
      to[i] = j;
      if (expected[i] !== read[j]) {
        edits.push({ op: 'substitute', at: i, expected: expected[i]!, read: read[j]! });
      }
    }
    if (i !== null) at = i + 1;
  }
  return { to, edits };
}

/** Levenshtein distance of two sequences of words. */
export function sequenceDistance(a: readonly string[], b: readonly string[]): number {
  // Equal ends cost nothing, and most texts are as asked.
  let from = 0;
  let [aEnd, bEnd] = [a.length, b.length];
  while (from < aEnd && from < bEnd && a[from] === b[from]) from += 1;
  while (aEnd > from && bEnd > from && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  const width = bEnd - from + 1;
  const row = Uint32Array.from({ length: width }, (_, j) => j);
  for (let i = from; i < aEnd; i++) {
    let diagonal = row[0]!;
    let left = ++row[0]!;
    for (let j = 1; j < width; j++) {
      const swap = diagonal + (a[i] === b[from + j - 1] ? 0 : 1);
      diagonal = row[j]!;
      left = Math.min(swap, Math.min(diagonal, left) + 1);
      row[j] = left;
    }
  }
  return row[width - 1]!;
}
