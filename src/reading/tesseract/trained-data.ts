import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { TyposcopeError } from '../../errors.ts';

const unzip = promisify(gunzip);

/** Tesseract's own numbers for the parts of a traineddata file (`TessdataType`). */
const UNICHARSET = 1;
const LSTM_UNICHARSET = 21;

/** The whole file, unpacked where it is gzipped. A file that holds something else is refused. */
export async function readTrainedData(path: string): Promise<Buffer> {
  try {
    const bytes = await readFile(path);
    const trained = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unzip(bytes) : bytes;
    if (offsetsOf(trained) === null) throw new Error('a file that is no tesseract language data');
    return trained;
  } catch (cause) {
    throw missing(path, cause);
  }
}

function missing(path: string, cause: unknown): TyposcopeError {
  return new TyposcopeError('reader', "a language's data cannot be read", {
    file: path,
    found: cause instanceof Error ? cause.message : String(cause),
    mend: 'Install the packages again with npm ci, or check languageData in the readers file',
    cause,
  });
}

/**
 * Every character a language's network can write: the `lstm-unicharset` part, one unit a line
 * behind a count. A file is a count of parts, then 64-bit offsets (-1: absent), then the parts.
 */
export function alphabetOf(trained: Buffer): Set<string> {
  const offsets = offsetsOf(trained) ?? [];
  const part = [LSTM_UNICHARSET, UNICHARSET].find((type) => (offsets[type] ?? -1) > 0);
  if (part === undefined) return new Set();
  const from = offsets[part]!;
  const to = Math.min(trained.length, ...offsets.filter((offset) => offset > from));
  const units = trained
    .subarray(from, to)
    .toString('utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ')[0] ?? '');
  const alphabet = new Set<string>();
  for (const unit of units) {
    if (unit === 'NULL' || unit === 'Joined' || unit.startsWith('|Broken')) continue;
    for (const character of unit) alphabet.add(character);
  }
  return alphabet;
}

/** Where each part begins, null where the head is not one of language data. */
export function offsetsOf(trained: Buffer): number[] | null {
  const count = trained.length < 4 ? 0 : trained.readInt32LE(0);
  const head = 4 + 8 * count;
  if (count <= 0 || head > trained.length) return null;
  const offsets = Array.from({ length: count }, (_, i) =>
    Number(trained.readBigInt64LE(4 + 8 * i)),
  );
  return offsets.every((offset) => offset === -1 || (offset >= head && offset <= trained.length))
    ? offsets
    : null;
}
