import { createCanvas } from '@napi-rs/canvas';
import type { Pixels } from '../../src/reading/reader.ts';
import { fontOf, registerFonts } from '../../src/report/fonts.ts';

export interface DrawnLine {
  text: string;
  /** Centre of the line, in pixels. */
  x: number;
  y: number;
  /** Size of the type in pixels. */
  size: number;
  /** Clockwise. */
  degrees?: number;
  /** One character below the other. */
  vertical?: boolean;
}

/** Typed text, dark on a light ground. */
export function draw(width: number, height: number, lines: readonly DrawnLine[]): Pixels {
  registerFonts();
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f6f2ea';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#1d2733';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { text, x, y, size, degrees = 0, vertical = false } of lines) {
    context.font = fontOf(size);
    context.save();
    context.translate(x, y);
    context.rotate((degrees * Math.PI) / 180);
    if (vertical) {
      [...text].forEach((character, i, all) => {
        context.fillText(character, 0, (i - (all.length - 1) / 2) * size * 1.08);
      });
    } else context.fillText(text, 0, 0);
    context.restore();
  }
  const rgba = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(rgba.subarray(i * 4, i * 4 + 3), i * 3);
  return { width, height, data };
}
