import { type ReaderFiles, readerAlphabet, readerIdentity } from '../reading/files.ts';
import { kitOf } from '../reading/kit-of.ts';
import type { ReaderIdentity } from '../reading/reader.ts';
import type { Store } from '../store/store.ts';

export interface KnownReader {
  identity: ReaderIdentity;
  /** The engines that read together: what their readings are worth is known by this. */
  kit: string;
  /** Whether those engines are all: what a user's module adds or spoils nobody has measured. */
  alone: boolean;
  alphabet: ReadonlySet<string>;
}

/** Identity and alphabet by languages; a set has few combinations and many pictures. */
export function readersOf(
  store: Store,
  files: ReaderFiles,
): (languages: readonly string[]) => Promise<KnownReader> {
  const known = new Map<string, Promise<KnownReader>>();
  const { id, calibration: kit } = kitOf(files);
  const alone = id === kit && (files.modules ?? []).length === 0;
  return (languages) => {
    const key = languages.join(' ');
    let reader = known.get(key);
    if (reader === undefined) {
      reader = (async () => {
        const identity = await readerIdentity(languages, files);
        const stored = store.alphabet(identity, languages);
        if (stored !== null) return { identity, kit, alone, alphabet: stored };
        const alphabet = await readerAlphabet(languages, files);
        store.putAlphabet(identity, languages, alphabet);
        return { identity, kit, alone, alphabet };
      })();
      known.set(key, reader);
    }
    return reader;
  };
}

/** The languages of a sample's copy, as readers are told: each once, in a fixed order. */
export function languagesOf(sample: { copy: readonly { lang: string }[] }): string[] {
  return [...new Set(sample.copy.map((block) => block.lang))].sort();
}
