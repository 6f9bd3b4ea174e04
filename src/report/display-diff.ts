/**
 * The difference of two texts as people see them, for showing only. It folds less than judging
 * does and charges nothing; the figures come from the judge's own edits.
 */
export type DiffOp = 'same' | 'substitute' | 'missing' | 'insert';

export interface DiffUnit {
  /** One grapheme cluster. */
  text: string;
  op: DiffOp;
}

export interface DisplayDiff {
  /** Graphemes of the expected text: `same`, `substitute` or `missing`. */
  expected: DiffUnit[];
  /** Graphemes of the read text: `same`, `substitute` or `insert`. */
  read: DiffUnit[];
  /** Differing graphemes, white space apart. */
  differences: number;
}

/** Above this many cells of the table, all between the common ends is shown as one change. */
const MOST_CELLS = 1_000_000;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), (piece) => piece.segment);
}

/**
 * @param charged how many edits the judge charged. Where letter case was not judged, marking it
 *   would bury the real faults, so of the two comparisons the one nearer to that number is shown.
 */
export function displayDiff(expected: string, read: string, charged?: number): DisplayDiff {
  const cased = diff(expected, read, fold);
  if (charged === undefined || cased.differences <= charged) return cased;
  const caseless = diff(expected, read, (unit) => fold(unit).toLowerCase());
  return Math.abs(caseless.differences - charged) < Math.abs(cased.differences - charged)
    ? caseless
    : cased;
}

function diff(expected: string, read: string, key: (unit: string) => string): DisplayDiff {
  const a = graphemesOf(expected);
  const b = graphemesOf(read);
  const keysA = a.map(key);
  const keysB = b.map(key);
  let head = 0;
  while (head < a.length && head < b.length && keysA[head] === keysB[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    keysA[a.length - 1 - tail] === keysB[b.length - 1 - tail]
  ) {
    tail++;
  }
  const opsA: DiffOp[] = a.map(() => 'same');
  const opsB: DiffOp[] = b.map(() => 'same');
  const middleA = keysA.slice(head, a.length - tail);
  const middleB = keysB.slice(head, b.length - tail);
  for (const [i, j] of trace(middleA, middleB)) {
    if (i >= 0) opsA[head + i] = j >= 0 ? 'substitute' : 'missing';
    if (j >= 0) opsB[head + j] = i >= 0 ? 'substitute' : 'insert';
  }
  const unitsA = a.map((text, i) => unitOf(text, opsA[i] ?? 'same'));
  const unitsB = b.map((text, j) => unitOf(text, opsB[j] ?? 'same'));
  const differences =
    unitsA.filter((unit) => unit.op !== 'same').length +
    unitsB.filter((unit) => unit.op === 'insert').length;
  return { expected: unitsA, read: unitsB, differences };
}

/** White space is not judged, so a missing or added space is not marked. */
function unitOf(text: string, op: DiffOp): DiffUnit {
  return { text, op: op !== 'substitute' && text.trim() === '' ? 'same' : op };
}

/** The edits of a cheapest alignment, as index pairs; -1 stands for nothing on that side. */
function trace(a: readonly string[], b: readonly string[]): [number, number][] {
  const edits: [number, number][] = [];
  if (a.length * b.length > MOST_CELLS) {
    for (let k = 0; k < Math.max(a.length, b.length); k++) {
      edits.push([k < a.length ? k : -1, k < b.length ? k : -1]);
    }
    return edits;
  }
  // Cost of what still lies ahead, so that the walk can go forward and match as early as it may:
  // that keeps words whole where several alignments cost the same.
  const width = b.length + 1;
  const cost = new Uint32Array((a.length + 1) * width);
  const ahead = (i: number, j: number): number => cost[i * width + j] ?? 0;
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      cost[i * width + j] =
        i === a.length || j === b.length
          ? a.length - i + (b.length - j)
          : a[i] === b[j]
            ? ahead(i + 1, j + 1)
            : 1 + Math.min(ahead(i + 1, j + 1), ahead(i + 1, j), ahead(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const both = i < a.length && j < b.length;
    if (both && a[i] === b[j]) {
      i++;
      j++;
    } else if (both && ahead(i, j) === ahead(i + 1, j + 1) + 1) {
      edits.push([i++, j++]);
    } else if (i < a.length && (j === b.length || ahead(i, j) === ahead(i + 1, j) + 1)) {
      edits.push([i++, -1]);
    } else {
      edits.push([-1, j++]);
    }
  }
  return edits;
}

/** What judging folds too and nobody would call a fault: width, kinds of quotes and dashes. */
function fold(unit: string): string {
  const text = unit.normalize('NFC').replace(/[\uFF01-\uFFEE]/gu, (wide) => wide.normalize('NFKC'));
  if (/^\s+$/u.test(text)) return ' ';
  if (/^[‘’‚‛′`´]$/u.test(text)) return "'";
  if (/^[“”„‟″«»]$/u.test(text)) return '"';
  if (/^[‐‑‒–—―−]$/u.test(text)) return '-';
  if (/^[·•・‧∙⋅]$/u.test(text)) return '·';
  return text;
}
