import { hash } from 'node:crypto';
import { isComplete } from './complete.ts';
import type { PictureFault } from './fault.ts';
import { inspectPicture, type PictureHeader } from './inspect.ts';
import { defaultLimits } from './limits.ts';

/** What can be known of a picture that was received without decoding it; plain data. */
export interface LookedAt {
  header: PictureHeader | PictureFault;
  /** Whether the file reaches its own end; false of what is no picture. */
  isWhole: boolean;
  /** Lower case hex, over the bytes. */
  sha256: string;
}

export async function lookAt(bytes: Uint8Array): Promise<LookedAt> {
  const header = await inspectPicture(bytes, defaultLimits);
  const isWhole = header.ok && isComplete(bytes, header.format);
  return { header, isWhole, sha256: hash('sha256', bytes) };
}

/** A picture as it came, and what is known of it where somebody looked already. */
export type ReceivedPicture = ReceivedBytes | KeptPicture;

export interface ReceivedBytes {
  bytes: Uint8Array;
  looked?: LookedAt;
}

/** One that was looked at, found whole, and written to the disk. */
export interface KeptPicture {
  /** Path of its file. */
  kept: string;
  looked: LookedAt & { header: PictureHeader };
}
