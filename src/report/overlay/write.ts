import type { SKRSContext2D } from '@napi-rs/canvas';

/** Writes from the left and returns where it ended. */
export function write(
  context: SKRSContext2D,
  text: string,
  x: number,
  baseline: number,
  font: string,
  colour: string,
): number {
  if (text === '') return x;
  context.font = font;
  context.fillStyle = colour;
  context.fillText(text, x, baseline);
  return x + context.measureText(text).width;
}
