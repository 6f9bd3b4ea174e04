import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { TyposcopeError } from '../../errors.ts';
import { greyOf } from '../ink.ts';
import type { Pixels } from '../reader.ts';
import type { LanguageData } from './languages.ts';
import { lstmData } from './lstm-data.ts';
import { readTrainedData } from './trained-data.ts';

export interface EngineCharacter {
  text: string;
  confidence: number;
  /** Where it starts and ends along the crop, 0..1. */
  from: number;
  to: number;
}

export interface EngineLine {
  text: string;
  /** Mean over the characters, 0..1. */
  confidence: number;
  characters: EngineCharacter[];
}

/** White space around the ink, in pixels: without it the network loses edge characters. */
const PADDING = 12;

/** One language, one tesseract worker thread; reads straightened crops of one line. */
export class TesseractEngine {
  readonly #worker: Worker;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  static async open({ code, path }: LanguageData): Promise<TesseractEngine> {
    // A file that is missing or broken fails in tesseract.js's own thread, where nobody can catch
    // it, so it is read here first.
    const data = lstmData(await readTrainedData(path));
    if (data === null) {
      throw new TyposcopeError(
        'reader',
        "a language's data are for tesseract's older engine alone",
        {
          file: path,
          expected: 'data of tesseract 4 or later, with an LSTM',
          mend: 'Check languageData in the readers file',
        },
      );
    }
    let folder: string | null = null;
    try {
      // tesseract.js takes its data from a folder and keeps what it took.
      folder = await mkdtemp(join(tmpdir(), 'typoscope-'));
      await writeFile(join(folder, `${code}.traineddata`), data);
      const worker = await createWorker(code, OEM.LSTM_ONLY, {
        langPath: folder,
        gzip: false,
        cacheMethod: 'none',
        // Without a handler tesseract.js throws from its own thread and ends the process.
        errorHandler: () => {},
      });
      await worker.FS('unlink', [`${code}.traineddata`]);
      await worker.setParameters({
        tessedit_pageseg_mode: PSM.SINGLE_LINE,
        user_defined_dpi: '150',
        // Of some crops it prints a page of statistics to the user's terminal.
        debug_file: '/dev/null',
      });
      return new TesseractEngine(worker);
    } catch (cause) {
      throw new TyposcopeError('reader', `tesseract cannot start with the language ${code}`, {
        file: path,
        found: cause instanceof Error ? cause.message : String(cause),
        mend: 'Install the packages again with npm ci, or check languageData in the readers file',
        cause,
      });
    } finally {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    }
  }

  /** Reads a crop without looking for a line in it first, which now and then finds none. */
  async readRaw(crop: Pixels): Promise<EngineLine> {
    await this.#worker.setParameters({ tessedit_pageseg_mode: PSM.RAW_LINE });
    try {
      return await this.read(crop);
    } finally {
      await this.#worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE });
    }
  }

  async read(crop: Pixels): Promise<EngineLine> {
    const page = inkOnPaper(crop);
    const { data } = await this.#worker.recognize(page, {}, { blocks: true, text: false });
    const width = crop.width + 2 * PADDING;
    const characters: EngineCharacter[] = [];
    const along = (x: number) =>
      Math.min(1, Math.max(0, (x - PADDING) / Math.max(1, width - 2 * PADDING)));
    for (const block of data.blocks ?? []) {
      for (const paragraph of block.paragraphs) {
        for (const line of paragraph.lines) {
          for (const word of line.words) {
            const last = characters.at(-1);
            if (last !== undefined) {
              characters.push({
                text: ' ',
                confidence: last.confidence,
                from: last.to,
                to: last.to,
              });
            }
            for (const symbol of word.symbols) {
              characters.push({
                text: symbol.text,
                confidence: symbol.confidence / 100,
                from: along(symbol.bbox.x0),
                to: along(symbol.bbox.x1),
              });
            }
          }
        }
      }
    }
    const inked = characters.filter((character) => character.text !== ' ');
    const sum = inked.reduce((total, character) => total + character.confidence, 0);
    return {
      text: characters.map((character) => character.text).join(''),
      confidence: inked.length === 0 ? 0 : sum / inked.length,
      characters,
    };
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/**
 * Dark ink on white paper, stretched to the full range, which is what the networks were trained
 * on. Ink is the rarer side: where more than half of the border is darker than the middle grey,
 * the crop is light on dark and is inverted.
 */
function inkOnPaper(crop: Pixels): Buffer {
  const { width, height } = crop;
  const grey = greyOf(crop);
  const histogram = new Uint32Array(256);
  for (const value of grey) histogram[value]! += 1;
  const low = quantile(histogram, grey.length, 0.01);
  const high = Math.max(low + 1, quantile(histogram, grey.length, 0.99));
  const middle = (low + high) / 2;
  let border = 0;
  let dark = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (y > 1 && y < height - 2 && x > 1 && x < width - 2) continue;
      border += 1;
      if (grey[y * width + x]! < middle) dark += 1;
    }
  }
  const inverted = dark * 2 > border;
  for (let i = 0; i < grey.length; i++) {
    const value = Math.min(255, Math.max(0, ((grey[i]! - low) * 255) / (high - low)));
    grey[i] = inverted ? 255 - value : value;
  }
  return framed(grey, width, height);
}

/** A grey picture with white around it, as a PGM file: nothing to pack, nothing to unpack. */
function framed(grey: Uint8Array, width: number, height: number): Buffer {
  const wide = width + 2 * PADDING;
  const high = height + 2 * PADDING;
  const head = Buffer.from(`P5\n${wide} ${high}\n255\n`, 'latin1');
  const file = Buffer.alloc(head.length + wide * high, 255);
  head.copy(file);
  for (let y = 0; y < height; y++) {
    const to = head.length + (y + PADDING) * wide + PADDING;
    file.set(grey.subarray(y * width, (y + 1) * width), to);
  }
  return file;
}

function quantile(histogram: Uint32Array, total: number, share: number): number {
  let sum = 0;
  for (let value = 0; value < 256; value++) {
    sum += histogram[value]!;
    if (sum >= total * share) return value;
  }
  return 255;
}
