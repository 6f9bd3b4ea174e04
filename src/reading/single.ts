import { ownConfidence } from './choose.ts';
import { openEngines } from './engines.ts';
import { type ReaderFiles, readerAlphabet, readerIdentity, routeLanguages } from './files.ts';
import { findLines, lineOf, placeOf, readCrops, setsColumns } from './lines.ts';
import { PP_OCR } from './ppocr/engine.ts';
import type { ReadLine, TextReader } from './reader.ts';

/** PP-OCR alone: English and Simplified Chinese. Quick, and blind to every other script. */
export function ppOcrReader(files: ReaderFiles = {}): TextReader {
  const own: ReaderFiles = { ...files, reader: 'pp-ocrv4' };
  const engines = openEngines(own);
  return {
    identity: (languages) => readerIdentity(languages, own),
    alphabet: (languages) => readerAlphabet(languages, own),
    async read(pixels, languages) {
      const engine = await engines.ppOcr();
      const quads = await findLines(engine, pixels, languages);
      const lines = (await engine.read(pixels, quads, setsColumns(languages))).map((line) => {
        const candidate = { ...line, engine: PP_OCR };
        const confidence = ownConfidence(candidate, placeOf(line.quad));
        return lineOf(line.quad, { ...candidate, confidence }, []);
      });
      return { width: pixels.width, height: pixels.height, lines };
    },
    close: () => engines.close(),
  };
}

/**
 * tesseract.js on the lines that PP-OCR's detection finds: the languages of the copy whose data are
 * installed, the surest of them for each line. What it has no language for stays unread.
 */
export function tesseractReader(files: ReaderFiles = {}): TextReader {
  const own: ReaderFiles = { ...files, reader: 'tesseract' };
  const engines = openEngines(own);
  return {
    identity: (languages) => readerIdentity(languages, own),
    alphabet: (languages) => readerAlphabet(languages, own),
    async read(pixels, languages) {
      const quads = await findLines(await engines.ppOcr(), pixels, languages);
      const lines: ReadLine[] = [];
      for (const quad of quads) {
        const readings = [];
        for (const language of routeLanguages(languages, own)) {
          const engine = await engines.tesseract(language);
          readings.push(await readCrops(pixels, quad, engine, language.code));
        }
        readings.sort((a, b) => b.confidence - a.confidence);
        const [best, ...others] = readings;
        const none = { engine: 'tesseract', text: '', confidence: 0, characters: [] };
        lines.push(lineOf(quad, best ?? none, others));
      }
      return { width: pixels.width, height: pixels.height, lines };
    },
    close: () => engines.close(),
  };
}
