import { TyposcopeError } from '../../errors.ts';
import type { ReaderIdentity, TextReader } from '../reader.ts';
import { openModule } from './load.ts';

/**
 * Who the modules say they are, in the sequence of their paths. Each is opened, asked and closed.
 *
 * @throws TyposcopeError where one can't be loaded or asked, or two go by one name
 */
export async function moduleIdentities(
  paths: readonly string[],
  languages: readonly string[],
): Promise<ReaderIdentity[]> {
  const sorted = [...languages].sort();
  const all: ReaderIdentity[] = [];
  for (const path of paths) {
    const identity = await asking(path, (reader) => reader.identity(sorted));
    if (all.some(({ id }) => id === identity.id)) {
      throw new TyposcopeError('usage', 'two reader modules have the same id', {
        file: path,
        found: `“${identity.id}” twice`,
      });
    }
    all.push(identity);
  }
  return all;
}

/**
 * Every character that one of the modules says it can write. One that doesn't say adds nothing:
 * else all copy in the world would count as readable.
 */
export async function moduleAlphabet(
  paths: readonly string[],
  languages: readonly string[],
): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const path of paths) {
    const alphabet = await asking(path, (reader) => reader.alphabet(languages));
    for (const character of alphabet ?? []) all.add(character);
  }
  return all;
}

async function asking<T>(path: string, ask: (reader: TextReader) => Promise<T>): Promise<T> {
  const { reader, shared } = await openModule(path);
  try {
    return await ask(reader);
  } finally {
    // One that is shared may be reading at this moment.
    if (!shared) await reader.close();
  }
}
