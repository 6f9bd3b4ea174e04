import { scriptOfLanguage } from '../language.ts';
import { calibrated } from './calibration.ts';
import { type Alphabets, decideLine } from './decide.ts';
import { type Engines, openEngines } from './engines.ts';
import { type ReaderFiles, readerAlphabet, readerIdentity, routeLanguages } from './files.ts';
import { gather, type LineEvidence } from './gather.ts';
import { scriptOfText } from './home-letters.ts';
import { kitOf } from './kit-of.ts';
import { lineOf } from './lines.ts';
import { openModules } from './modules/open.ts';
import { standingModule, type Writes, writesOf } from './modules/stand.ts';
import { PASSED_OVER_BY_PPOCR } from './native-signs.ts';
import type { Pixels, Reading, ReadLine, TextReader } from './reader.ts';
import { inTurn } from './turns.ts';

/**
 * PP-OCR finds the lines, and its recognisers read and vote on what they can write; tesseract
 * reads the other scripts and checks what is doubtful. What a line says is decided in `decide.ts`,
 * how likely that is in `calibration.ts`. Users' own readers vote too (`modules/`).
 */
export function routedReader(files: ReaderFiles = {}): TextReader {
  const own: ReaderFiles = { ...files, reader: files.reader ?? 'routed' };
  const engines = openEngines(kitOf(own));
  const paths = own.modules ?? [];
  const modules = openModules(paths);
  const enginesWrite = (languages: readonly string[]) =>
    readerAlphabet(languages, { ...own, modules: [] });
  const turn = inTurn();
  async function read(pixels: Pixels, languages: readonly string[]): Promise<Reading> {
    const route = routeLanguages(languages, own);
    const gathered = await gather(pixels, languages, route, engines);
    const alphabets = await alphabetsOf(engines);
    const writes = paths.length === 0 ? () => true : writesOf(await enginesWrite(languages));
    const evidence = await modules.join(gathered, pixels, languages, writes);
    const lines = evidence.map((line) => readLine(line, engines, alphabets, languages, writes));
    const reading = { width: pixels.width, height: pixels.height, lines };
    return calibrated(reading, engines.kit.calibration);
  }
  return {
    identity: (languages) => readerIdentity(languages, own),
    alphabet: (languages) => readerAlphabet(languages, own),
    // Two readings at once would close each other's tesseract.
    read: (pixels, languages) => turn(() => read(pixels, languages)),
    close: () =>
      turn(async () => {
        await engines.close();
        await modules.close();
      }),
  };
}

function readLine(
  line: LineEvidence,
  { kit }: Engines,
  alphabets: Alphabets,
  languages: readonly string[],
  writes: Writes,
): ReadLine {
  const scripts = languages.map(scriptOfLanguage);
  const { chosen, signals, script, others } = decideLine(line, kit, alphabets, scripts);
  const asked = line.pp.length + line.tesseract.length > 0;
  const module = standingModule(chosen, line.modules ?? [], writes, asked);
  if (module !== null) {
    const rest = [chosen, ...others].filter(({ engine }) => engine !== module.engine);
    const heard = rest.filter(({ engine }) => asked || engine.startsWith('module/'));
    return { ...lineOf(line.quad, module, heard), script: scriptOfText(module.text, scripts) };
  }
  // The engines' own word, until it is calibrated.
  const confidence = chosen.text === '' ? 0 : chosen.confidence;
  return { ...lineOf(line.quad, { ...chosen, confidence }, others), script, signals };
}

const known = new WeakMap<Engines, Alphabets>();

export async function alphabetsOf(engines: Engines): Promise<Alphabets> {
  const alphabets =
    known.get(engines) ??
    (await engines.recognisers()).map(({ dictionary }, i) => {
      const writes = new Set(dictionary);
      return engines.kit.recognisers[i]!.marks ? writes : writes.difference(PASSED_OVER_BY_PPOCR);
    });
  known.set(engines, alphabets);
  return alphabets;
}
