import { offsetsOf } from './trained-data.ts';

/** The network itself. */
const LSTM = 17;
/** Parts that only the engine before the LSTM reads: shapes, prototypes and dictionaries of its own. */
const FIRST_LEGACY = 3;
const LAST_LEGACY = 16;

/**
 * Language data without what only tesseract's older engine reads: more than nine tenths of the
 * Japanese file. The LSTM reads the same without; tesseract keeps every part in memory, used or not.
 *
 * @param trained a whole `.traineddata` file, as `readTrainedData` gives it
 * @returns null where there is no LSTM in it: tesseract.js neither starts with it nor says so
 */
export function lstmData(trained: Buffer): Buffer | null {
  const offsets = offsetsOf(trained);
  if (offsets === null || (offsets[LSTM] ?? -1) < 0) return null;
  if (!offsets.some((offset, type) => isLegacy(type) && offset > 0)) return trained;
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
