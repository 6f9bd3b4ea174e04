import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../../geometry.ts';
import type { LabelBoard } from '../labels.ts';
import type { Size } from '../picture.ts';
import { drawChip, drawNote } from './labels.ts';
import type { Avoided } from './place.ts';
import { type Shape, shapeOf } from './shapes.ts';
import type { NumberedRule } from './sorted.ts';
import { drawFaint, drawStrong } from './strokes.ts';

/** Beyond these numbers a picture is only marks. */
const MOST_MARKS = 2000;
const MOST_CHIPS = 160;
const MOST_NOTES = 40;

interface Drawn {
  shape: Shape;
  rule: NumberedRule;
  /** Whether the same stroke is there already, so that only its label is drawn. */
  again: boolean;
}

/** What matters most comes last and so lies on top, and its labels are placed first. */
const order = ['guide', 'good', 'open', 'bad'] as const;

/**
 * Draws over the picture, which lies at the canvas's origin, what the rules measured: strongly for
 * rules that fail or are open, faintly for those that pass.
 * @param texts boxes of texts in pixels of the picture, for labels to keep off.
 * @param scale canvas pixels a picture pixel.
 * @param unit lengths of lines and letters are multiples of this.
 * @returns the places that labels take; none overlaps another.
 */
export function drawRules(
  context: SKRSContext2D,
  rules: readonly NumberedRule[],
  texts: readonly Box[],
  size: Size,
  scale: number,
  unit: number,
): readonly Box[] {
  context.save();
  context.beginPath();
  context.rect(0, 0, size.width, size.height);
  context.clip();
  const { strong, faint } = shapesOf(rules, size, scale, unit);
  for (const { shape, again } of faint) if (!again) drawFaint(context, shape, unit);
  for (const { shape } of strong) drawStrong(context, shape, unit, size);
  const avoid = avoided(strong, texts, size, scale);
  const board: LabelBoard = { ...size, taken: [] };
  let left = MOST_CHIPS;
  for (const { shape, rule } of strong.toReversed()) {
    if (left === 0 || rule.number === null) break;
    const tag = { number: rule.number, open: rule.verdict === 'unknown' };
    const draw = shape.tone === 'good' ? drawNote : drawChip;
    if (draw(context, { board, avoid, unit }, shape, tag)) left--;
  }
  left = MOST_NOTES;
  for (const { shape } of faint) {
    if (left === 0) break;
    if (drawNote(context, { board, avoid, unit }, shape, null)) left--;
  }
  context.restore();
  return board.taken;
}

/** Each shape once, though several rules may have looked at the same block. */
function shapesOf(
  rules: readonly NumberedRule[],
  size: Size,
  scale: number,
  unit: number,
): { strong: Drawn[]; faint: Drawn[] } {
  const strong: Drawn[] = [];
  const faint: Drawn[] = [];
  const known = new Set<string>();
  const marks = rules.flatMap((rule) => rule.marks.map((mark) => ({ rule, mark })));
  for (const { rule, mark } of marks.slice(0, MOST_MARKS)) {
    const shape = shapeOf(mark, size, scale, 2 * unit);
    if (shape === null) continue;
    const place = shape.strokes.flat(2).map(Math.round).join();
    const same = rule.number === null ? place : `${rule.number} ${shape.tone} ${place}`;
    const again = known.has(same);
    if (again && shape.label === '') continue;
    known.add(same);
    known.add(place);
    (rule.number === null ? faint : strong).push({ shape, rule, again });
  }
  strong.sort((a, b) => order.indexOf(a.shape.tone) - order.indexOf(b.shape.tone));
  return { strong, faint };
}

/** Texts, and what is marked itself, unless it is so wide that nothing else is left. */
function avoided(
  strong: readonly Drawn[],
  texts: readonly Box[],
  size: Size,
  scale: number,
): Avoided[] {
  const area = size.width * size.height;
  const most = 400;
  const seen = texts.slice(0, most).flatMap(([x, y, w, h]): Avoided[] => {
    const box = [x * scale, y * scale, w * scale, h * scale] as const;
    return box.every(Number.isFinite) ? [{ box, weight: 0.5 }] : [];
  });
  const marked = strong.slice(-most).flatMap(({ shape: { bounds, kind } }): Avoided[] => {
    const [x, y, w, h] = bounds;
    if (kind === 'line' || kind === 'measure') {
      return [{ box: [x - 4, y - 4, w + 8, h + 8], weight: 1 }];
    }
    return w * h < area / 6 ? [{ box: bounds, weight: 0.7 }] : [];
  });
  return [...seen, ...marked];
}
