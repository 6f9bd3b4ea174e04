import { boxOf, type Quad, sliceOf } from '../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../language.ts';
import {
  type Accented,
  agreeingReading,
  chooseReading,
  isSure,
  ownConfidence,
  type Place,
  surestAccents,
} from './choose.ts';
import { columnCrop, cropQuad, sizeOfQuad } from './crop.ts';
import {
  ppOcrFiles,
  type ReaderFiles,
  type RouteLanguage,
  routedAlphabet,
  routedIdentity,
  routeLanguages,
} from './files.ts';
import { type Candidate, CONTRADICTED, joinAccents, withoutCjkSpaces } from './join.ts';
import { readDictionary } from './ppocr/dictionary.ts';
import { type PpLine, PpOcrEngine } from './ppocr/engine.ts';
import type { Pixels, Reading, ReadLine, TextReader } from './reader.ts';
import { joinRows } from './rows.ts';
import { TesseractEngine } from './tesseract/engine.ts';

const PP = 'pp-ocrv4';
/** Crop heights in pixels for tesseract, the third only where the first two disagree. */
const HEIGHTS = [40, 56, 72] as const;
/** Tesseract workers kept at once; the least lately used one is closed (about 150 MB each). */
const OPEN_LANGUAGES = 4;

/**
 * PP-OCR finds the lines and reads Latin and Simplified Chinese; tesseract reads the line crops of
 * the other scripts and the accents of Latin ones. Which of both a line is taken from is decided
 * line by line (`choose.ts`).
 */
export function routedReader(files: ReaderFiles = {}): TextReader {
  const paths = ppOcrFiles(files);
  let pp: Promise<PpOcrEngine> | null = null;
  let letters: Promise<ReadonlySet<string>> | null = null;
  const open = new Map<string, Promise<TesseractEngine>>();

  const ppAlphabet = (): Promise<ReadonlySet<string>> => {
    letters ??= readDictionary(paths.dictionary).then((units) => new Set(units));
    return letters;
  };

  const tesseract = async (language: RouteLanguage): Promise<TesseractEngine> => {
    const known = open.get(language.path);
    const engine = known ?? TesseractEngine.open(language);
    open.delete(language.path);
    open.set(language.path, engine);
    if (open.size > OPEN_LANGUAGES) {
      const [oldest, idle] = open.entries().next().value!;
      open.delete(oldest);
      await (await idle).close();
    }
    return engine;
  };

  return {
    identity: (languages) => routedIdentity(languages, files),
    alphabet: (languages) => routedAlphabet(languages, files),

    async read(pixels, languages): Promise<Reading> {
      pp ??= PpOcrEngine.open(paths);
      const engine = await pp;
      const scripts = languages.map(scriptOfLanguage);
      const found = await engine.detect(pixels);
      const quads = scripts.some(isRightToLeft) ? joinRows(found) : found;
      const vertical = scripts.some((script) => /^(Han[st]|Jpan|Kore)$/.test(script));
      const lines = await engine.read(pixels, quads, vertical);
      const route = routeLanguages(languages, files);
      const alphabet = await ppAlphabet();
      const read: ReadLine[] = [];
      for (const line of lines) {
        read.push(await readLine(pixels, line, route, alphabet, tesseract));
      }
      return { width: pixels.width, height: pixels.height, lines: read };
    },

    async close(): Promise<void> {
      const engines = await Promise.allSettled([pp, ...open.values()]);
      pp = null;
      open.clear();
      for (const result of engines) {
        if (result.status === 'fulfilled') await result.value?.close();
      }
    },
  };
}

async function readLine(
  pixels: Pixels,
  line: PpLine,
  route: readonly RouteLanguage[],
  alphabet: ReadonlySet<string>,
  tesseract: (language: RouteLanguage) => Promise<TesseractEngine>,
): Promise<ReadLine> {
  const place = placeOf(line.quad);
  const pp: Candidate = { ...line, engine: PP };
  const others: Candidate[] = [];
  let chosen: Candidate = { ...pp, confidence: ownConfidence(pp, place) };
  const own = chosen.confidence;
  const latin: Accented[] = [];
  let accented: Candidate | null = null;
  const sureLatin = isSure(pp, place) && !/\p{Script=Han}/u.test(pp.text);
  for (const language of route) {
    const script = scriptOfLanguage(language.key);
    // A second reading is spent only where it can change something.
    const wanted = script === 'Latn' ? pp.text !== '' : !sureLatin;
    if (!wanted) continue;
    const second = await readCrops(pixels, line, await tesseract(language), language.code);
    others.push(second);
    if (script !== 'Latn') {
      const next = chooseReading(pp, second, script, place, alphabet);
      // Of several such languages the surest reading stands.
      if (chosen.engine === PP || next.confidence > chosen.confidence) chosen = next;
    } else if (second.text !== '') {
      latin.push({ joined: joinAccents(pp, second, alphabet), marks: second });
      if (chosen.engine !== PP && chosen !== accented) continue;
      accented = surestAccents(latin, own);
      chosen = accented;
    }
  }
  if (chosen.engine !== PP) others.unshift(pp);
  return lineOf(line.quad, chosen, others);
}

async function readCrops(
  pixels: Pixels,
  line: PpLine,
  engine: TesseractEngine,
  code: string,
): Promise<Candidate> {
  const read = async (height: number): Promise<Candidate> => {
    const crop = cropOf(pixels, line, height);
    return withoutCjkSpaces({ ...(await engine.read(crop)), engine: `tesseract/${code}` });
  };
  const two = [await read(HEIGHTS[0]), await read(HEIGHTS[1])];
  const agreed = agreeingReading(two);
  return agreed.confidence > CONTRADICTED
    ? agreed
    : agreeingReading([...two, await read(HEIGHTS[2])]);
}

function cropOf(pixels: Pixels, { quad }: PpLine, height: number): Pixels {
  const size = sizeOfQuad(quad);
  if (size.height > size.width * 1.5) return columnCrop(pixels, quad, height);
  const width = Math.round((size.width * height) / Math.max(1, size.height));
  return cropQuad(pixels, quad, height, Math.min(4000, Math.max(8, width)));
}

/** A column read as a row of cells is as long as it is high. */
function placeOf(quad: Quad): Place {
  const { width, height } = sizeOfQuad(quad);
  return { width: Math.max(width, height), height: Math.min(width, height) };
}

function lineOf(quad: Quad, chosen: Candidate, others: readonly Candidate[]): ReadLine {
  const box = boxOf(quad);
  return {
    quad,
    text: chosen.text,
    confidence: round(chosen.confidence),
    characters: chosen.characters.map(({ text, confidence, from, to }) => ({
      text,
      confidence: round(confidence),
      box: roundBox(sliceOf(box, from, to, 1)),
    })),
    engine: chosen.engine,
    others: others.map(({ engine, text, confidence }) => ({
      engine,
      text,
      confidence: round(confidence),
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function roundBox([x, y, w, h]: readonly [number, number, number, number]) {
  const one = (value: number) => Math.round(value * 10) / 10;
  return [one(x), one(y), one(w), one(h)] as const;
}
