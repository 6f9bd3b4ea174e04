import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../geometry.ts';
import { suspectColour } from './marks.ts';

/** Width of the triangle in units. */
const SIZE = 11;

/**
 * Marks a glyph that looks malformed: a black triangle with a white edge that points at it, from
 * below, or from the right where glyphs stand in a column. It says by shape and blackness alone
 * what it is, and covers no part of the glyph.
 * @returns the place it takes, for labels to keep off.
 */
export function drawSuspect(
  context: SKRSContext2D,
  [x, y, w, h]: Box,
  vertical: boolean,
  unit: number,
): Box {
  const long = (SIZE + 2) * unit;
  if (vertical) {
    drawTriangle(context, x + w + unit, y + h / 2, Math.PI / -2, unit);
    return [x + w, y + h / 2 - long / 2, long, long];
  }
  drawTriangle(context, x + w / 2, y + h + unit, 0, unit);
  return [x + w / 2 - long / 2, y + h, long, long];
}

/** The tip lies at x, y; unturned the triangle hangs below it. */
export function drawTriangle(
  context: SKRSContext2D,
  x: number,
  y: number,
  turn: number,
  unit: number,
): void {
  const half = (SIZE / 2) * unit;
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  context.beginPath();
  context.moveTo(0, unit);
  context.lineTo(half, unit + half * 1.5);
  context.lineTo(-half, unit + half * 1.5);
  context.closePath();
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = '#FFFFFF';
  context.lineWidth = 3 * unit;
  context.stroke();
  context.fillStyle = suspectColour;
  context.fill();
  context.restore();
}
