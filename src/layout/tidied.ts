import { type Box, unionOf } from '../geometry.ts';
import { unitsOf } from '../text/units.ts';
import type { LineInk } from './evidence.ts';
import type { BlockLine, LayoutInput, SeenBlock } from './seen.ts';

/** Of its highest row: what is lower is a speck that a reader took for the rest of a block… */
const SPECK = 0.2;
/** …and lower than this a sign or two that stand alone. */
const LONE_SPECK = 0.4;
/** How many letters a reader is off by where it tells which part of a line is whose. */
const OFF_BY = 2;
/** Times the gap where the reader has it that another one nearby must be for the parts to end there. */
const WIDER = 1.5;

/** Of the letters' height: a gap that a line's end counts as. */
const END = 0.8;

/** Blocks without what can be no row of theirs, and with whole letters at the ends of their rows. */
export function tidied(input: LayoutInput): LayoutInput {
  let tidy = tidiedInputs.get(input);
  if (tidy === undefined) {
    const [blocks, located] = [input.blocks, input.located].map((list) => list.map(tidiedBlock));
    tidy = { ...input, blocks: blocks!, located: located! };
    tidiedInputs.set(input, tidy);
  }
  return tidy;
}

/** Most rules ask for the same; and what is remembered of a row is so for all of them. */
const tidiedInputs = new WeakMap<LayoutInput, LayoutInput>();
const tidiedBlocks = new WeakMap<SeenBlock, SeenBlock>();

function tidiedBlock(block: SeenBlock): SeenBlock {
  let tidy = tidiedBlocks.get(block);
  if (tidy === undefined) {
    tidy = withoutSpecks(block);
    tidiedBlocks.set(block, tidy);
  }
  return tidy;
}

function withoutSpecks(block: SeenBlock): SeenBlock {
  const sizes = block.lines.map(({ box }) => Math.min(box[2], box[3]));
  const highest = Math.max(...sizes);
  const lines = block.lines
    .filter(({ text, box }, at) => {
      const lone = unitsOf(text).raw.length <= 2 && Math.max(box[2], box[3]) < LONE_SPECK * highest;
      return !lone && sizes[at]! >= SPECK * highest;
    })
    .map(reaching);
  if (lines.length === 0) return block;
  return { ...block, lines, box: unionOf(lines.map(({ box }) => box)) };
}

/**
 * A part of a line, up to the wide gap that is between it and the next block's part: a reader knows
 * where a character is to about one.
 */
function reaching(line: BlockLine): BlockLine {
  const [ink] = line.ink;
  if (line.ink.length !== 1 || ink === undefined || ink.vertical || ink.angle !== 0) return line;
  if (line.glyphs.length === 0 || line.glyphs.length >= ink.glyphs.length) return line;
  const all = ink.glyphs.toSorted((a, b) => a[0] - b[0]);
  const own = line.glyphs.toSorted((a, b) => a[0] - b[0]);
  const from = all.findIndex((glyph) => same(glyph, own[0]!));
  const to = all.findIndex((glyph) => same(glyph, own.at(-1)!)) + 1;
  if (from < 0 || to !== from + own.length) return line;
  // Neither end goes beyond the other: something is the block's.
  const start = boundary(all, from, 0, to - 1);
  const end = boundary(all, to, from + 1, all.length);
  if (end <= start || (start === from && end === to)) return line;
  const glyphs = all.slice(start, end);
  return { ...line, glyphs, box: boxOfPart(ink, line.box, glyphs) };
}

function boxOfPart(ink: LineInk, box: Box, glyphs: readonly Box[]): Box {
  const [x, y, w, h] = unionOf(glyphs);
  return glyphs.length === ink.glyphs.length ? box : [x, y, w, h];
}

/**
 * The index before which the widest gap near `at` is, if it is plainly wider than the one there. The
 * ends of the line are as good as a gap between words.
 */
function boundary(glyphs: readonly Box[], at: number, least: number, most: number): number {
  const height = Math.max(...glyphs.map(([, , , h]) => h));
  const gap = (index: number) =>
    index === 0 || index === glyphs.length
      ? END * height
      : glyphs[index]![0] - Math.max(...glyphs.slice(0, index).map(([x, , w]) => x + w));
  if (at === 0 || at === glyphs.length) return at;
  let best = at;
  let widest = Math.max(1, gap(at)) * WIDER;
  for (let index = Math.max(least, at - OFF_BY); index <= Math.min(most, at + OFF_BY); index++) {
    if (gap(index) <= widest) continue;
    [best, widest] = [index, gap(index)];
  }
  return best;
}

function same(a: Box, b: Box): boolean {
  return a.every((value, at) => value === b[at]);
}
