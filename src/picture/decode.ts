import sharp from 'sharp';
import type { Pixels } from '../reading/reader.ts';
import { PictureError, pictureFault } from './fault.ts';
import { brokenPicture, inspectPicture } from './inspect.ts';
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
  const all = { ...defaultLimits, ...limits };
  const header = await inspectPicture(bytes, all);
  if (!header.ok) throw new PictureError(header);
  let data: Uint8Array;
  let info: { width: number; height: number };
  try {
    ({ data, info } = await sharp(bytes, {
      failOn: 'error',
      limitInputPixels: all.maxPixels,
      autoOrient: true,
      pages: 1,
    })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }));
  } catch (error) {
    throw new PictureError(brokenPicture(bytes, header.format, error), { cause: error });
  }
  const { width, height } = info;
  if (width !== header.width || height !== header.height || data.length !== width * height * 3) {
    throw new PictureError(pictureFault('unreadable', 'Its pixels are not as many as it says.'));
  }
  return { width, height, data };
}
