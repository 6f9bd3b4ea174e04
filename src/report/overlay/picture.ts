import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Pixels } from '../../reading/reader.ts';

/** The picture as a canvas that can be drawn at any scale. */
export function canvasOf(picture: Pixels): SKRSContext2D['canvas'] {
  const source = createCanvas(picture.width, picture.height);
  const pixels = source.getContext('2d');
  const image = pixels.createImageData(picture.width, picture.height);
  // One write a pixel, in the byte order of the processors that Node runs on.
  const rgba = new Uint32Array(image.data.buffer, image.data.byteOffset, image.data.length / 4);
  const { data } = picture;
  for (let from = 0, to = 0; to < rgba.length; from += 3, to++) {
    rgba[to] =
      0xff000000 | ((data[from + 2] ?? 0) << 16) | ((data[from + 1] ?? 0) << 8) | (data[from] ?? 0);
  }
  pixels.putImageData(image, 0, 0);
  return source;
}

export interface Size {
  width: number;
  height: number;
}

export function drawPicture(
  context: SKRSContext2D,
  source: SKRSContext2D['canvas'],
  size: Size,
  scale: number,
): void {
  context.imageSmoothingEnabled = scale < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, size.width, size.height);
}
