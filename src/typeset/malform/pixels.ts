import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../geometry.ts';
import { inkOf } from '../line.ts';

/** Takes a piece out of a layer, in whole pixels. */
export function cut(layer: Canvas, [x, y, w, h]: Box): Canvas {
  const piece = createCanvas(w, h);
  piece.getContext('2d').drawImage(layer, x, y, w, h, 0, 0, w, h);
  const context = layer.getContext('2d');
  context.save();
  context.resetTransform();
  context.clearRect(x, y, w, h);
  context.restore();
  return piece;
}

export function within(context: SKRSContext2D, [x, y, w, h]: Box, act: () => void): void {
  context.save();
  context.resetTransform();
  context.beginPath();
  context.rect(x, y, w, h);
  context.clip();
  act();
  context.restore();
}

/** The inked part of a cell, in whole pixels. */
export function inked(layer: Canvas, [x, y, w, h]: Box): Box | null {
  const [left, top] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))];
  const wide = Math.min(layer.width - left, Math.max(1, Math.round(w)));
  const tall = Math.min(layer.height - top, Math.max(1, Math.round(h)));
  const piece = createCanvas(wide, tall);
  piece.getContext('2d').drawImage(layer, left, top, wide, tall, 0, 0, wide, tall);
  const ink = inkOf(piece);
  return ink === null || ink[2] < 4 || ink[3] < 4
    ? null
    : [left + ink[0], top + ink[1], ink[2], ink[3]];
}

/** The colour of the most opaque pixel nearest the middle. */
export function inkColour(layer: Canvas, [x, y, w, h]: Box): string {
  const { data } = layer.getContext('2d').getImageData(x, y, w, h);
  let best = 0;
  let score = -1;
  for (let index = 0; index < data.length; index += 4) {
    const off = Math.abs(index / 4 / w - h / 2) / h;
    const value = data[index + 3]! - off * 40;
    if (value > score) [best, score] = [index, value];
  }
  return `rgb(${data[best]}, ${data[best + 1]}, ${data[best + 2]})`;
}

/** Pixels that changed over pixels that were inked. */
export function changed(before: Canvas, after: Canvas, [x, y, w, h]: Box): number {
  const one = before.getContext('2d').getImageData(x, y, w, h).data;
  const other = after.getContext('2d').getImageData(x, y, w, h).data;
  let ink = 0;
  let differs = 0;
  for (let index = 3; index < one.length; index += 4) {
    if (one[index]! > 127) ink++;
    if (one[index]! > 127 !== other[index]! > 127) differs++;
  }
  return ink === 0 ? 0 : differs / ink;
}

export function copyOf(canvas: Canvas): Canvas {
  const copy = createCanvas(canvas.width, canvas.height);
  copy.getContext('2d').drawImage(canvas, 0, 0);
  return copy;
}

export function restore(canvas: Canvas, from: Canvas): void {
  const context = canvas.getContext('2d');
  context.save();
  context.resetTransform();
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(from, 0, 0);
  context.restore();
}
