import type { PictureFormat } from './sniff.ts';

/**
 * Whether a file reaches its own end, without decoding it. Decoders word a cut-off file in many
 * ways; the container's own structure tells it from one that is damaged in the middle.
 */
export function isComplete(bytes: Uint8Array, format: PictureFormat): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'png':
      return pngIsComplete(view);
    case 'jpeg':
      return jpegIsComplete(view);
    case 'webp':
      return view.byteLength >= 12 && view.getUint32(4, true) + 8 <= view.byteLength;
  }
}

/** Chunks of length, name, data and checksum up to the one named IEND. */
function pngIsComplete(view: DataView): boolean {
  const iend = 0x49454e44;
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === iend) return true;
    at += 12 + length;
  }
  return false;
}

/** An end marker after the first scan; one before it belongs to a thumbnail. */
function jpegIsComplete(view: DataView): boolean {
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    at += 2 + view.getUint16(at + 2);
    if (marker === 0xda) break;
  }
  for (; at + 2 <= view.byteLength; at += 1) {
    if (view.getUint16(at) === 0xffd9) return true;
  }
  return false;
}
