import { join } from 'node:path';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { boxOf } from '../geometry.ts';
import type { PictureLimits } from '../picture/limits.ts';
import { openPicture, type PictureFile } from '../picture/picture.ts';
import { calibrated } from '../reading/calibration.ts';
import type { ReaderFiles } from '../reading/files.ts';
import type { Reading } from '../reading/reader.ts';
import type { Bars, ImageResult } from '../report/results.ts';
import { linkInto } from '../store/link.ts';
import type { Store } from '../store/store.ts';
import type { Floors } from '../text/floors.ts';
import { judgeText } from '../text/judge.ts';
import type { Suspect, TextJudgement } from '../text/types.ts';
import { overlayOf } from './overlay.ts';
import type { Entry } from './pictures.ts';
import type { Pool } from './pool.ts';
import { type KnownReader, languagesOf } from './readers.ts';
import { imageResult } from './results.ts';
import { isUsable } from './usable.ts';

/** One picture to be scored, or a sample without one. */
export interface Cell {
  model: string;
  folder: string;
  sample: Sample;
  entry: Entry | null;
}

export interface Judging {
  set: { info: { title: string; name: string } };
  store: Store;
  out: string;
  files: ReaderFiles;
  bars: Bars;
  trust: number;
  floors: Floors;
  limits: PictureLimits;
  overlays: boolean;
  pool: Pool;
  readerOf: (languages: readonly string[]) => Promise<KnownReader>;
  signal?: AbortSignal;
}

export async function scoreCell(cell: Cell, judging: Judging): Promise<ImageResult> {
  const { entry } = cell;
  const base = imageResult(cell, judging.set.info.name);
  if (entry === null) return base;
  const picture = await openPicture(entry.path, judging.limits, cell.folder);
  if (!picture.ok) return { ...base, outcome: 'error', reason: picture.message };

  const { store } = judging;
  const suffix = picture.format === 'jpeg' ? 'jpg' : picture.format;
  const stored = store.putPicture(picture.bytes, picture.sha256, suffix);
  const file = `images/${picture.sha256.slice(0, 2)}/${picture.sha256}.${suffix}`;
  const reader = await judging.readerOf(languagesOf(cell.sample));
  const read = await readingOf(cell.sample, picture, stored, reader, judging);
  if ('fault' in read) return { ...base, outcome: 'error', reason: read.fault };
  linkInto(stored, join(judging.out, file));

  const image = {
    ...base,
    outcome: 'image' as const,
    file,
    sha256: picture.sha256,
    width: picture.width,
    height: picture.height,
    flattened: picture.hadAlpha,
    note: picture.note ?? null,
  };
  if ('failure' in read) {
    return { ...image, text: null, textReason: read.failure, usable: null };
  }
  const judged = judge(cell.sample, read.reading, reader, judging);
  const usable = isUsable(judged, judging.bars, cell.sample.extra ?? 'none');
  const overlay = judging.overlays
    ? await overlayOf(cell, picture, stored, judged, usable, judging).catch(undrawn(judging.signal))
    : null;
  return { ...image, text: textResult(judged), usable, overlay };
}

/** A drawing that fails costs its picture the drawing, not its scores, nor the run's other pictures. */
function undrawn(signal: AbortSignal | undefined): (error: unknown) => null {
  return (error) => {
    signal?.throwIfAborted();
    if (error instanceof TyposcopeError) throw error;
    return null;
  };
}

type ReadOutcome = { reading: Reading } | { fault: string } | { failure: string };

/** From the store, or read now and stored before anything else is done with it. */
async function readingOf(
  sample: Sample,
  picture: PictureFile,
  stored: string,
  reader: KnownReader,
  { store, pool, files, limits, signal }: Judging,
): Promise<ReadOutcome> {
  const languages = languagesOf(sample);
  const key = { picture: picture.sha256, reader: reader.identity, languages };
  const known = store.reading(key);
  if (known !== null) return { reading: known };
  let unusable: TyposcopeError | null = null;
  try {
    const result = await pool.run(
      { kind: 'read', picture: stored, languages, files, limits },
      signal,
    );
    if ('reader' in result) {
      unusable = new TyposcopeError('reader', result.reader.what, result.reader.detail);
      throw unusable;
    }
    if (!result.ok) return { fault: result.fault.message };
    if (!('reading' in result))
      throw new TyposcopeError('internal', 'a reading job answered without a reading');
    return { reading: store.putReading(key, result.reading) };
  } catch (error) {
    signal?.throwIfAborted();
    // These end the run: going on would read for nothing.
    if (error === unusable) throw error;
    if (error instanceof TyposcopeError && error.code === 'store') throw error;
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function judge(
  sample: Sample,
  reading: Reading,
  reader: KnownReader,
  { trust, floors }: Judging,
): TextJudgement {
  return judgeText({
    blocks: sample.copy,
    lines: calibrated(reading, reader.kit).lines.map((line) => ({
      ...line,
      box: boxOf(line.quad),
    })),
    width: reading.width,
    height: reading.height,
    trust,
    floors,
    alphabet: reader.alphabet,
    logoText: sample.logo?.text,
  });
}

/** The judgement in the form of `results.json`. */
export function textResult(judged: TextJudgement): NonNullable<ImageResult['text']> {
  const { blocks, extras, unread, cerInterval, ...sums } = judged;
  return {
    ...sums,
    cerInterval,
    floor: null,
    blocks: blocks.map(({ characters: _, suspect, ...block }) => ({
      ...block,
      role: block.role as NonNullable<ImageResult['text']>['blocks'][number]['role'],
      box: block.box === null ? null : box(block.box),
      boxes: block.boxes.map(box),
      ...(suspect.length === 0 ? {} : { suspect: suspect.map(rounded) }),
      by: 'reader' as const,
      history: [],
    })),
    extras: extras.map(({ text, box: place, kind }) => ({ text, box: box(place), kind })),
    unread: unread.map(({ text, box: place, block }) => ({ text, box: box(place), block })),
  };
}

function rounded(suspect: Suspect) {
  return {
    ...suspect,
    fit: Math.round(suspect.fit * 1e4) / 1e4,
    box: suspect.box === null ? null : box(suspect.box),
  };
}

function box(b: readonly number[]): [number, number, number, number] {
  return b.map((value) => Math.round(value * 10) / 10) as [number, number, number, number];
}
