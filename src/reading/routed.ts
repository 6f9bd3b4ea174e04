import { scriptOfLanguage } from '../language.ts';
import { type Accented, chooseReading, isSure, ownConfidence, surestAccents } from './choose.ts';
import { type Engines, openEngines } from './engines.ts';
import {
  type ReaderFiles,
  type RouteLanguage,
  readerAlphabet,
  readerIdentity,
  routeLanguages,
} from './files.ts';
import { type Candidate, joinAccents } from './join.ts';
import { findLines, lineOf, placeOf, readCrops, setsColumns } from './lines.ts';
import { PP_OCR, type PpLine } from './ppocr/engine.ts';
import type { Pixels, ReadLine, TextReader } from './reader.ts';

/**
 * PP-OCR finds the lines and reads Latin and Simplified Chinese; tesseract reads the line crops of
 * the other scripts and the accents of Latin ones. Which of both a line is taken from is decided
 * line by line (`choose.ts`).
 */
export function routedReader(files: ReaderFiles = {}): TextReader {
  const own: ReaderFiles = { ...files, reader: 'routed' };
  const engines = openEngines(own);
  return {
    identity: (languages) => readerIdentity(languages, own),
    alphabet: (languages) => readerAlphabet(languages, own),
    async read(pixels, languages) {
      const engine = await engines.ppOcr();
      const quads = await findLines(engine, pixels, languages);
      const lines = await engine.read(pixels, quads, setsColumns(languages));
      const route = routeLanguages(languages, own);
      const alphabet = await engines.letters();
      const read: ReadLine[] = [];
      for (const line of lines) read.push(await readLine(pixels, line, route, alphabet, engines));
      return { width: pixels.width, height: pixels.height, lines: read };
    },
    close: () => engines.close(),
  };
}

async function readLine(
  pixels: Pixels,
  line: PpLine,
  route: readonly RouteLanguage[],
  alphabet: ReadonlySet<string>,
  engines: Engines,
): Promise<ReadLine> {
  const place = placeOf(line.quad);
  const pp: Candidate = { ...line, engine: PP_OCR };
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
    const second = await readCrops(
      pixels,
      line.quad,
      await engines.tesseract(language),
      language.code,
    );
    others.push(second);
    if (script !== 'Latn') {
      const next = chooseReading(pp, second, script, place, alphabet);
      // Of several such languages the surest reading stands.
      if (chosen.engine === PP_OCR || next.confidence > chosen.confidence) chosen = next;
    } else if (second.text !== '') {
      latin.push({ joined: joinAccents(pp, second, alphabet), marks: second });
      if (chosen.engine !== PP_OCR && chosen !== accented) continue;
      accented = surestAccents(latin, own);
      chosen = accented;
    }
  }
  if (chosen.engine !== PP_OCR) others.unshift(pp);
  return lineOf(line.quad, chosen, others);
}
