import { type Canvas, createCanvas } from '@napi-rs/canvas';
import sharp, { type Sharp } from 'sharp';
import { TyposcopeError } from '../errors.ts';
import type { Box } from '../geometry.ts';
import { inspectPicture } from '../picture/inspect.ts';
import { defaultLimits } from '../picture/limits.ts';
import { readRegularFile } from '../picture/read-file.ts';
import { isSvg } from '../picture/sniff.ts';
import type { PictureSketch } from './page.ts';
import { inkOf } from './paint/picture-ink.ts';

/** Drawings of few units, such as a view box of 3 x 1.5, would be told in whole pixels. */
const FINER = 10;
const DENSITY = 72;

/**
 * Natural size of a logo or product as a person sees it, in pixels, or in parts of them for an SVG.
 *
 * @throws TyposcopeError('set') for a file that is missing, damaged or beyond the limits
 */
export async function assetSize(file: string): Promise<{ width: number; height: number }> {
  const bytes = await readAsset(file);
  if (!isSvg(bytes)) return pictureSize(file, bytes);
  try {
    const { width, height } = await sharp(bytes, {
      density: DENSITY * FINER,
      limitInputPixels: false,
    }).metadata();
    return { width: width / FINER, height: height / FINER };
  } catch (cause) {
    throw bad(file, cause);
  }
}

/**
 * A logo or product in exactly the size asked for, in whole pixels, stretched where its
 * proportions are others. An SVG is drawn anew in that size; nothing outside the file is loaded.
 *
 * @throws TyposcopeError('set') as `assetSize` does
 */
export async function loadAsset(file: string, width: number, height: number): Promise<Canvas> {
  const bytes = await readAsset(file);
  if (!isSvg(bytes)) await pictureSize(file, bytes);
  let pixels: Buffer;
  try {
    pixels = await rgba(
      // From bytes, never by path: an SVG without an address can name no files beside it.
      sharp(bytes, {
        failOn: 'error',
        limitInputPixels: defaultLimits.maxPixels,
        autoOrient: true,
        pages: 1,
      }).resize(width, height, { fit: 'fill' }),
    );
  } catch (cause) {
    throw bad(file, cause);
  }
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  image.data.set(pixels);
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Enough to know a logo's parts by, and to find its ink to 1 %. */
const SKETCH_SIDE = 96;

/**
 * A logo or product in small.
 *
 * @throws TyposcopeError('set') as `assetSize` does
 */
export async function assetSketch(file: string): Promise<PictureSketch> {
  const side = SKETCH_SIDE;
  const layer = await loadAsset(file, side, side);
  const ink = inkOf(layer).map((value) => value / side) as unknown as Box;
  return { side, rgba: layer.getContext('2d').getImageData(0, 0, side, side).data, ink };
}

function rgba(picture: Sharp): Promise<Buffer> {
  return picture.toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer();
}

async function readAsset(file: string): Promise<Buffer> {
  const answer = await readRegularFile(file, { maxBytes: defaultLimits.maxBytes });
  if (!answer.ok) throw bad(file, answer.message);
  return answer.bytes;
}

/** Looks at the header before anything is decoded. */
async function pictureSize(
  file: string,
  bytes: Uint8Array,
): Promise<{ width: number; height: number }> {
  const header = await inspectPicture(bytes, defaultLimits);
  if (!header.ok) throw bad(file, header.message);
  return { width: header.width, height: header.height };
}

function bad(file: string, cause: unknown): TyposcopeError {
  const words = cause instanceof Error ? cause.message : String(cause);
  return new TyposcopeError('set', "an asset that can't be drawn", {
    file,
    found: words.split('\n', 1)[0]!.replace(/\.$/, ''),
    expected: 'an SVG, PNG, JPEG or WebP that is whole',
    cause: cause instanceof Error ? cause : undefined,
  });
}
