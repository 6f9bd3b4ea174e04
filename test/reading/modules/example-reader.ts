import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { createWorker, PSM, type Worker } from 'tesseract.js';
import type { ReadLine, TextReader } from 'typoscope';

const manifest = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json');
const langPath = join(dirname(manifest), '4.0.0_best_int');

/** English by tesseract.js on the whole page: it finds lines by itself, where others read crops. */
export default function wholePage(): TextReader {
  let worker: Promise<Worker> | null = null;

  async function open(): Promise<Worker> {
    const opened = await createWorker('eng', 1, { langPath, cacheMethod: 'none' });
    await opened.setParameters({
      tessedit_pageseg_mode: PSM.SPARSE_TEXT,
      user_defined_dpi: '150',
    });
    return opened;
  }

  return {
    // Readings are kept under these three. Change `version` whenever the same picture may be read
    // otherwise; the hash of this one file is added to `data` by itself.
    identity: async () => ({ id: 'whole-page', version: '1', data: 'eng-4.0.0_best_int' }),

    alphabet: async () =>
      new Set(Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).concat('©', '€')),

    async read({ width, height, data }) {
      worker ??= open();
      const png = await sharp(data, { raw: { width, height, channels: 3 } })
        .png()
        .toBuffer();
      const page = await (await worker).recognize(png, {}, { blocks: true, text: false });
      const lines: ReadLine[] = [];
      for (const block of page.data.blocks ?? []) {
        for (const { text, confidence, bbox } of block.paragraphs.flatMap((one) => one.lines)) {
          const { x0, y0, x1, y1 } = bbox;
          if (x1 <= x0 || y1 <= y0) continue;
          lines.push({
            // Corners as the text runs: its top left, top right, bottom right, bottom left.
            quad: [
              [x0, y0],
              [x1, y0],
              [x1, y1],
              [x0, y1],
            ],
            text: text.trim(),
            confidence: confidence / 100,
            // Where you have them: text, confidence and box of each, whose texts join to `text`.
            characters: [],
            engine: 'tesseract.js',
          });
        }
      }
      return { width, height, lines };
    },

    async close() {
      await (await worker)?.terminate();
      worker = null;
    },
  };
}
