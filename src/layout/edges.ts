import { isRightToLeft } from '../language.ts';
import { graphemes, isWhiteSpace } from '../text/graphemes.ts';
import { bodyOf, letterHeight } from './letters.ts';
import { type PlacedBlock, slackOf } from './places.ts';
import type { BlockLine, Edge } from './seen.ts';

/**
 * Where a line's edge may be said to be, in pixels along the axis: an eye takes a hanging quote as
 * part of the line or leaves it aside, and the foot of a `p` for that of the line or for what it is.
 */
export interface EdgeSpan {
  from: number;
  to: number;
  /** Where its ink ends (of a middle: where that of the letters is), which is what is drawn. */
  at: number;
  /** How far off all of this may be measured. */
  slack: number;
}

/** Marks that hang outside of an edge, or stand within it: either looks right. */
const HANGING = /^['"‘’“”„‚«»‹›.,;:·•…*\-‐-―−–—()[\]、。，．]$/u;
/** Signs of a full square that have their ink in one half of it. */
const OPENING = /^[「『（《〈【〔［｛]$/u;
const CLOSING = /^[」』）》〉】〕］｝、。，．！？：；]$/u;

/** Of the letter height: what a typeface keeps free on the sides of a letter. */
const BEARING = 0.1;
const NARROW_BEARING = 0.18;
const NARROW = /^[1iljtI|!｜日目口田回月自白百ا]$/u;
/** Of the letter height. */
const HANG = 0.5;

/** Which of an edge's two sides a block has it on; null for `center` and what runs across. */
function sideOf(edge: Edge, block: PlacedBlock): 'left' | 'right' | null {
  const leftward = isRightToLeft(block.script);
  if (edge === 'left' || edge === 'right') return edge;
  if (edge === 'start') return leftward ? 'right' : 'left';
  if (edge === 'end') return leftward ? 'left' : 'right';
  return null;
}

/** Every place where the edge of a block is to be held against that of others: of each of its lines, or one. */
export function edgesOf(block: PlacedBlock, edge: Edge): readonly EdgeSpan[] {
  const edges = known.get(block) ?? {};
  known.set(block, edges);
  edges[edge] ??= measuredEdges(block, edge);
  return edges[edge];
}

/** A block may be held against many others, and be tried in many places. */
const known = new WeakMap<PlacedBlock, Partial<Record<Edge, readonly EdgeSpan[]>>>();

function measuredEdges(block: PlacedBlock, edge: Edge): EdgeSpan[] {
  const side = sideOf(edge, block);
  if (side !== null) return block.lines.map((line) => sideSpan(line, side, block.script));
  if (edge === 'center') return [centerSpan(block)];
  return [levelSpan(block, edge as 'top' | 'bottom' | 'middle')];
}

function sideSpan(line: BlockLine, side: 'left' | 'right', script: string): EdgeSpan {
  const { inward, outward } = allowance(line, side, script);
  const [x, , w] = line.box;
  const at = side === 'left' ? x : x + w;
  const slack = slackOf(line);
  return side === 'left'
    ? { from: at - outward, to: at + inward, at, slack }
    : { from: at - inward, to: at + outward, at, slack };
}

/** How far from its ink a line's edge may be said to be, in pixels. */
function allowance(
  line: BlockLine,
  side: 'left' | 'right',
  script: string,
): { inward: number; outward: number } {
  if (line.ink.some(({ vertical }) => vertical)) return { inward: 0, outward: 0 };
  const letters = graphemes(line.text).filter((unit) => !isWhiteSpace(unit));
  const first = (side === 'left') !== isRightToLeft(script);
  const sign = (first ? letters[0] : letters.at(-1)) ?? '';
  const height = letterHeight(line);
  if (OPENING.test(sign) || CLOSING.test(sign)) {
    return { inward: HANG * height, outward: HANG * height };
  }
  if (HANGING.test(sign)) return { inward: HANG * height, outward: BEARING * height };
  return { inward: 0, outward: (NARROW.test(sign) ? NARROW_BEARING : BEARING) * height };
}

/** Of the widest line: the lines of a block that is centred stand about its middle, whatever their ends do. */
function centerSpan(block: PlacedBlock): EdgeSpan {
  const widest = block.lines.reduce((a, b) => (b.box[2] > a.box[2] ? b : a));
  const [x, , w] = block.box;
  const at = x + w / 2;
  const left = allowance(widest, 'left', block.script);
  const right = allowance(widest, 'right', block.script);
  return {
    from: at - (left.outward + right.inward) / 2,
    to: at + (left.inward + right.outward) / 2,
    at,
    slack: slackOf(widest) / 2,
  };
}

function levelSpan(block: PlacedBlock, edge: 'top' | 'bottom' | 'middle'): EdgeSpan {
  const [first, last] = [block.lines[0]!, block.lines.at(-1)!];
  const [, y, , h] = block.box;
  const top = bodyOf(first)?.top ?? y;
  const bottom = bodyOf(last)?.baseline ?? y + h;
  const slack = Math.max(slackOf(first), slackOf(last));
  const [byInk, byLetters] = {
    top: [y, top],
    bottom: [y + h, bottom],
    middle: [y + h / 2, (top + bottom) / 2],
  }[edge] as [number, number];
  return {
    from: Math.min(byInk, byLetters),
    to: Math.max(byInk, byLetters),
    at: byLetters,
    slack,
  };
}
