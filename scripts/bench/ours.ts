import { readFile } from 'node:fs/promises';
import { boxOf } from '../../src/geometry.ts';
import { decodePicture } from '../../src/picture/decode.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import { openReader } from '../../src/reading/built-in.ts';
import type { ReaderFiles } from '../../src/reading/files.ts';
import type { Reading } from '../../src/reading/reader.ts';
import { openPool } from '../../src/run/pool.ts';
import { type Measured, type Read, timed } from './measured.ts';
import { peakMemory } from './memory.ts';
import type { BenchPicture } from './pictures.ts';

/** One thread: picture after picture, decoding aside. */
export async function readAlone(
  pictures: readonly BenchPicture[],
  files: ReaderFiles,
): Promise<Measured> {
  const reader = openReader(files);
  const reads: Read[] = [];
  let loaded = '';
  for (const { sample, path, languages } of pictures) {
    const pixels = await decodePicture(await readFile(path));
    // Loading models is not reading: the first picture of a language would pay for it alone.
    if (loaded !== languages.join()) await reader.read(pixels, languages);
    loaded = languages.join();
    const { result, ...cost } = await timed(() => reader.read(pixels, languages));
    reads.push({ ...readOf(sample.id, result), ...cost });
  }
  await reader.close();
  return { reads, together: null, peakMb: peakMemory('self') };
}

/** As a run reads: in the pipeline's own threads, decoding and the loading of languages included. */
export async function readTogether(
  pictures: readonly BenchPicture[],
  files: ReaderFiles,
  threads: number,
): Promise<Measured> {
  const pool = openPool(threads);
  const read = async ({ sample, path, languages }: BenchPicture): Promise<Read> => {
    const job = { kind: 'read', picture: path, languages, files, limits: defaultLimits } as const;
    const answer = await pool.run(job);
    if (!('reading' in answer)) throw new Error(`${sample.id}: ${JSON.stringify(answer)}`);
    return { ...readOf(sample.id, answer.reading), seconds: 0, cpuSeconds: null };
  };
  // Each thread loads its models with its first job.
  const [first] = pictures;
  if (first !== undefined) await Promise.all(Array.from({ length: threads }, () => read(first)));
  const { result, seconds } = await timed(() => Promise.all(pictures.map(read)));
  await pool.close();
  return { reads: result, together: seconds, peakMb: peakMemory('self') };
}

function readOf(sample: string, { width, height, lines }: Reading) {
  return {
    sample,
    size: (width * height) / 1024 ** 2,
    lines: lines.map((line) => ({ ...line, box: boxOf(line.quad) })),
  };
}
