import type { Pixels } from '../reading/reader.ts';
import { decodeChannels, decodeColours, openedBytes } from './decode.ts';
import type { PictureLimits } from './limits.ts';

/**
 * The pixels as `decodePicture` gives them, and beside them the alpha channel that was flattened
 * away: one byte a pixel, 0 where nothing is drawn. Null where the file has none.
 *
 * @throws {PictureError} as `decodePicture`
 */
export async function decodeSight(
  bytes: Uint8Array,
  limits: Partial<PictureLimits> = {},
): Promise<Pixels & { alpha: Uint8Array | null }> {
  const opened = await openedBytes(bytes, limits);
  // Decoded twice, so that the pixels are those of `decodePicture` to the last bit.
  const [pixels, alpha] = await Promise.all([
    decodeColours(opened),
    opened.header.hadAlpha
      ? decodeChannels(opened, 1, (picture) =>
          picture.toColourspace('srgb').extractChannel('alpha'),
        )
      : null,
  ]);
  return { ...pixels, alpha };
}
