import type { ReaderFiles } from './files.ts';
import type { TextReader } from './reader.ts';
import { routedReader } from './routed.ts';

/** PP-OCR alone: English and Simplified Chinese. Quick, and blind to every other script. */
export function ppOcrReader(files: ReaderFiles = {}): TextReader {
  return routedReader({ ...files, reader: 'pp-ocrv4' });
}

/**
 * tesseract.js on the lines that PP-OCR's detection finds: the languages of the copy whose data are
 * installed, the surest of them for each line. What it has no language for stays unread.
 */
export function tesseractReader(files: ReaderFiles = {}): TextReader {
  return routedReader({ ...files, reader: 'tesseract' });
}
