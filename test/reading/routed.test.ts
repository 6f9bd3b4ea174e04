import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quadOf } from '../../src/geometry.ts';
import { PpDetector } from '../../src/reading/ppocr/detector.ts';
import { PpRecogniser } from '../../src/reading/ppocr/recogniser.ts';
import { routedReader } from '../../src/reading/routed.ts';
import { TesseractEngine } from '../../src/reading/tesseract/engine.ts';
import { useEmptyCache } from './cache.ts';
import { candidate } from './candidate.ts';
import { paint } from './pixels.ts';

useEmptyCache();

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

/** What is open, by language; and readings that were asked of a closed engine. */
let open: string[];
let readWhenClosed: string[];
let failing: string | null;

beforeEach(() => {
  [open, readWhenClosed, failing] = [[], [], null];
  // A picture has as many lines as it is pixels wide.
  vi.spyOn(PpDetector, 'open').mockImplementation(async () => {
    const detect = async ({ width }: { width: number }) =>
      Array.from({ length: width }, (_, i) => ({
        quad: quadOf([0, i * 100, 400, 40]),
        bend: null,
      }));
    return { detect, close: async () => {} } as unknown as PpDetector;
  });
  vi.spyOn(PpRecogniser, 'open').mockImplementation(async (id, _, dictionary) => {
    const unsure = candidate('Fern', 0.5);
    const read = async (_pixels: unknown, areas: readonly object[]) =>
      areas.map((area) => ({ ...unsure, ...area, crop: paint(8, 48, () => [0, 0, 0]) }));
    const recogniseWhole = async (crops: readonly unknown[]) => crops.map(() => unsure);
    return {
      id,
      dictionary,
      read,
      recogniseWhole,
      close: async () => {},
    } as unknown as PpRecogniser;
  });
  vi.spyOn(TesseractEngine, 'open').mockImplementation(async ({ code }) => {
    await pause();
    if (code === failing) throw new Error(`no ${code}`);
    let isOpen = true;
    open.push(code);
    const read = async () => {
      await pause();
      if (!isOpen) readWhenClosed.push(code);
      return candidate('Fern', 0.9);
    };
    const close = async () => {
      isOpen = false;
      open.splice(open.indexOf(code), 1);
    };
    return { read, close } as unknown as TesseractEngine;
  });
});
afterEach(() => vi.restoreAllMocks());

const page = (lines: number) => paint(lines, 1, () => [255, 255, 255]);
const FOUR = ['de', 'es', 'fr', 'vi'];

describe('engines that stay open', () => {
  it('none that nobody has asked for', async () => {
    const reader = routedReader();
    expect(PpDetector.open).not.toHaveBeenCalled();
    await reader.read(page(0), FOUR);
    expect(TesseractEngine.open).not.toHaveBeenCalled();
    await reader.close();
  });

  it('are opened once', async () => {
    const reader = routedReader();
    for (let n = 0; n < 3; n++) await reader.read(page(2), ['de', 'ko']);
    expect(PpDetector.open).toHaveBeenCalledTimes(1);
    expect(TesseractEngine.open).toHaveBeenCalledTimes(2);
    await reader.close();
    expect(open).toEqual([]);
  });

  it('are two languages at most, those that were read last', async () => {
    const reader = routedReader();
    await reader.read(page(2), FOUR);
    expect(open).toEqual(['fra', 'vie']);
    await reader.close();
    expect(open).toEqual([]);
  });

  it('and a language that is read again is not the one to go', async () => {
    const reader = routedReader();
    for (const language of ['de', 'es', 'de', 'fr']) await reader.read(page(1), [language]);
    expect(open.toSorted()).toEqual(['deu', 'fra']);
    await reader.close();
  });

  it('are opened again after closing', async () => {
    const reader = routedReader();
    await reader.read(page(1), ['de']);
    await reader.close();
    await reader.read(page(1), ['de']);
    expect(TesseractEngine.open).toHaveBeenCalledTimes(2);
    await reader.close();
    expect(open).toEqual([]);
  });

  // With real engines the longer reading never ends: its worker is gone while it reads.
  it('are not closed while another picture is read with them', async () => {
    const reader = routedReader();
    await Promise.all([reader.read(page(9), FOUR), reader.read(page(1), FOUR)]);
    await reader.close();
    expect(readWhenClosed).toEqual([]);
  });

  it('nor closed before the readings that were asked for are done', async () => {
    const reader = routedReader();
    const readings = [reader.read(page(99), ['de']), reader.read(page(1), ['es'])];
    await vi.waitFor(() => expect(open).toContain('deu'), { interval: 2, timeout: 20_000 });
    await reader.close();
    expect((await Promise.all(readings)).map(({ lines }) => lines.length)).toEqual([99, 1]);
    expect([readWhenClosed, open]).toEqual([[], []]);
  });
});

describe('an engine that can’t be opened', () => {
  it('fails the reading, and closes all the same', async () => {
    failing = 'deu';
    const reader = routedReader();
    await expect(reader.read(page(1), ['de'])).rejects.toThrow('no deu');
    await expect(reader.read(page(1), ['ko'])).resolves.toMatchObject({
      lines: [{ text: 'Fern' }],
    });
    await reader.close();
    expect(open).toEqual([]);
  });

  it('is tried again', async () => {
    failing = 'deu';
    const reader = routedReader();
    await expect(reader.read(page(1), ['de'])).rejects.toThrow();
    failing = null;
    await reader.read(page(1), ['de']);
  });

  // The third language closes the first, whose opening failed, and fails with its error.
  it('does not fail other languages later', async () => {
    failing = 'deu';
    const reader = routedReader();
    await expect(reader.read(page(1), ['de'])).rejects.toThrow();
    await reader.read(page(1), ['es', 'fr']);
  });
});
