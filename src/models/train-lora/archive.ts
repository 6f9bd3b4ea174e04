import { ZipFile } from 'yazl';
import type { TrainingPicture } from './folder.ts';

/** One day for all files, so that one folder is always one archive, to the last bit. */
const DAY = new Date(2000, 0, 1);
const SUFFIX = { png: 'png', jpeg: 'jpg', webp: 'webp' } as const;

/**
 * The archive that the trainer takes: `01.png` with `01.txt` and so on. Numbers, since names are
 * nobody else's business, and nothing that unpacks them can stumble over one; suffixes by the bytes.
 */
export async function archiveOf(pictures: readonly TrainingPicture[]): Promise<Buffer> {
  const zip = new ZipFile();
  const options = { mtime: DAY, mode: 0o100644 };
  for (const [i, { bytes, format, caption }] of pictures.entries()) {
    const name = String(i + 1).padStart(2, '0');
    // Pictures are compressed already.
    const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip.addBuffer(picture, `${name}.${SUFFIX[format]}`, { ...options, compress: false });
    if (caption !== null) zip.addBuffer(Buffer.from(caption), `${name}.txt`, options);
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
