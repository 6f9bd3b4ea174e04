/**
 * Measures one reader on one set and sends what it measured to the process that started it, so
 * that the memory of one reader is never another's. Started by `scripts/bench.ts`.
 */
import type { Measured } from './measured.ts';
import { readAlone, readTogether } from './ours.ts';
import { readWithTesseract, readWithTesseractJs } from './peers.ts';
import { type BenchSet, benchPictures } from './pictures.ts';
import type { BenchRow } from './rows.ts';

export interface Task {
  row: BenchRow;
  set: BenchSet;
  threads: number;
}

async function measure({ row, set, threads }: Task): Promise<Measured> {
  const pictures = await benchPictures(set);
  if (row.by === 'ours') {
    return threads === 1
      ? readAlone(pictures, row.files)
      : readTogether(pictures, row.files, threads);
  }
  return row.by === 'tesseract' ? readWithTesseract(pictures) : readWithTesseractJs(pictures);
}

process.once('message', async (task: Task) => {
  const measured = await measure(task);
  process.send!(measured, () => process.disconnect());
});
