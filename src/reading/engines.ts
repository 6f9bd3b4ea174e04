import { ppOcrFiles, type ReaderFiles, type RouteLanguage } from './files.ts';
import { readDictionary } from './ppocr/dictionary.ts';
import { PpOcrEngine } from './ppocr/engine.ts';
import { TesseractEngine } from './tesseract/engine.ts';

/** What readers read with, opened when first asked for. One reading at a time. */
export interface Engines {
  ppOcr(): Promise<PpOcrEngine>;
  /** The characters that PP-OCR's recogniser can write. */
  letters(): Promise<ReadonlySet<string>>;
  tesseract(language: RouteLanguage): Promise<TesseractEngine>;
  close(): Promise<void>;
}

/** Tesseract workers kept at once; the least lately used one is closed (about 150 MB each). */
const OPEN_LANGUAGES = 4;

export function openEngines(files: ReaderFiles): Engines {
  const paths = ppOcrFiles(files);
  let ppOcr: Promise<PpOcrEngine> | null = null;
  let letters: Promise<ReadonlySet<string>> | null = null;
  const open = new Map<string, Promise<TesseractEngine>>();
  return {
    ppOcr() {
      ppOcr ??= PpOcrEngine.open(paths);
      return ppOcr;
    },
    letters() {
      letters ??= readDictionary(paths.dictionary).then((units) => new Set(units));
      return letters;
    },
    async tesseract(language) {
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
    },
    async close() {
      const engines = await Promise.allSettled([ppOcr, ...open.values()]);
      ppOcr = null;
      open.clear();
      for (const result of engines) {
        if (result.status === 'fulfilled') await result.value?.close();
      }
    },
  };
}
