import type { ReaderFiles } from './files.ts';
import type { TextReader } from './reader.ts';
import { routedReader } from './routed.ts';
import { ppOcrReader, tesseractReader } from './single.ts';

/** The reader that a readers file names; the routed one unless it says otherwise. */
export function openReader(files: ReaderFiles): TextReader {
  switch (files.reader) {
    case 'pp-ocrv4':
      return ppOcrReader(files);
    case 'tesseract':
      return tesseractReader(files);
    default:
      return routedReader(files);
  }
}
