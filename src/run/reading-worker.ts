import { readFile } from 'node:fs/promises';
import { type ErrorDetail, TyposcopeError } from '../errors.ts';
import { decodePicture } from '../picture/decode.ts';
import { PictureError, type PictureFault } from '../picture/fault.ts';
import type { PictureLimits } from '../picture/limits.ts';
import type { ReaderFiles } from '../reading/files.ts';
import { ModuleError } from '../reading/modules/module-error.ts';
import type { Reading, TextReader } from '../reading/reader.ts';
import { drawOverlay, type OverlayInput } from '../report/overlay.ts';

/** What a worker thread is asked for. Pictures go by path: their bytes stay out of the queue. */
export type Job =
  | {
      kind: 'read';
      picture: string;
      languages: readonly string[];
      files: ReaderFiles;
      limits: Partial<PictureLimits>;
    }
  | { kind: 'overlay'; picture: string; judged: OverlayInput; limits: Partial<PictureLimits> };

export type JobResult =
  | { ok: true; reading: Reading }
  | { ok: true; overlay: Uint8Array }
  | { ok: false; fault: PictureFault }
  /** The reader itself can't be used, whatever the picture: weights that are no model, say. */
  | { ok: false; reader: { what: string; detail: ErrorDetail } };

let reader: Promise<TextReader> | null = null;

/** Runs in a worker thread, one job at a time; the reader and its models stay loaded. */
export default async function work(job: Job): Promise<JobResult> {
  let pixels: Awaited<ReturnType<typeof decodePicture>>;
  try {
    pixels = await decodePicture(await readFile(job.picture), job.limits);
  } catch (error) {
    if (error instanceof PictureError) return { ok: false, fault: error.fault };
    throw error;
  }
  if (job.kind === 'overlay') return { ok: true, overlay: await drawOverlay(pixels, job.judged) };
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
