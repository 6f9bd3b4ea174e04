import { unionOf } from '../geometry.ts';
import { unitsOf } from '../text/units.ts';
import type { BlockLine, LayoutInput, SeenBlock } from './seen.ts';
import { isJoined } from './unread-places.ts';

/**
 * Blocks with the first or last letter of a row that was read together with those of others: a reader
 * knows where a character is to about one, so that a narrow figure between two numbers is left to
 * neither. It belongs to the one that it is nearer to, if that has fewer glyphs than signs.
 */
export function withLostGlyphs(input: LayoutInput): LayoutInput {
  const known = completedInputs.get(input);
  if (known !== undefined) return known;
  const completed = withThem(input);
  completedInputs.set(input, completed);
  return completed;
}

/** Several rules ask for the same; and what is remembered of a row is so for all of them. */
const completedInputs = new WeakMap<LayoutInput, LayoutInput>();

function withThem(input: LayoutInput): LayoutInput {
  if (!input.blocks.some(({ lines }) => lines.some(isPart))) return input;
  const taken = new Set(
    input.blocks.flatMap(({ lines }) => lines.flatMap(({ glyphs }) => glyphs.map(String))),
  );
  return { ...input, blocks: input.blocks.map((block) => completed(block, taken)) };
}

/** Whether its line has more glyphs, which may be its own. */
function isPart({ glyphs, ink: [ink] }: BlockLine): boolean {
  return ink !== undefined && glyphs.length > 0 && glyphs.length < ink.glyphs.length;
}

function completed(block: SeenBlock, taken: ReadonlySet<string>): SeenBlock {
  const lines = block.lines.map((line) => completedLine(line, taken));
  if (lines.every((line, at) => line === block.lines[at])) return block;
  return { ...block, lines, box: unionOf(lines.map(({ box }) => box)) };
}

function completedLine(line: BlockLine, taken: ReadonlySet<string>): BlockLine {
  if (!isPart(line)) return line;
  const [ink] = line.ink;
  const signs = unitsOf(line.text).raw;
  const lacking = signs.length - line.glyphs.length;
  if (ink === undefined || line.ink.length !== 1 || ink.vertical || ink.angle !== 0) return line;
  if (lacking <= 0 || signs.some(isJoined)) return line;
  const all = ink.glyphs.toSorted((a, b) => a[0] - b[0]);
  const own = new Set(line.glyphs.map(String));
  const from = all.findIndex((glyph) => own.has(String(glyph)));
  const to = all.findLastIndex((glyph) => own.has(String(glyph)));
  const gap = (at: number) => {
    const [before, after] = [all[at - 1], all[at]];
    // The end of a line is as far as can be.
    if (before === undefined || after === undefined) return Number.POSITIVE_INFINITY;
    return after[0] - before[0] - before[2];
  };
  const isFree = (at: number) => all[at] !== undefined && !taken.has(String(all[at]));
  const more = [
    ...(from > 0 && isFree(from - 1) && gap(from) < gap(from - 1) ? [all[from - 1]!] : []),
    ...(to >= 0 && isFree(to + 1) && gap(to + 1) < gap(to + 2) ? [all[to + 1]!] : []),
  ].slice(0, lacking);
  if (more.length === 0) return line;
  return { ...line, glyphs: [...line.glyphs, ...more], box: unionOf([line.box, ...more]) };
}
