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
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
