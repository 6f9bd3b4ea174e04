import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box, Point } from '../../../geometry.ts';
import { fontOf } from '../../fonts.ts';
import type { LabelBoard } from '../labels.ts';
import { clipped } from '../shown.ts';
import { type Avoided, placeFree } from './place.ts';
import type { Shape } from './shapes.ts';
import { drawTag, SMALL_TAG, TAG, tagWidth } from './tag.ts';
import { tones } from './tones.ts';

/** Where labels may go. */
export interface LabelRoom {
  board: LabelBoard;
  avoid: readonly Avoided[];
  unit: number;
}

/** The number of a mark's rule, and whether that is open and does not fail. */
export interface RuleTag {
  number: number;
  open: boolean;
}

/** Graphemes of a label; a longer one hides what it stands on. */
const LONGEST = 32;
/** Lengths in units. */
const CHIP = 21;
const NOTE = 15;
const PAD = 4;
const GAP = 3;
/** Of a note that may cover texts and marks. */
const MOST_COVERED = 0.2;
const HALO = 'rgba(255, 255, 255, 0.85)';

/**
 * The label of what a rule fails for, leaves open or asked for: a chip with the rule's number, and
 * a line to the mark where it is apart from it. Where no place is left for it, the number alone;
 * where there is none for that either, nothing.
 * @returns whether anything was drawn.
 */
export function drawChip(
  context: SKRSContext2D,
  { board, avoid, unit }: LabelRoom,
  shape: Shape,
  rule: RuleTag,
): boolean {
  const text = clipped(shape.label, LONGEST);
  const edge = ((CHIP - TAG) / 2) * unit;
  const tag = tagWidth(rule.number, unit);
  const patch = shape.colour === null ? 0 : (TAG + PAD) * unit;
  context.font = fontOf(13.5 * unit, 600);
  const wide = text === '' ? 0 : context.measureText(text).width + 2 * PAD * unit;
  const height = CHIP * unit;
  const place = (width: number): Box | null =>
    placeFree(board, shape, [width, height], avoid, GAP * unit, true, Number.POSITIVE_INFINITY);
  const bare = tag + 2 * edge;
  const box = place(bare + patch + wide) ?? place(bare);
  if (box === null) return false;
  const { colour } = tones[shape.tone];
  const [x, y, width] = box;
  const filled = shape.tone !== 'guide' && width > bare;
  const [ground, ink] = filled ? [colour, '#FFFFFF'] : ['#FFFFFF', colour];
  drawLeader(context, box, shape.bounds, colour, unit);
  context.save();
  context.fillStyle = filled ? '#FFFFFF' : colour;
  roundBox(context, [x - unit, y - unit, width + 2 * unit, height + 2 * unit], rule.open, unit);
  context.fillStyle = ground;
  roundBox(context, box, rule.open, unit);
  drawTag(context, { ...rule, ground: ink, ink: ground }, x + edge, y + edge, unit);
  if (width > bare) {
    const at = x + edge + tag + PAD * unit;
    if (shape.colour !== null) drawPatch(context, shape.colour, at, y + edge, TAG * unit);
    context.font = fontOf(13.5 * unit, 600);
    context.fillStyle = ink;
    context.fillText(text, at + patch, y + height - 6 * unit);
  }
  context.restore();
  return true;
}

/**
 * The label of what is as asked: small letters, and only where there is room for them.
 * @param rule null for a rule that passes: its notes have no number.
 * @returns whether anything was drawn.
 */
export function drawNote(
  context: SKRSContext2D,
  { board, avoid, unit }: LabelRoom,
  shape: Shape,
  rule: RuleTag | null,
): boolean {
  const text = clipped(shape.label, LONGEST);
  const tag = rule === null ? 0 : tagWidth(rule.number, unit, SMALL_TAG) + 3 * unit;
  const patch = shape.colour === null ? 0 : 15 * unit;
  context.font = fontOf(12 * unit, 600);
  const wide = text === '' ? 0 : context.measureText(text).width;
  const full = tag + patch + wide;
  if (full === 0) return false;
  const height = NOTE * unit;
  const place = (width: number): Box | null =>
    placeFree(board, shape, [width, height], avoid, 2 * unit, false, MOST_COVERED);
  const box = place(full) ?? (rule === null ? null : place(tag));
  if (box === null) return false;
  const [x, y, width] = box;
  const { colour } = tones[shape.tone];
  if (rule !== null) {
    const top = y + ((NOTE - SMALL_TAG) / 2) * unit;
    const look = { ground: '#FFFFFF', ink: colour, edge: true };
    drawTag(context, { ...rule, ...look }, x, top, unit, SMALL_TAG);
  }
  if (width < full) return true;
  if (shape.colour !== null) {
    drawPatch(context, shape.colour, x + tag, y + 2 * unit, 11 * unit);
  }
  const baseline = y + height - 3.5 * unit;
  context.save();
  if (rule === null) context.globalAlpha = 0.8;
  context.font = fontOf(12 * unit, 600);
  context.lineJoin = 'round';
  context.strokeStyle = HALO;
  context.lineWidth = 3 * unit;
  context.strokeText(text, x + tag + patch, baseline);
  context.fillStyle = colour;
  context.fillText(text, x + tag + patch, baseline);
  context.restore();
  return true;
}

function roundBox(context: SKRSContext2D, box: Box, open: boolean, unit: number): void {
  context.beginPath();
  context.roundRect(...box, open ? 3 * unit : box[3] / 2);
  context.fill();
}

/** A colour as it was measured, which the paled picture does not show. */
function drawPatch(
  context: SKRSContext2D,
  colour: string,
  x: number,
  y: number,
  size: number,
): void {
  context.fillStyle = colour;
  context.fillRect(x, y, size, size);
  context.lineWidth = size / 12;
  context.strokeStyle = '#FFFFFF';
  context.strokeRect(x, y, size, size);
  // White on a white chip would else be no patch at all.
  context.strokeStyle = 'rgba(0, 0, 0, 0.35)';
  context.strokeRect(x + size / 12, y + size / 12, (size * 10) / 12, (size * 10) / 12);
}

/** From a label to its mark, where they don't touch. */
function drawLeader(
  context: SKRSContext2D,
  [x, y, w, h]: Box,
  [bx, by, bw, bh]: Box,
  colour: string,
  unit: number,
): void {
  const nearest = (from: number, size: number, other: number, wide: number): Point => {
    const middle = Math.max(other, Math.min(from + size / 2, other + wide));
    return [Math.max(from, Math.min(middle, from + size)), middle];
  };
  const [x0, x1] = nearest(x, w, bx, bw);
  const [y0, y1] = nearest(y, h, by, bh);
  if (Math.hypot(x1 - x0, y1 - y0) < 9 * unit) return;
  context.save();
  for (const [style, width] of [
    [HALO, 3.5],
    [colour, 1.5],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = width * unit;
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
  }
  context.restore();
}
