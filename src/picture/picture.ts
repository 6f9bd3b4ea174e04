import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { type PictureFault, type PictureFaultReason, pictureFault } from './fault.ts';
import { formatNames, inspectPicture, type PictureHeader } from './inspect.ts';
import { defaultLimits, type PictureLimits } from './limits.ts';
import { type FileFaultReason, readRegularFile } from './read-file.ts';
import type { PictureFormat } from './sniff.ts';

/** A picture as received: its bytes, and what its header says. */
export interface PictureFile extends PictureHeader {
  bytes: Uint8Array;
  /** Lower case hex, over the bytes. */
  sha256: string;
  /** Where it was opened, if it was a file. */
  path?: string;
  /** Something to know that is no fault, e.g. a JPEG under the name of a PNG. */
  note?: string;
}

/**
 * Opens a picture that a user gave, header only, so that re-scoring stored pictures is cheap. A
 * body that is cut off may therefore only show when it is decoded.
 *
 * @param within a folder that the file must lie in, links followed.
 */
export async function openPicture(
  path: string,
  limits: Partial<PictureLimits> = {},
  within?: string,
): Promise<PictureFile | PictureFault> {
  const all = { ...defaultLimits, ...limits };
  const file = await readRegularFile(path, { maxBytes: all.maxBytes, within });
  if (!file.ok) return pictureFault(pictureReason(file.reason), file.message);
  const { bytes } = file;
  const header = await inspectPicture(bytes, all);
  if (!header.ok) return header;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const note = noteOf(path, header);
  return { ...header, bytes, sha256, path, ...(note === '' ? {} : { note }) };
}

const suffixes: Readonly<Record<string, PictureFormat>> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.webp': 'webp',
};

/** What is to be known of a file that is no fault; '' for nothing. */
export function noteOf(path: string, header: PictureHeader): string {
  const suffix = extname(path).toLowerCase();
  const notes = [
    suffixes[suffix] === header.format
      ? ''
      : `The file is named ${suffix === '' ? 'without a suffix' : suffix} and holds a ${formatNames[header.format]}.`,
    header.frames > 1 ? `It has ${header.frames} frames, the first is judged.` : '',
  ];
  return notes.filter((note) => note !== '').join(' ');
}

function pictureReason(reason: FileFaultReason): PictureFaultReason {
  return reason === 'outside' || reason === 'too-many-bytes' ? reason : 'unreadable';
}
