import type { TextReader } from '../reader.ts';
import { checkedAlphabet, checkedIdentity, checkedReading } from './check.ts';
import { ModuleError } from './module-error.ts';

/**
 * A module's reader, none of whose answers is taken unchecked. It gets copies: what it does to its
 * pixels must not show in what others read.
 */
export function guarded(file: string, reader: TextReader): TextReader {
  const asked = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (cause) {
      throw new ModuleError(file, what, cause);
    }
  };
  return {
    async identity(languages) {
      const answer = await asked('identity()', async () => reader.identity([...languages]));
      return checkedIdentity(file, answer);
    },
    async alphabet(languages) {
      const answer = await asked('alphabet()', async () => reader.alphabet([...languages]));
      return checkedAlphabet(file, answer);
    },
    async read(pixels, languages) {
      const copy = { ...pixels, data: pixels.data.slice() };
      const answer = await asked('read()', async () => reader.read(copy, [...languages]));
      return checkedReading(file, answer, pixels);
    },
    close: () => asked('close()', async () => reader.close()),
  };
}
