import { offsetsOf } from './trained-data.ts';

/** Parts that only the engine before the LSTM reads: shapes, prototypes and dictionaries of its own. */
const FIRST_LEGACY = 3;
const LAST_LEGACY = 16;

/**
 * Language data without what only tesseract's older engine reads, which is more than nine tenths of
 * file. The LSTM reads the same with it; tesseract keeps every part in memory, used or not.
 *
 * @param trained a whole `.traineddata` file, as `readTrainedData` gives it
 */
export function lstmData(trained: Buffer): Buffer {
  const offsets = offsetsOf(trained);
  if (offsets === null || !offsets.some((offset, type) => isLegacy(type) && offset > 0)) {
    return trained;
  }
  const head = Buffer.from(trained.subarray(0, 4 + 8 * offsets.length));
  const parts: Uint8Array[] = [head];
  let at = head.length;
  for (const [type, from] of offsets.entries()) {
    const kept = from > 0 && !isLegacy(type);
    head.writeBigInt64LE(BigInt(kept ? at : -1), 4 + 8 * type);
    if (!kept) continue;
    const to = Math.min(trained.length, ...offsets.filter((offset) => offset > from));
    parts.push(trained.subarray(from, to));
    at += to - from;
  }
  return Buffer.concat(parts);
}

function isLegacy(type: number): boolean {
  return type >= FIRST_LEGACY && type <= LAST_LEGACY;
}
