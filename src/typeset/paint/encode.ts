import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';

/** PNG of a canvas, without an alpha channel where all of it is opaque by design. */
export async function pngOf(canvas: Canvas, opaque: boolean): Promise<Uint8Array> {
  const { width, height } = canvas;
  // Only pixels that let something through are kept in another form by the canvas.
  const pixels = opaque
    ? canvas.data()
    : Buffer.from(canvas.getContext('2d').getImageData(0, 0, width, height).data.buffer);
  const picture = sharp(pixels, { raw: { width, height, channels: 4 } });
  return (opaque ? picture.removeAlpha() : picture).png({ compressionLevel: 3 }).toBuffer();
}
