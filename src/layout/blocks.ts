import { type Box, centerOf, intersectionArea, sharedLength, unionOf } from '../geometry.ts';
import { sequenceDistance } from '../text/edits.ts';
import { joined, unbroken } from '../text/normalize.ts';
import type { CopyBlock, JudgedBlock, SeenLine, UnreadArea, Verdict } from '../text/types.ts';
import { textOf, unitsOf } from '../text/units.ts';
import type { LineInk } from './evidence.ts';
import type { BlockLine, FoundLine, SeenBlock } from './seen.ts';

/**
 * Up to this share of its characters a block may be read otherwise and still be known by its place:
 * where more differs, what was found may be another text.
 */
const UNLIKE = 0.6;
/** Characters read over those asked for, of a text that could not be read for sure. */
const LIKE_LONG = { least: 0.4, most: 1.7 };

type Judged = Pick<JudgedBlock, 'id' | 'verdict' | 'read' | 'script' | 'boxes' | 'pieces'>;

/** Blocks of the copy with the rows of ink they were read from. `lines` and `inks` run in step. */
export function seeBlocks(
  copy: readonly CopyBlock[],
  judged: readonly Judged[],
  lines: readonly SeenLine[],
  inks: readonly (LineInk | null)[],
): SeenBlock[] {
  return copy.map((block, b) => {
    const { verdict, script, read, boxes, pieces } = judged[b]!;
    const known = boxes.length > 0 && mayBe(block.text, read, verdict);
    const parts = known
      ? pieces.map(({ line, from, to }, p) =>
          partOf(lines[line]!, toldInk(inks[line]), from, to, boxes[p]!),
        )
      : [];
    const rows = together(rowsOf(parts));
    return {
      id: block.id,
      role: block.role,
      lang: block.lang,
      script,
      text: block.text,
      verdict,
      box: rows.length === 0 ? null : unionOf(rows.map(({ box }) => box)),
      lines: rows,
    };
  });
}

/** Every line of the reading with its ink and owners. */
export function findLines(
  judged: readonly Judged[],
  lines: readonly SeenLine[],
  inks: readonly (LineInk | null)[],
): FoundLine[] {
  const owners = lines.map((): string[] => []);
  for (const { id, pieces } of judged) {
    for (const { line } of pieces) if (!owners[line]!.includes(id)) owners[line]!.push(id);
  }
  return lines.map(({ text, confidence, box }, l) => ({
    text,
    confidence,
    box: toldInk(inks[l])?.box ?? box,
    found: box,
    ink: toldInk(inks[l]),
    blocks: owners[l]!,
  }));
}

/**
 * The blocks, and of those without a place the ones for which an unread area stands. `lines` and
 * `inks` run in step.
 */
export function locateBlocks(
  blocks: readonly SeenBlock[],
  unread: readonly UnreadArea[],
  lines: readonly SeenLine[],
  inks: readonly (LineInk | null)[],
): SeenBlock[] {
  const taken = new Set(blocks.flatMap(({ lines: rows }) => rows.map(({ box }) => box.join())));
  return blocks.map((block) => {
    if (block.box !== null) return block;
    const rows = unread
      .filter((area) => area.block === block.id)
      .flatMap(({ box }) => {
        const at = lines.findIndex((line) => line.box.join() === box.join());
        const line = lines[at];
        if (line === undefined) return [];
        const row = partOf(line, toldInk(inks[at]), 0, unitsOf(line.text).raw.length, box);
        // What is a block's already stands for no other.
        return taken.has(row.box.join()) ? [] : [row];
      });
    if (rows.length === 0) return block;
    return { ...block, lines: rows, box: unionOf(rows.map(({ box }) => box)), standIn: true };
  });
}

/** Whether what was read may be the block: of a reading that isn't sure, length tells more. */
function mayBe(asked: string, read: string, verdict: Verdict): boolean {
  const expected = unitsOf(unbroken(asked)).folded;
  const seen = unitsOf(read).folded;
  const { least, most: longest } = LIKE_LONG;
  if (verdict === 'unreadable' && seen.length >= least * expected.length) {
    if (seen.length <= longest * expected.length) return true;
  }
  const most = Math.max(expected.length, seen.length);
  return most > 0 && sequenceDistance(expected, seen) <= UNLIKE * most;
}

/**
 * Ink that stands out less than this was not told from its ground: what text is drawn with is seen
 * from 1.2 or so on, and a box of it is that of grain.
 */
const TOLD = 1.1;

function toldInk(ink: LineInk | null | undefined): LineInk | null {
  return ink != null && ink.contrast >= TOLD ? ink : null;
}

