import { isComplete } from './complete.ts';
import { type PictureFault, pictureFault } from './fault.ts';
import type { PictureLimits } from './limits.ts';
import { plainPng } from './png-header.ts';
import { otherPictureType, type PictureFormat, sniff } from './sniff.ts';

/** What a picture's header says. */
export interface PictureHeader {
  ok: true;
  format: PictureFormat;
  /** Pixels as the picture is seen, that is after its EXIF orientation. */
  width: number;
  height: number;
  /** EXIF orientation, 1..8; 1 where the file has none. */
  orientation: number;
  /** Whether it has an alpha channel, which decoding flattens on white. */
  hadAlpha: boolean;
  /** Frames of an animation; only the first is judged. */
  frames: number;
  /** The colour space of the file, e.g. `srgb`, `b-w`, `cmyk`, `rgb16`. */
  space: string;
}

/**
 * Reads the header only: no pixel is decoded and nothing is allocated for one.
 *
 * @param path where the picture is, if `bytes` are no more than its first ones
 */
export async function inspectPicture(
  bytes: Uint8Array,
  limits: PictureLimits,
  path?: string,
): Promise<PictureHeader | PictureFault> {
  if (bytes.length === 0) return pictureFault('empty', 'The file has no bytes.');
  if (bytes.length > limits.maxBytes) {
    return pictureFault(
      'too-many-bytes',
      `It has ${bytes.length} bytes, the limit is ${limits.maxBytes}.`,
    );
  }
  const format = sniff(bytes);
  if (format === null) return notJudged(bytes);
  const header = plainHeader(bytes, format) ?? (await libraryHeader(bytes, format, path));
  return header.ok ? (sizeFault(header, limits) ?? header) : header;
}

function plainHeader(bytes: Uint8Array, format: PictureFormat): PictureHeader | null {
  const plain = format === 'png' ? plainPng(bytes) : null;
  if (plain === null) return null;
  const { width, height, hasAlpha: hadAlpha } = plain;
  return { ok: true, format, width, height, orientation: 1, hadAlpha, frames: 1, space: 'srgb' };
}

/** As the library reads it, of any file. */
export async function libraryHeader(
  bytes: Uint8Array,
  format: PictureFormat,
  path?: string,
): Promise<PictureHeader | PictureFault> {
  try {
    // Large, and most pictures do without.
    const { default: sharp } = await import('sharp');
    // Our own limits come after it, with a clearer sentence than the library's.
    const metadata = await sharp(path ?? bytes, {
      limitInputPixels: false,
      failOn: 'error',
    }).metadata();
    return {
      ok: true,
      format,
      width: metadata.autoOrient.width,
      height: metadata.autoOrient.height,
      orientation: metadata.orientation ?? 1,
      hadAlpha: metadata.hasAlpha,
      frames: metadata.pages ?? 1,
      space: metadata.space,
    };
  } catch (error) {
    return brokenPicture(bytes, format, error);
  }
}

/** Cut off or damaged, by the file's own structure. */
export function brokenPicture(
  bytes: Uint8Array,
  format: PictureFormat,
  error: unknown,
): PictureFault {
  const type = formatNames[format];
  if (!isComplete(bytes, format)) {
    return pictureFault('truncated', `The ${type} ends before its picture does: it is cut off.`);
  }
  return pictureFault('unreadable', `The ${type} is damaged: ${firstLine(error)}.`);
}

export const formatNames: Readonly<Record<PictureFormat, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
};

function notJudged(bytes: Uint8Array): PictureFault {
  const type = otherPictureType(bytes);
  return type === null
    ? pictureFault('not-a-picture', 'The bytes are not a picture; PNG, JPEG or WebP is expected.')
    : pictureFault('wrong-type', `The bytes are ${type}; PNG, JPEG or WebP is expected.`);
}

function sizeFault({ width, height }: PictureHeader, limits: PictureLimits): PictureFault | null {
  const size = `It is ${width} x ${height} pixels`;
  if (Math.max(width, height) > limits.maxSide) {
    return pictureFault('too-many-pixels', `${size}, the limit is ${limits.maxSide} a side.`);
  }
  if (width * height > limits.maxPixels) {
    return pictureFault('too-many-pixels', `${size}, the limit is ${limits.maxPixels} in all.`);
  }
  return null;
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').trim().replace(/\.$/, '');
}
