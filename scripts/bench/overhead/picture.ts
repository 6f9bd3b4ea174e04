import { crc32 } from 'node:zlib';
import sharp from 'sharp';

const SIDE = 1024;
const BYTES = 200_000;
/** Signature and header of a PNG, after which a chunk of text may stand. */
const HEAD = 33;

/** A picture in three parts, of which the middle one makes each its own. */
export interface Parts {
  head: Buffer;
  /** The middle of the n-th picture; as long as that of any other. */
  middle(n: number): Buffer;
  tail: Buffer;
}

/**
 * A valid PNG of 1024 × 1024 pixels and 200 kB, of which there are as many as anybody wants, each
 * with a number in a chunk of text: else a store would keep one file of them. The parts end where
 * groups of three bytes do, so that base64 can be made of each alone.
 */
export async function numberedPicture(): Promise<Parts> {
  const pixels = Buffer.alloc(SIDE * SIDE * 3, 0xf0);
  // What can't be made smaller makes the file as large as it is to be.
  let state = 1;
  for (let at = 0; at < BYTES; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[at] = state >>> 24;
  }
  const raw = { width: SIDE, height: SIDE, channels: 3 } as const;
  const png = await sharp(pixels, { raw }).png({ compressionLevel: 6 }).toBuffer();
  return { head: png.subarray(0, HEAD), middle: numberChunk, tail: png.subarray(HEAD) };
}

/** Length, name, data and checksum: 30 bytes. */
function numberChunk(n: number): Buffer {
  const named = Buffer.from(`tEXtComment\0${String(n).padStart(10, '0')}`, 'latin1');
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(named.length - 4, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}
