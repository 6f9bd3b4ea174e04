import { isEastAsian } from '../../text/breaks/kinsoku.ts';
import { unbroken } from '../../text/normalize.ts';
import { type Units, unitsOf } from '../../text/units.ts';
import type { BlockLine, FoundLine, SeenBlock } from '../seen.ts';
import { type BadBreak, badBreakAt } from './bad-break.ts';
import { hyphenIsDrawn } from './hyphen.ts';
import { lineOfLostMark } from './lost-mark.ts';
import { type Pair, pairAt } from './pair.ts';
import { isVertical, joinedRows } from './rows.ts';
import { type Start, startsOf } from './starts.ts';
import { toldByInk } from './told-by-ink.ts';
import { unreadWidow } from './unread-widow.ts';
import { widowOf } from './widow.ts';

export type BreakFault =
  | (BadBreak & Broken)
  /** In a text with prescribed breaks, a break that is none of them. */
  | ({ kind: 'unasked' } & Broken)
  | { kind: 'widow'; word: string; row: number }
  /** A prescribed break that was not made: `at` is its place in the text, within a row. */
  | { kind: 'missed'; at: number; row: number };

interface Broken {
  /** Unit of the text before which the row begins. */
  at: number;
  /** Index of the row that begins there. */
  row: number;
}

/** The breaks of one block. */
export interface BlockBreaks {
  block: SeenBlock;
  units: Units;
  rows: readonly BlockLine[];
  /** Places where rows begin, the first aside, as well as is known. */
  places: readonly number[];
  prescribed: number;
  /** Rows that begin at a prescribed break. */
  kept: readonly number[];
  /** Breaks that were looked at: those prescribed or those drawn, whichever are more. */
  looked: number;
  faults: readonly BreakFault[];
  /** The least and the most breaks that may be in another place than prescribed. */
  elsewhere: readonly [number, number];
  /** Whether something about its breaks is not known, besides. */
  open: boolean;
}

/**
 * Null where nothing is known of a block's rows.
 *
 * @param lines all that were found, also what nobody could read
 */
export function breaksOf(block: SeenBlock, lines: readonly FoundLine[] = []): BlockBreaks | null {
  const rows = joinedRows(block.lines);
  const units = unitsOf(unbroken(block.text));
  const prescribed = prescribedIn(block.text);
  const read = rows.length === 0 ? null : readBreaks(block, units, rows, prescribed);
  const isRead = read !== null && block.verdict !== 'unreadable';
  if (isRead || prescribed.length > 0 || read?.faults.some(({ kind }) => kind === 'widow')) {
    return read;
  }
  const unread = unreadWidow(block, units, rows, lines);
  if (unread === null) return read;
  const [row, widow] = [unread.rows.length - 1, unread.word];
  const faults: BreakFault[] = [...(read?.faults ?? []), { kind: 'widow', word: widow, row }];
  return { ...(read ?? nothingRead(block, units)), rows: unread.rows, looked: row, faults };
}

function readBreaks(
  block: SeenBlock,
  units: Units,
  rows: readonly BlockLine[],
  prescribed: readonly number[],
): BlockBreaks {
  const read = startsOf(
    units.folded,
    rows.map(({ text }) => text),
  );
  const starts = read.starts.map((start, r) =>
    start.hyphenated || !hyphenIsDrawn(rows[r]!, block.script)
      ? start
      : { ...start, hyphenated: true },
  );
  // Each once more with those before it known as well as they are now.
  const pairs: (() => Pair | null)[] = [];
  for (const [r, start] of starts.entries()) {
    const before = [...starts];
    pairs.push(once(() => pairAt(block, units, rows, { ...read, starts: before }, r)));
    starts[r] = toldByInk(start, pairs[r]!);
  }
  const known = { block, units, rows, starts, pairs };
  const bad = badBreaks(known, new Set(prescribed));
  if (prescribed.length > 0) return { ...bad, ...prescribedBreaks(known, prescribed, read, bad) };
  const widow = lonelyWord(known, read.tail);
  if (widow !== null) return { ...bad, faults: [...bad.faults, widow] };
  // The rest may stand on a row of its own that nobody saw.
  const cut = read.head > UNREAD_END || read.tail < units.raw.length - UNREAD_END;
  return cut && units.spaced.includes(true) ? { ...bad, open: true } : bad;
}

function nothingRead(block: SeenBlock, units: Units): BlockBreaks {
  return {
    block,
    units,
    rows: [],
    places: [],
    prescribed: 0,
    kept: [],
    looked: 0,
    faults: [],
    elsewhere: [0, 0],
    open: true,
  };
}

/** Units before which a line is to begin. */
export function prescribedIn(text: string): number[] {
  let at = 0;
  const places = text
    .trim()
    .split('\n')
    .map((line) => (at += unitsOf(line).raw.length));
  return [...new Set(places)].filter((place) => place > 0 && place < at);
}

/** Units that a reader may have lost of a text's ends without another line being lost. */
const UNREAD_END = 2;

