import { scriptOfLanguage } from '../language.ts';
import { probabilityRight } from './calibration.ts';
import { type Alphabets, decideLine } from './decide.ts';
import { type Engines, openEngines } from './engines.ts';
import {
  kitOf,
  type ReaderFiles,
  readerAlphabet,
  readerIdentity,
  routeLanguages,
} from './files.ts';
import { gather, type LineEvidence } from './gather.ts';
import { lineOf } from './lines.ts';
import type { ReadLine, TextReader } from './reader.ts';

/**
 * PP-OCR finds the lines, and its recognisers read and vote on what they can write; tesseract
 * reads the other scripts and checks what is doubtful. What a line says is decided in `decide.ts`,
 * how likely that is in `calibration.ts`.
 */
export function routedReader(files: ReaderFiles = {}): TextReader {
  const own: ReaderFiles = { ...files, reader: files.reader ?? 'routed' };
  const engines = openEngines(kitOf(own));
  return {
    identity: (languages) => readerIdentity(languages, own),
    alphabet: (languages) => readerAlphabet(languages, own),
    async read(pixels, languages) {
      const route = routeLanguages(languages, own);
      const evidence = await gather(pixels, languages, route, engines);
      const alphabets = await alphabetsOf(engines);
      const lines = evidence.map((line) => readLine(line, engines, alphabets, languages));
      return { width: pixels.width, height: pixels.height, lines };
    },
    close: () => engines.close(),
  };
}

function readLine(
  line: LineEvidence,
  { kit }: Engines,
  alphabets: Alphabets,
  languages: readonly string[],
): ReadLine {
  const scripts = languages.map(scriptOfLanguage);
  const { chosen, signals, script, others } = decideLine(line, kit, alphabets, scripts);
  const calibrated = probabilityRight(kit.id, script, signals);
  // No text, no trust; and no calibration, the engines' own word.
  const confidence = chosen.text === '' ? 0 : (calibrated ?? chosen.confidence);
  return { ...lineOf(line.quad, { ...chosen, confidence }, others), script, signals };
}

const known = new WeakMap<Engines, Alphabets>();

export async function alphabetsOf(engines: Engines): Promise<Alphabets> {
  const alphabets =
    known.get(engines) ??
    (await engines.recognisers()).map(({ dictionary }) => new Set(dictionary));
  known.set(engines, alphabets);
  return alphabets;
}
