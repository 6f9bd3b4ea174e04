import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { decodePicture } from '../../picture/decode.ts';
import { PictureError } from '../../picture/fault.ts';
import { openPicture } from '../../picture/picture.ts';
import type { Pixels } from '../../reading/reader.ts';
import { writeAtomicallyLater } from '../../store/write.ts';

/**
 * Of pixelmatch, in OKLab. At its default of .1 a ground that went from light teal to light pink is the
 * same; at .05 it isn't, and of a picture saved anew as a JPEG of quality 95 one to six pixels in a
 * hundred differ, at the edges of letters.
 */
const THRESHOLD = 0.05;
/** Pixels; larger pictures take too long for what one sees of them. */
const LARGEST = 16_000_000;

export type Difference = { share: number } | { reason: string };

/** A picture's path, and the folder that it must lie in. */
export interface Source {
  path: string;
  folder: string;
}

/** Draws in red which pixels of two pictures differ, and tells their share. */
export async function drawDifference(was: Source, is: Source, target: string): Promise<Difference> {
  const [before, now] = [await pixelsOf(was), await pixelsOf(is)];
  if (before === null || now === null) return { reason: 'One of the two could not be decoded.' };
  const { width, height } = now;
  if (before.width !== width || before.height !== height) {
    return {
      reason: `They are not of one size: ${before.width} x ${before.height} and ${width} x ${height}.`,
    };
  }
  if (width * height > LARGEST)
    return { reason: 'They are too large to be held against each other.' };
  const drawn = new Uint8Array(width * height * 4);
  const differing = pixelmatch(withAlpha(before), withAlpha(now), drawn, width, height, {
    threshold: THRESHOLD,
    // What was moved by a hair is no less another picture.
    includeAA: true,
  });
  const raw = { width, height, channels: 4 as const };
  const file = await sharp(drawn, { raw }).webp({ quality: 80 }).toBuffer();
  await writeAtomicallyLater(target, file, { code: 'output' });
  return { share: differing / (width * height) };
}

async function pixelsOf({ path, folder }: Source): Promise<Pixels | null> {
  const picture = await openPicture(path, {}, folder);
  if (!picture.ok) return null;
  try {
    return await decodePicture(picture.bytes);
  } catch (error) {
    if (error instanceof PictureError) return null;
    throw error;
  }
}

function withAlpha({ width, height, data }: Pixels): Uint8Array {
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    pixels[to] = data[from]!;
    pixels[to + 1] = data[from + 1]!;
    pixels[to + 2] = data[from + 2]!;
  }
  return pixels;
}
