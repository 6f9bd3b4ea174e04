import type { SKRSContext2D } from '@napi-rs/canvas';
import type { DiffUnit } from '../display-diff.ts';
import { fontOf } from '../fonts.ts';
import { diffColours } from './marks.ts';
import { type Direction, directionOf, visualRuns } from './runs.ts';

export interface TextStyle {
  size: number;
  weight: number;
  colour: string;
}

export interface RichLine {
  units: DiffUnit[];
  direction: Direction;
}

/** Runs of equal text longer than this are shortened, so that a fault far in comes into sight. */
const LONGEST_SAME = 72;
const KEPT_AROUND = 28;

export function plain(text: string): DiffUnit[] {
  return text === '' ? [] : [{ text, op: 'same' }];
}

/** Shortens long stretches without a difference; where there is none at all, nothing is cut. */
export function withoutLongSame(units: readonly DiffUnit[]): DiffUnit[] {
  if (units.every((unit) => unit.op === 'same')) return [...units];
  const short: DiffUnit[] = [];
  for (let from = 0; from < units.length; ) {
    let to = from;
    while (to < units.length && units[to]?.op === 'same') to++;
    if (to - from > LONGEST_SAME) {
      if (from > 0) short.push(...units.slice(from, from + KEPT_AROUND));
      short.push({ text: '…', op: 'same' });
      if (to < units.length) short.push(...units.slice(to - KEPT_AROUND, to));
    } else short.push(...units.slice(from, to));
    while (to < units.length && units[to]?.op !== 'same') short.push(units[to++] as DiffUnit);
    from = to;
  }
  return short;
}

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Lines no wider than `width`, broken at spaces, between ideographs, and inside a word only where
 * it is too long for a line. What goes beyond `mostLines` is replaced by an ellipsis.
 */
export function wrap(
  context: SKRSContext2D,
  units: readonly DiffUnit[],
  style: TextStyle,
  width: number,
  mostLines: number,
): RichLine[] {
  const direction = directionOf(units.map((unit) => unit.text).join(''));
  const measure = measurer(context, style);
  const lines: DiffUnit[][] = [];
  let line: DiffUnit[] = [];
  let used = 0;
  let breakAt = -1;
  for (const unit of units) {
    const wide = measure(unit.text);
    if (used + wide > width && line.length > 0) {
      if (unit.text === ' ') {
        breakAt = line.length;
        continue;
      }
      const at = breakAt > 0 ? breakAt : line.length;
      lines.push(line.slice(0, at));
      line = line.slice(at);
      used = line.reduce((sum, entry) => sum + measure(entry.text), 0);
      breakAt = -1;
      if (lines.length > mostLines) break;
    }
    if (ideograph.test(unit.text) && line.length > 0) breakAt = line.length;
    line.push(unit);
    used += wide;
    if (unit.text === ' ' || unit.text === '-' || ideograph.test(unit.text)) breakAt = line.length;
  }
  if (line.length > 0) lines.push(line);
  const kept = lines.slice(0, mostLines);
  const last = kept.at(-1);
  if (lines.length > mostLines && last !== undefined) {
    let room = width - measure('…');
    const fits = last.findIndex((unit) => {
      room -= measure(unit.text);
      return room < 0;
    });
    if (fits >= 0) last.length = fits;
    last.push({ text: '…', op: 'same' });
  }
  return kept.map((entry) => ({ units: entry, direction }));
}

/** Draws a line in its own direction, from the left or, right-to-left, from the right edge. */
export function drawRich(
  context: SKRSContext2D,
  line: RichLine,
  style: TextStyle,
  left: number,
  baseline: number,
  width: number,
): void {
  context.font = fontOf(style.size, style.weight);
  context.textAlign = 'left';
  const texts = line.units.map((unit) => unit.text);
  const runs = visualRuns(texts, line.direction).map((run) => {
    const text = texts.slice(run.from, run.to).join('');
    context.direction = run.direction;
    return { ...run, text, wide: context.measureText(text).width };
  });
  const total = runs.reduce((sum, run) => sum + run.wide, 0);
  let x = line.direction === 'rtl' ? left + width - total : left;
  for (const run of runs) {
    context.direction = run.direction;
    for (let from = run.from; from < run.to; ) {
      const op = line.units[from]?.op ?? 'same';
      let to = from;
      while (to < run.to && line.units[to]?.op === op) to++;
      if (op !== 'same') {
        const start = advance(context, texts.slice(run.from, from), run.direction);
        const end =
          to === run.to ? run.wide : advance(context, texts.slice(run.from, to), run.direction);
        const x0 = run.direction === 'rtl' ? x + run.wide - end : x + start;
        highlight(context, diffColours[op], op, x0, baseline, Math.max(end - start, 3), style.size);
      }
      from = to;
    }
    context.fillStyle = style.colour;
    context.fillText(run.text, x, baseline);
    x += run.wide;
  }
  context.direction = 'ltr';
}

/** Width up to a character. A joiner keeps the last Arabic letter in the form it has inside. */
function advance(context: SKRSContext2D, texts: readonly string[], direction: Direction): number {
  if (texts.length === 0) return 0;
  return context.measureText(texts.join('') + (direction === 'rtl' ? '\u200D' : '')).width;
}

/** A tint with a line: solid under a substitution, a frame around what is missing, two for added. */
function highlight(
  context: SKRSContext2D,
  colours: { ground: string; line: string },
  op: keyof typeof diffColours,
  x: number,
  baseline: number,
  wide: number,
  size: number,
): void {
  const top = baseline - size * 0.95;
  const height = size * 1.28;
  const thick = Math.max(1.5, size / 9);
  const around = op === 'missing' ? thick : 0;
  context.fillStyle = colours.ground;
  context.fillRect(x - around, top, wide + 2 * around, height);
  context.fillStyle = colours.line;
  if (op === 'missing') {
    context.strokeStyle = colours.line;
    // A frame around, not on, the character: a lost full stop is narrower than two lines.
    context.lineWidth = thick * 0.6;
    context.strokeRect(x - thick, top, wide + 2 * thick, height - thick / 2);
    return;
  }
  context.fillRect(x, top + height - thick, wide, thick);
  if (op === 'insert') context.fillRect(x, top, wide, thick);
}

function measurer(context: SKRSContext2D, style: TextStyle): (text: string) => number {
  const font = fontOf(style.size, style.weight);
  const known = new Map<string, number>();
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(text).width;
      known.set(text, width);
    }
    return width;
  };
}
