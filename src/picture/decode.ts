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
  let info: { width: number; height: number; channels: number };
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
  if (info.width !== header.width || info.height !== header.height) {
    throw new PictureError(pictureFault('unreadable', 'Its pixels are not as many as it says.'));
  }
  return { width: info.width, height: info.height, data: threeChannels(data, info.channels) };
}

/** A grey picture comes out with one channel even when sRGB is asked for. */
function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const count = data.length / channels;
  const rgb = new Uint8Array(count * 3);
  for (let i = 0; i < count; i += 1) {
    for (let c = 0; c < 3; c += 1) {
      rgb[i * 3 + c] = data[i * channels + (channels < 3 ? 0 : c)] ?? 0;
    }
  }
  return rgb;
}
