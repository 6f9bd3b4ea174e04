import type { SKRSContext2D } from '@napi-rs/canvas';

type Context = SKRSContext2D;

export function disc(context: Context, x: number, y: number, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

export function panel(
  context: Context,
  [x, y, width, height]: readonly [number, number, number, number],
  radius: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fill();
}

export function rule(
  context: Context,
  x: number,
  y: number,
  width: number,
  thick: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, thick);
}

/** A row of dots from x0 to x1. */
export function dots(context: Context, x0: number, x1: number, y: number, colour: string): void {
  for (let x = x0; x <= x1; x += 14) disc(context, x, y, 2, colour);
}

/** A sky or a ground that changes gently from top to bottom. */
export function wash(
  context: Context,
  [x, y, width, height]: readonly [number, number, number, number],
  from: string,
  to: string,
): void {
  const gradient = context.createLinearGradient(0, y, 0, y + height);
  gradient.addColorStop(0, from);
  gradient.addColorStop(1, to);
  context.fillStyle = gradient;
  context.fillRect(x, y, width, height);
}

/** A smooth ridge through the given heights, filled down to the lower edge. */
export function ridge(
  context: Context,
  size: { width: number; height: number },
  heights: readonly number[],
  colour: string,
): void {
  const step = size.width / (heights.length - 1);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(0, size.height);
  context.lineTo(0, heights[0] ?? 0);
  heights.slice(1).forEach((height, index) => {
    const before = heights[index] ?? 0;
    const middle = (index + 0.5) * step;
    context.bezierCurveTo(middle, before, middle, height, (index + 1) * step, height);
  });
  context.lineTo(size.width, size.height);
  context.fill();
}

/** A leaf from its stalk at x, y; the angle turns it clockwise from upright. */
export function leaf(
  context: Context,
  x: number,
  y: number,
  length: number,
  angle: number,
  colour: string,
): void {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(0, 0);
  context.quadraticCurveTo(length * 0.34, -length * 0.5, 0, -length);
  context.quadraticCurveTo(-length * 0.34, -length * 0.5, 0, 0);
  context.fill();
  context.restore();
}