/** A stretch of a line, `own` being the reader's box of it. */
function partOf(
  line: SeenLine,
  ink: LineInk | null,
  from: number,
  to: number,
  own: Box,
): BlockLine {
  const units = unitsOf(line.text);
  const whole = from <= 0 && to >= units.raw.length;
  const glyphs =
    ink === null
      ? []
      : whole
        ? ink.glyphs
        : ink.glyphs.filter(
            alongside(ink, from <= 0 || to >= units.raw.length ? toItsEnd(own, ink) : own),
          );
  const box = whole ? ink?.box : glyphs.length > 0 ? unionOf(glyphs) : undefined;
  return {
    text: textOf(units, from, to),
    confidence: line.confidence,
    box: box ?? own,
    ink: ink === null ? [] : [stretchOf(ink, box ?? own)],
    glyphs,
  };
}

/** The line's ink as it is along a stretch: a faint word may stand beside a dark one. */
function stretchOf(ink: LineInk, own: Box): LineInk {
  const [part] = (ink.parts ?? []).toSorted(
    (a, b) => intersectionArea(b.box, own) - intersectionArea(a.box, own),
  );
  if (part === undefined || intersectionArea(part.box, own) === 0) return ink;
  const { heights: _, ...rest } = ink;
  return { ...rest, ...part };
}

/** Whether a glyph's middle lies within a stretch of its line. */
function alongside({ vertical }: LineInk, own: Box): (glyph: Box) => boolean {
  const axis = vertical ? 1 : 0;
  return (glyph) => {
    const middle = centerOf(glyph)[axis];
    return middle >= own[axis] && middle <= own[axis] + own[axis + 2]!;
  };
}

/** A stretch that is its line's first or last, to the end of the line that it is nearer to. */
function toItsEnd(own: Box, { box, vertical }: LineInk): Box {
  const axis = vertical ? 1 : 0;
  const [from, to] = [own[axis], own[axis] + own[axis + 2]!];
  const end = box[axis] + box[axis + 2]!;
  const first = from + to < box[axis] + end;
  const [start, stop] = first ? [Math.min(from, box[axis]), to] : [from, Math.max(to, end)];
  return vertical ? [own[0], start, own[2], stop - start] : [start, own[1], stop - start, own[3]];
}

/**
 * Parts that stand side by side are one row: a reader may find a row in pieces. They come in
 * reading order, so that only neighbours can be of one row.
 */
function rowsOf(parts: readonly BlockLine[]): BlockLine[] {
  const rows: BlockLine[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    if (row?.every((other) => besides(other, part))) row.push(part);
    else rows.push([part]);
  }
  return rows.map((row) => {
    if (row.length === 1) return row[0]!;
    return {
      text: joined(row.map(({ text }) => text)),
      confidence: Math.min(...row.map(({ confidence }) => confidence)),
      box: unionOf(row.map(({ box }) => box)),
      ink: [...new Set(row.flatMap(({ ink }) => ink))],
      glyphs: row.flatMap(({ glyphs }) => glyphs),
    };
  });
}

/** Rows of one block lie no further apart than this many of their heights. */
const FAR = 4;

/**
 * Rows that stand together; none where it is open which of them are the block's. A reader that
 * lost a part of a block may have taken the rest for something far from it.
 */
function together(rows: readonly BlockLine[]): readonly BlockLine[] {
  const unit = median(rows.map(({ box }) => Math.min(box[2], box[3])));
  const groups: BlockLine[][] = [];
  for (const row of rows) {
    const near = groups.find((group) => group.some(({ box }) => gapOf(box, row.box) <= FAR * unit));
    if (near === undefined) groups.push([row]);
    else near.push(row);
  }
  if (groups.length < 2) return rows;
  const sizes = groups.map((group) => group.reduce((sum, { text }) => sum + text.length, 0));
  const most = Math.max(...sizes);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return most >= MOSTLY * all ? groups[sizes.indexOf(most)]! : [];
}

/** Of a block's characters: enough to say where it stands. */
const MOSTLY = 0.75;

/** Shortest way between two boxes, straight along or across. */
function gapOf(a: Box, b: Box): number {
  const apart = (axis: 0 | 1) =>
    Math.max(0, a[axis] - b[axis] - b[axis + 2]!, b[axis] - a[axis] - a[axis + 2]!);
  return Math.max(apart(0), apart(1));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Whether two parts share a row, or, where letters stand one under the other, a column. */
function besides(a: BlockLine, b: BlockLine): boolean {
  const vertical = [...a.ink, ...b.ink].some((ink) => ink.vertical);
  const [along, across] = vertical ? ([1, 0] as const) : ([0, 1] as const);
  const shared = (axis: 0 | 1) =>
    sharedLength(
      a.box[axis],
      a.box[axis] + a.box[axis + 2]!,
      b.box[axis],
      b.box[axis] + b.box[axis + 2]!,
    );
  const least = (axis: 0 | 1) => Math.min(a.box[axis + 2]!, b.box[axis + 2]!);
  return shared(across) > 0.5 * least(across) && shared(along) < 0.25 * least(along);
}
