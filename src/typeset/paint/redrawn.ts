import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { Box } from '../../geometry.ts';
import { css } from '../colours.ts';
import type { PictureLook } from '../page.ts';
import { turnHues } from './turn-hues.ts';

/** A copy of a layer that looks otherwise, in the order: parts, mirror, colours. */
export function redrawn(layer: Canvas, look: PictureLook): Canvas {
  const { width, height } = layer;
  const made = createCanvas(width, height);
  const context = made.getContext('2d');
  context.drawImage(layer, 0, 0);
  for (const part of look.without ?? []) context.clearRect(...pixels(part, layer));
  for (const part of look.upended ?? []) {
    const [x, y, w, h] = pixels(part, layer);
    if (w < 1 || h < 1) continue;
    const piece = createCanvas(w, h);
    piece.getContext('2d').drawImage(made, -x, -y);
    context.clearRect(x, y, w, h);
    context.save();
    context.translate(x + w / 2, y + h / 2);
    context.rotate(Math.PI);
    context.drawImage(piece, -w / 2, -h / 2);
    context.restore();
  }
  const mirrored = look.mirrored === true ? inMirror(made) : made;
  recolour(mirrored, look);
  return mirrored;
}

function pixels([x, y, w, h]: Box, { width, height }: Canvas): [number, number, number, number] {
  const [left, top] = [Math.round(x * width), Math.round(y * height)];
  return [left, top, Math.round((x + w) * width) - left, Math.round((y + h) * height) - top];
}

function inMirror(layer: Canvas): Canvas {
  const made = createCanvas(layer.width, layer.height);
  const context = made.getContext('2d');
  context.scale(-1, 1);
  context.drawImage(layer, -layer.width, 0);
  return made;
}

function recolour(layer: Canvas, { hue, ink }: PictureLook): void {
  const context = layer.getContext('2d');
  const { width, height } = layer;
  if (hue !== undefined && hue !== 0) {
    const image = context.getImageData(0, 0, width, height);
    turnHues(image.data, hue);
    context.putImageData(image, 0, 0);
  }
  if (ink === undefined) return;
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = css(ink);
  context.fillRect(0, 0, width, height);
}
