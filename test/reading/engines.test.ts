import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEngines } from '../../src/reading/engines.ts';
import { routeLanguages } from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import { PpDetector } from '../../src/reading/ppocr/detector.ts';
import { PpRecogniser } from '../../src/reading/ppocr/recogniser.ts';
import { TesseractEngine } from '../../src/reading/tesseract/engine.ts';
import { useEmptyCache } from './cache.ts';

useEmptyCache();

/** Names of what is open; those that fail when opened, or when closed. */
let open: Set<string>;
let failsToOpen: Set<string>;
let failsToClose: Set<string>;

async function opened(name: string) {
  await new Promise((resolve) => setTimeout(resolve, 1));
  if (failsToOpen.has(name)) throw new Error(`no ${name}`);
  open.add(name);
  const close = async () => {
    open.delete(name);
    if (failsToClose.has(name)) throw new Error(`${name} stays`);
  };
  return { name, close };
}

beforeEach(() => {
  [open, failsToOpen, failsToClose] = [new Set(), new Set(), new Set()];
  vi.spyOn(PpDetector, 'open').mockImplementation(
    async () => (await opened('detector')) as unknown as PpDetector,
  );
  vi.spyOn(PpRecogniser, 'open').mockImplementation(
    async (id) => (await opened(id)) as unknown as PpRecogniser,
  );
  vi.spyOn(TesseractEngine, 'open').mockImplementation(
    async ({ code }) => (await opened(code)) as unknown as TesseractEngine,
  );
});
afterEach(() => vi.restoreAllMocks());

const engines = () => openEngines(kitOf({ weights: 'npm' }));
const language = (key: string) => routeLanguages([key], {})[0]!;

describe('engines of which one can’t be opened', () => {
  it('are opened again at the next call, and none is left over', async () => {
    failsToOpen.add('pp-ocrv4-en');
    const all = engines();
    const number = all.kit.recognisers.length;
    await expect(all.recognisers()).rejects.toThrow('no pp-ocrv4-en');
    // Whatever is quicker: the one that fails or the others.
    await expect.poll(() => PpRecogniser.open).toHaveBeenCalledTimes(number);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect.poll(() => [...open]).toEqual([]);
    failsToOpen.clear();
    expect(await all.recognisers()).toHaveLength(number);
    expect(PpRecogniser.open).toHaveBeenCalledTimes(2 * number);
    await all.close();
    expect([...open]).toEqual([]);
  });

  it('nor a detector', async () => {
    failsToOpen.add('detector');
    const all = engines();
    await expect(all.detectors()).rejects.toThrow('no detector');
    failsToOpen.clear();
    expect(await all.detectors()).toHaveLength(1);
    await all.close();
  });

  it('a language is forgotten, and its place is free', async () => {
    failsToOpen.add('deu');
    const all = engines();
    await all.tesseract(language('es'));
    await expect(all.tesseract(language('de'))).rejects.toThrow('no deu');
    await all.tesseract(language('fr'));
    expect([...open].sort()).toEqual(['fra', 'spa']);
    await all.close();
    expect([...open]).toEqual([]);
  });

  it('a language that is still being opened fails its own caller only', async () => {
    failsToOpen.add('deu');
    const all = engines();
    const languages = ['de', 'es', 'fr'].map(language);
    const asked = await Promise.allSettled(languages.map((one) => all.tesseract(one)));
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    await all.close();
    expect([...open]).toEqual([]);
  });
});

describe('closing', () => {
  it('goes on where one can’t be closed, and says so', async () => {
    failsToClose.add('pp-ocrv4');
    const all = engines();
    await all.recognisers();
    await all.tesseract(language('de'));
    await expect(all.close()).rejects.toThrow('pp-ocrv4 stays');
    expect([...open]).toEqual([]);
  });

  it('what is being opened waits for that', async () => {
    const all = engines();
    const opening = all.recognisers();
    await all.close();
    await opening;
    expect([...open]).toEqual([]);
  });

  it('nothing is nothing', async () => {
    await engines().close();
    expect(PpRecogniser.open).not.toHaveBeenCalled();
  });
});
