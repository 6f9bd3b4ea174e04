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
  const detectors = openedOnce(() => openAll(kit.detectors, openDetector));
  const recognisers = openedOnce(() => openAll(kit.recognisers, openRecogniser));
  const open = new Map<string, Promise<TesseractEngine>>();
  return {
    kit,
    detectors: detectors.get,
    recognisers: recognisers.get,
    async tesseract(language) {
      const { path } = language;
      const engine = open.get(path) ?? TesseractEngine.open(language);
      open.delete(path);
      open.set(path, engine);
      engine.catch(() => {
        if (open.get(path) === engine) open.delete(path);
      });
      if (open.size > OPEN_LANGUAGES) {
        const [oldest, idle] = open.entries().next().value!;
        open.delete(oldest);
        await closeAll([idle]);
      }
      return engine;
    },
    async close() {
      const all = [detectors.take(), recognisers.take(), ...open.values()];
      open.clear();
      await closeAll(all);
    },
  };
}

interface Closable {
  close(): Promise<void>;
}

/** What is opened when first asked for; after a failure it is tried again. */
function openedOnce<Engine>(openIt: () => Promise<Engine[]>) {
  let opened: Promise<Engine[]> | null = null;
  return {
    get(): Promise<Engine[]> {
      if (opened !== null) return opened;
      const opening = openIt();
      opened = opening;
      opening.catch(() => {
        if (opened === opening) opened = null;
      });
      return opening;
    },
    take(): Promise<Engine[]> | null {
      const taken = opened;
      opened = null;
      return taken;
    },
  };
}

/** All of them or none: where one fails, those that did open are closed again. */
async function openAll<From, Engine extends Closable>(
  list: readonly From[],
  openOne: (from: From) => Promise<Engine>,
): Promise<Engine[]> {
  const opening = list.map(openOne);
  try {
    return await Promise.all(opening);
  } catch (fault) {
    // What it failed of says more than a fault in closing.
    await closeAll(opening).catch(() => {});
    throw fault;
  }
}

/** What couldn't be opened needs no closing; a fault in closing one doesn't keep others open. */
async function closeAll(
  engines: readonly (Promise<Closable | readonly Closable[]> | null)[],
): Promise<void> {
  const opened = await Promise.allSettled(engines);
  const open = opened.flatMap((one) =>
    one.status === 'fulfilled' && one.value !== null ? [one.value].flat() : [],
  );
  const closed = await Promise.allSettled(open.map((engine) => engine.close()));
  for (const one of closed) if (one.status === 'rejected') throw one.reason;
}

function openDetector({ path, settings }: KitDetector): Promise<PpDetector> {
  return PpDetector.open(path, { ...DETECT_DEFAULTS, ...settings });
}

async function openRecogniser({ id, path, dictionary }: KitRecogniser): Promise<PpRecogniser> {
  return PpRecogniser.open(id, path, await readDictionary(dictionary ?? path));
}
