import type { RouteLanguage } from './files.ts';
import type { Kit, KitDetector, KitRecogniser } from './kits.ts';
import { DETECT_DEFAULTS } from './ppocr/detect.ts';
import { PpDetector } from './ppocr/detector.ts';
import { readDictionary } from './ppocr/dictionary.ts';
import { PpRecogniser } from './ppocr/recogniser.ts';
import { TesseractEngine } from './tesseract/engine.ts';

/** What readers read with, opened when first asked for. One reading at a time. */
export interface Engines {
  readonly kit: Kit;
  detectors(): Promise<PpDetector[]>;
  recognisers(): Promise<PpRecogniser[]>;
  tesseract(language: RouteLanguage): Promise<TesseractEngine>;
  close(): Promise<void>;
}

/** Tesseract workers kept at once; the least lately used one is closed (about 150 MB each). */
const OPEN_LANGUAGES = 2;

export function openEngines(kit: Kit): Engines {
  let detectors: Promise<PpDetector[]> | null = null;
  let recognisers: Promise<PpRecogniser[]> | null = null;
  const open = new Map<string, Promise<TesseractEngine>>();
  return {
    kit,
    detectors() {
      detectors ??= Promise.all(kit.detectors.map(openDetector));
      return detectors;
    },
    recognisers() {
      recognisers ??= Promise.all(kit.recognisers.map(openRecogniser));
      return recognisers;
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
      const engines = await Promise.allSettled([detectors, recognisers, ...open.values()]);
      detectors = null;
      recognisers = null;
      open.clear();
      for (const result of engines) {
        if (result.status !== 'fulfilled' || result.value === null) continue;
        for (const engine of [result.value].flat()) await engine.close();
      }
    },
  };
}

function openDetector({ path, settings }: KitDetector): Promise<PpDetector> {
  return PpDetector.open(path, { ...DETECT_DEFAULTS, ...settings });
}

async function openRecogniser({ id, path, dictionary }: KitRecogniser): Promise<PpRecogniser> {
  return PpRecogniser.open(id, path, await readDictionary(dictionary ?? path));
}