interface Known {
  block: SeenBlock;
  units: Units;
  rows: readonly BlockLine[];
  starts: readonly Start[];
  /** The rows on either side of each start, where their widths tell something. */
  pairs: readonly (() => Pair | null)[];
}

/** Sizes of rows are dear to measure, and few breaks leave a choice. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** As if nothing were prescribed: breaks that no text of the language may have. */
function badBreaks(known: Known, prescribed: ReadonlySet<number>): BlockBreaks {
  const { block, units, rows, starts } = known;
  const stacked = rows.length > 2 && rows.every(({ text }) => unitsOf(text).raw.length < 3);
  const faults: BreakFault[] = [];
  let open = false;
  for (const [r, start] of starts.entries()) {
    const why = (at: number) =>
      prescribed.has(at) ? null : badBreakAt(units, at, block.lang, start.hyphenated);
    const [best, likely] = [start.best.map(why), start.likely.map(why)];
    if (best.includes(null) && start.clear) {
      const b = best.findIndex((bad) => bad !== null && 'mark' in bad && isEastAsian(bad.mark));
      if (b < 0) continue;
      const line = lineOfLost(known, r, start.best[b]!);
      if (line === 'wrong') faults.push({ ...best[b]!, at: start.best[b]!, row: r + 1 });
      if (line === null) open = true;
      continue;
    }
    // Letters that stand one under the other, each read as a row, are no broken word.
    if (stacked || !start.clear || likely.includes(null)) open = true;
    else faults.push({ ...best[0]!, at: start.best[0]!, row: r + 1 });
  }
  return {
    block,
    units,
    rows,
    places: starts.map(({ best }) => best[0]!),
    prescribed: prescribed.size,
    kept: [],
    looked: Math.max(prescribed.size, starts.length),
    faults,
    elsewhere: [0, 0],
    open,
  };
}

/** Where a character was lost at break `r`, and a mark stands on the wrong line if `bad` is the place. */
function lineOfLost(
  { block, units, rows, starts, pairs }: Known,
  r: number,
  bad: number,
): 'right' | 'wrong' | null {
  const { best } = starts[r]!;
  const at = best[0]!;
  // Where more are lost, or one of another script, the lines' edges tell nothing.
  if (best.at(-1)! !== at + 1 || !isEastAsian(units.raw[at]!)) return null;
  const lost = { lost: units.raw[at]!, wrong: bad === at ? 'start' : 'end', at } as const;
  return lineOfLostMark(lost, [rows[r]!, rows[r + 1]!], block.lang, pairs[r]!());
}

function prescribedBreaks(
  { rows, starts }: Known,
  prescribed: readonly number[],
  { head, tail }: { head: number; tail: number },
  bad: BlockBreaks,
): Partial<BlockBreaks> {
  const free = new Set(prescribed);
  const kept: number[] = [];
  const places: number[] = [];
  const unasked: BreakFault[] = [];
  let [unclear, lost] = [0, 0];
  for (const [r, { best, likely, clear }] of starts.entries()) {
    const asked = best.filter((place) => free.has(place));
    // Where a whole line may be unread in between, two breaks could be meant.
    if (clear && asked.length === 1) {
      free.delete(asked[0]!);
      kept.push(r + 1);
      places.push(asked[0]!);
      continue;
    }
    places.push(best[0]!);
    if (clear && asked.length === 0 && !likely.some((place) => free.has(place))) {
      unasked.push({ kind: 'unasked', at: best[0]!, row: r + 1 });
      continue;
    }
    unclear++;
    const [from, to] = [likely[0]!, likely.at(-1)!];
    for (const place of free) {
      if (place >= from && place <= to && free.delete(place)) lost++;
    }
  }
  for (const place of free) {
    if ((place <= head || place >= tail) && free.delete(place)) lost++;
  }
  const missed = [...free].map((at): BreakFault => {
    const row = places.filter((place) => place <= at).length;
    return { kind: 'missed', at, row };
  });
  const doubly = new Set(bad.faults.map(({ row }) => row));
  return {
    places,
    kept,
    looked: Math.max(prescribed.length, rows.length - 1),
    // A break inside a word says more than one elsewhere does.
    faults: [...bad.faults, ...unasked.filter(({ row }) => !doubly.has(row)), ...missed],
    elsewhere: [
      Math.max(missed.length - unclear, unasked.length),
      Math.max(missed.length + lost, unasked.length + unclear),
    ],
  };
}

function lonelyWord({ block, units, rows, starts }: Known, tail: number): BreakFault | null {
  const last = starts.at(-1);
  if (last === undefined || !last.clear || tail < units.raw.length - UNREAD_END) return null;
  const widths = rows.map((row) => row.box[isVertical(row) ? 3 : 2]);
  const before = starts.slice(0, -1).map(({ best }) => best[0]!);
  const words = last.best.map((place) => widowOf(units, block.role, [...before, place], widths));
  return words.includes(null) ? null : { kind: 'widow', word: words[0]!, row: rows.length - 1 };
}
