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

/**
 * Least-edit alignment (Levenshtein 1966, by Wagner and Fischer's table) of two unit sequences.
 * Of equally short scripts the one is taken that pairs units as late as possible, which keeps
 * runs together.
 */
export function alignUnits(expected: readonly string[], read: readonly string[]): Alignment {
  const n = expected.length;
  const m = read.length;
  const width = m + 1;
  const cost = new Uint32Array((n + 1) * width);
  for (let j = 0; j <= m; j++) cost[j] = j;
  for (let i = 1; i <= n; i++) {
    cost[i * width] = i;
    for (let j = 1; j <= m; j++) {
      const swap = cost[(i - 1) * width + j - 1]! + (expected[i - 1] === read[j - 1] ? 0 : 1);
      const drop = Math.min(cost[(i - 1) * width + j]!, cost[i * width + j - 1]!) + 1;
      cost[i * width + j] = Math.min(swap, drop);
    }
  }
  const to = new Int32Array(n).fill(-1);
  const edits: Edit[] = [];
  let i = n;
  let j = m;
  while (i > 0 || j > 0) {
    const here = cost[i * width + j]!;
    const same = i > 0 && j > 0 && expected[i - 1] === read[j - 1];
    if (i > 0 && j > 0 && cost[(i - 1) * width + j - 1]! + (same ? 0 : 1) === here) {
      i -= 1;
      j -= 1;
      to[i] = j;
      if (!same) edits.push({ op: 'substitute', at: i, expected: expected[i]!, read: read[j]! });
    } else if (i > 0 && cost[(i - 1) * width + j]! + 1 === here) {
      i -= 1;
      edits.push({ op: 'missing', at: i, expected: expected[i]!, read: '' });
    } else {
      j -= 1;
      edits.push({ op: 'insert', at: i, expected: '', read: read[j]! });
    }
  }
  return { to, edits: edits.reverse() };
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
