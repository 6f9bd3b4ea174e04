import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { Box } from '../../geometry.ts';

/** Of 255: what is fainter nobody sees. */
const INKED = 32;

/**
 * Box of what is inked in a layer, in its own pixels, after it was turned about its middle by
 * degrees clockwise; all of the layer where nothing is.
 */
export function inkOf(layer: Canvas, angle = 0): Box {
  const { width, height } = layer;
  if (angle === 0) return bounds(layer) ?? [0, 0, width, height];
  const side = Math.ceil(Math.hypot(width, height)) + 2;
  const turned = createCanvas(side, side);
  const context = turned.getContext('2d');
  context.translate(side / 2, side / 2);
  context.rotate((angle * Math.PI) / 180);
  context.drawImage(layer, -width / 2, -height / 2);
  const [x, y, w, h] = bounds(turned) ?? [0, 0, side, side];
  return [x + (width - side) / 2, y + (height - side) / 2, w, h];
}

function bounds(layer: Canvas): Box | null {
  const { width, height } = layer;
  const { data } = layer.getContext('2d').getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3]! < INKED) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? null : [left, top, right + 1 - left, bottom + 1 - top];
}
