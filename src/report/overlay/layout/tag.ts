import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontOf } from '../../fonts.ts';

/** Height of a tag in units, and of one that only keeps company. */
export const TAG = 17;
export const SMALL_TAG = 14;

/** Its width in pixels: round for a digit or two, longer for more. */
export function tagWidth(number: number, unit: number, size = TAG): number {
  return size * (1 + Math.max(0, String(number).length - 2) * 0.42) * unit;
}

/**
 * The number that ties a mark to its entry: round for a rule that fails, square for one that is
 * open.
 */
export function drawTag(
  context: SKRSContext2D,
  tag: { number: number; open: boolean; ground: string; ink: string; edge?: boolean },
  x: number,
  y: number,
  unit: number,
  size = TAG,
): void {
  const wide = tagWidth(tag.number, unit, size);
  const high = size * unit;
  context.beginPath();
  context.roundRect(x, y, wide, high, tag.open ? 2 * unit : high / 2);
  context.fillStyle = tag.ground;
  context.fill();
  if (tag.edge) {
    context.strokeStyle = tag.ink;
    context.lineWidth = unit;
    context.stroke();
  }
  context.fillStyle = tag.ink;
  context.font = fontOf(size * 0.7 * unit, 700);
  context.direction = 'ltr';
  context.textAlign = 'center';
  context.fillText(String(tag.number), x + wide / 2, y + high * 0.745);
  context.textAlign = 'left';
}
