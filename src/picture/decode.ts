import sharp, { type Sharp } from 'sharp';
import type { Pixels } from '../reading/reader.ts';
import { PictureError, pictureFault } from './fault.ts';
import { brokenPicture, inspectPicture, type PictureHeader } from './inspect.ts';
import { defaultLimits, type PictureLimits } from './limits.ts';

/**
 * The pixels as a person sees them: turned by the EXIF orientation, alpha flattened on white, in
 * sRGB, three bytes a pixel whatever the file held. Of an animation, the first frame.
 *
 * @throws {PictureError} with the fault, also for a file that is cut off: half a picture would be
 * judged as if the model had left the other half empty.
 */
export async function decodePicture(
  bytes: Uint8Array,
  limits: Partial<PictureLimits> = {},
): Promise<Pixels> {
  return decodeColours(await openedBytes(bytes, limits));
}

/** A file whose header is in order, and the limits within which it is decoded. */
export interface OpenedBytes {
  bytes: Uint8Array;
  header: PictureHeader;
  limits: PictureLimits;
}

/** @throws {PictureError} for what the header tells already */
export async function openedBytes(
  bytes: Uint8Array,
  limits: Partial<PictureLimits>,
): Promise<OpenedBytes> {
  const all = { ...defaultLimits, ...limits };
  const header = await inspectPicture(bytes, all);
  if (!header.ok) throw new PictureError(header);
  return { bytes, header, limits: all };
}

/** @throws {PictureError} */
export async function decodeColours(opened: OpenedBytes): Promise<Pixels> {
  const { width, height } = opened.header;
  const data = await decodeChannels(opened, 3, (picture) =>
    picture.flatten({ background: '#ffffff' }).toColourspace('srgb'),
  );
  return { width, height, data };
}

/**
 * So many bytes a pixel, row by row, of what `wanted` takes from the picture as it is seen.
 *
 * @throws {PictureError}
 */
export async function decodeChannels(
  { bytes, header, limits }: OpenedBytes,
  channels: number,
  wanted: (picture: Sharp) => Sharp,
): Promise<Uint8Array> {
  let data: Uint8Array;
  let info: { width: number; height: number };
  try {
    const picture = sharp(bytes, {
      failOn: 'error',
      limitInputPixels: limits.maxPixels,
      autoOrient: true,
      pages: 1,
    });
    ({ data, info } = await wanted(picture)
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }));
  } catch (error) {
    throw new PictureError(brokenPicture(bytes, header.format, error), { cause: error });
  }
  const { width, height } = header;
  if (info.width !== width || info.height !== height || data.length !== width * height * channels) {
    throw new PictureError(pictureFault('unreadable', 'Its pixels are not as many as it says.'));
  }
  return data;
}
