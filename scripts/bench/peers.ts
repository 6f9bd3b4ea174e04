import { readFile, rm } from 'node:fs/promises';
import sharp from 'sharp';
import { createWorker, OEM } from 'tesseract.js';
import { type Measured, type Read, timed } from './measured.ts';
import { peakMemory } from './memory.ts';
import { runTesseract } from './native.ts';
import { packedData, peerData, plainData } from './peer-data.ts';
import type { BenchPicture } from './pictures.ts';

/** tesseract.js on the whole page, which is what most pipelines in JavaScript do; one thread. */
export async function readWithTesseractJs(pictures: readonly BenchPicture[]): Promise<Measured> {
  const reads: Read[] = [];
  for (const { sample, path, languages } of pictures) {
    const data = peerData(languages);
    const folder = await packedData(data);
    const worker = await createWorker(
      data.map(({ code }) => code),
      OEM.LSTM_ONLY,
      { langPath: folder, gzip: true, cacheMethod: 'none' },
    );
    try {
      const { page, size } = await flatPage(path);
      const { result, ...cost } = await timed(() =>
        worker.recognize(page, {}, { blocks: true, text: false }),
      );
      const blocks = result.data.blocks ?? [];
      const lines = blocks.flatMap((block) => block.paragraphs.flatMap((part) => part.lines));
      reads.push({
        sample: sample.id,
        size,
        ...cost,
        lines: lines.map(({ text, confidence, bbox }) => ({
          text: text.trim(),
          confidence: confidence / 100,
          box: [bbox.x0, bbox.y0, bbox.x1 - bbox.x0, bbox.y1 - bbox.y0],
        })),
      });
    } finally {
      await worker.terminate();
      await rm(folder, { recursive: true });
    }
  }
  return { reads, together: null, peakMb: peakMemory('self') };
}

/**
 * The native program on the whole page, with the data that tesseract.js gets. It starts anew for
 * each picture, as it does wherever it is called from another program, so its start is in the time.
 */
export async function readWithTesseract(pictures: readonly BenchPicture[]): Promise<Measured> {
  const reads: Read[] = [];
  let peakMb: number | null = null;
  for (const { sample, path, languages } of pictures) {
    const data = peerData(languages);
    const folder = await plainData(data);
    try {
      const { page, size } = await flatPage(path);
      const codes = data.map(({ code }) => code);
      const { result, seconds } = await timed(() => runTesseract(page, codes, folder));
      reads.push({ sample: sample.id, size, lines: result.lines, seconds, cpuSeconds: null });
      if (result.peakMb !== null) peakMb = Math.max(peakMb ?? 0, result.peakMb);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  return { reads, together: null, peakMb };
}

async function flatPage(path: string): Promise<{ page: Buffer; size: number }> {
  const { data, info } = await sharp(await readFile(path))
    .flatten({ background: '#fff' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { page: data, size: (info.width * info.height) / 1024 ** 2 };
}
