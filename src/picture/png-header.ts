import { crc32 } from 'node:zlib';

/** Bytes before the first chunk. */
const SIGNATURE = 8;
const HEADER = { name: 'IHDR', length: 13 };
/** What is larger is looked at by the library, which knows its limits. */
const MOST_SIDE = 0x7fff;
/** Chunks that say nothing of size, alpha, orientation, frames or colour space. */
const SILENT = new Set(['tEXt', 'iTXt', 'pHYs', 'gAMA', 'cHRM', 'sRGB', 'tIME', 'caBX']);

export interface PlainPng {
  width: number;
  height: number;
  hasAlpha: boolean;
}

/**
 * The header of a PNG as nearly all models send it: eight bits each of red, green, blue, and of alpha
 * or not, and nothing of note before its pixels. Every picture is looked at several times, and a library
 * that opens any file takes a hundred times as long for one. null: the library has to look, also at
 * whatever is damaged (PNG, third edition, 5 and 11.2).
 */
export function plainPng(bytes: Uint8Array): PlainPng | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PlainPng | null = null;
  for (let at = SIGNATURE; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'IDAT') return length > 0 ? header : null;
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return null;
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return null;
    if (header === null) {
      if (name !== HEADER.name || length !== HEADER.length) return null;
      header = headerOf(view, at + 8);
      if (header === null) return null;
    } else if (!SILENT.has(name) || isProfile(bytes, at + 8)) return null;
    at = end + 4;
  }
  return null;
}

function headerOf(view: DataView, at: number): PlainPng | null {
  const [width, height] = [view.getUint32(at), view.getUint32(at + 4)];
  const [depth, type, compression, filter, interlace] = [8, 9, 10, 11, 12].map((n) =>
    view.getUint8(at + n),
  ) as [number, number, number, number, number];
  const isUsual = depth === 8 && (type === 2 || type === 6) && compression + filter === 0;
  const isSized = Math.min(width, height) > 0 && Math.max(width, height) <= MOST_SIDE;
  return isUsual && isSized && interlace <= 1 ? { width, height, hasAlpha: type === 6 } : null;
}

/** Some programs write what belongs into chunks of its own as text, such as an orientation. */
function isProfile(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x52 && bytes[at + 1] === 0x61 && bytes[at + 2] === 0x77;
}
