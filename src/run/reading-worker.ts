import { readFile } from 'node:fs/promises';
import { type ErrorDetail, TyposcopeError } from '../errors.ts';
import type { PictureEvidence } from '../layout/evidence.ts';
import { decodePicture } from '../picture/decode.ts';
import { decodeSight } from '../picture/decode-sight.ts';
import { PictureError, type PictureFault } from '../picture/fault.ts';
import type { PictureLimits } from '../picture/limits.ts';
import { textDetector } from '../reading/detector.ts';
import type { ReaderFiles } from '../reading/files.ts';
import { ModuleError } from '../reading/modules/module-error.ts';
import type { Pixels, Reading, ReadLine, TextReader } from '../reading/reader.ts';
import { drawOverlay, type OverlayInput } from '../report/overlay.ts';
import type { Sight } from '../vision/look.ts';

/** What a worker thread is asked for. Pictures go by path: their bytes stay out of the queue. */
export type Job =
  | ReadJob
  | LookJob
  | { kind: 'overlay'; picture: string; judged: OverlayInput; limits: Partial<PictureLimits> };

interface ReadJob {
  kind: 'read';
  picture: string;
  languages: readonly string[];
  files: ReaderFiles;
  limits: Partial<PictureLimits>;
}

interface LookJob {
  kind: 'look';
  picture: string;
  /** Of its reading. */
  lines: readonly ReadLine[];
  /** Paths of the files that are looked for. */
  logo: string | null;
  product: string | null;
  /** Whether text is missing that may be there and too small. */
  closely: boolean;
  files: ReaderFiles;
  limits: Partial<PictureLimits>;
}

export type JobResult =
  | { ok: true; reading: Reading }
  | { ok: true; evidence: PictureEvidence }
  | { ok: true; overlay: Uint8Array }
  | { ok: false; fault: PictureFault }
  /** The reader itself can't be used, whatever the picture: weights that are no model, say. */
  | { ok: false; reader: { what: string; detail: ErrorDetail } };

let reader: Promise<TextReader> | null = null;
let detect: ReturnType<typeof textDetector> | null = null;

/** Runs in a worker thread, one job at a time; the reader and its models stay loaded. */
export default async function work(job: Job): Promise<JobResult> {
  try {
    const bytes = await readFile(job.picture);
    if (job.kind === 'look') {
      return { ok: true, evidence: await look(await decodeSight(bytes, job.limits), job) };
    }
    const pixels = await decodePicture(bytes, job.limits);
    return job.kind === 'read'
      ? await read(pixels, job)
      : { ok: true, overlay: await drawOverlay(pixels, job.judged) };
  } catch (error) {
    if (error instanceof PictureError) return { ok: false, fault: error.fault };
    throw error;
  }
}

async function look(sight: Sight, { lines, logo, product, closely, files }: LookJob) {
  detect ??= textDetector(files);
  const { lookAt } = await import('../vision/look.ts');
  return lookAt(sight, { lines, logo, product, closely, detect });
}

async function read(pixels: Pixels, job: ReadJob): Promise<JobResult> {
  reader ??= import('../reading/built-in.ts').then(({ openReader }) => openReader(job.files));
  try {
    return { ok: true, reading: await (await reader).read(pixels, job.languages) };
  } catch (error) {
    if (!(error instanceof TyposcopeError) || error.code !== 'reader') throw error;
    // A user's module failed at this picture: it costs this one its reading, not the others theirs.
    if (error instanceof ModuleError) throw error;
    // Told as data: an error that leaves a thread loses its class.
    const { cause: _, ...detail } = error.detail;
    return { ok: false, reader: { what: error.what, detail } };
  }
}
