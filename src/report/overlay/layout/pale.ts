import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Pixels } from '../../../reading/reader.ts';
import type { Size } from '../picture.ts';

/** How much of the colours goes. */
const GREY = 0.6;
/** How much of the darkness: of a white picture's, and of a black one's. */
const WHITE = [0.45, 0.68] as const;
/** Pixels that tell how dark a picture is. */
const SAMPLES = 4096;

/**
 * Makes what is drawn look as through tracing paper, so that marks stand out on any picture.
 * @param darkness 0..1: black wants a thicker paper than white.
 */
export function pale(context: SKRSContext2D, { width, height }: Size, darkness: number): void {
  context.save();
  context.globalCompositeOperation = 'saturation';
  context.fillStyle = `rgba(128, 128, 128, ${GREY})`;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = `rgba(255, 255, 255, ${WHITE[0] + (WHITE[1] - WHITE[0]) * darkness})`;
  context.fillRect(0, 0, width, height);
  context.restore();
}

/** Mean darkness 0..1 of a picture, from pixels spread over it. */
export function darknessOf({ width, height, data }: Pixels): number {
  const pixels = width * height;
  const step = Math.max(1, Math.floor(pixels / SAMPLES));
  let sum = 0;
  let count = 0;
  for (let pixel = 0; pixel < pixels; pixel += step) {
    const at = pixel * 3;
    sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    count++;
  }
  return 1 - sum / count / 255;
}
