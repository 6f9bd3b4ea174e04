import { join } from 'node:path';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { boxOf } from '../geometry.ts';
import type { PictureLimits } from '../picture/limits.ts';
import type { PictureFile } from '../picture/picture.ts';
import { calibrated } from '../reading/calibration.ts';
import type { ReaderFiles } from '../reading/files.ts';
import type { Reading } from '../reading/reader.ts';
import type { Bars, ImageResult } from '../report/results.ts';
import { linkInto } from '../store/link.ts';
import type { Store } from '../store/store.ts';
import type { Floors } from '../text/floors.ts';
import { judgeText } from '../text/judge.ts';
import type { Suspect, TextJudgement } from '../text/types.ts';
import type { NoiseFloor } from './noise-floor.ts';
import { once, type UnderWay } from './once.ts';
import { overlayOf } from './overlay.ts';
import type { Pool } from './pool.ts';
import { type KnownReader, languagesOf } from './readers.ts';
import { isUsable } from './usable.ts';

/** What a picture was asked to be, and of whom. */
export interface Asked {
  model: string;
  sample: Sample;
  repeat: number;
  /** The set's title, for people. */
  title: string;
}

export interface Judging {
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
  /** What is being read now, by picture and languages. */
  reading: UnderWay<ReadOutcome>;
  /** The readers' own error on the sample, typeset; null where that is not known. */
  noiseOf: (sample: Sample) => Promise<NoiseFloor | null>;
  signal?: AbortSignal;
}

/** Reads and judges a picture. `base` is what is known of it without opening it. */
export async function scorePicture(
  asked: Asked,
  base: ImageResult,
  picture: PictureFile,
  judging: Judging,
): Promise<ImageResult> {
  const { sample } = asked;
  const noise = await judging.noiseOf(sample);
  const seen = await seePicture(sample, picture, judging);
  if ('fault' in seen) return { ...base, outcome: 'error', reason: seen.fault };
  const file = `images/${picture.sha256.slice(0, 2)}/${picture.sha256}.${suffixOf(picture)}`;
  linkInto(seen.stored, join(judging.out, file));
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
  if ('failure' in seen) {
    return { ...image, text: null, textReason: seen.failure, usable: null };
  }
  const { judged, stored } = seen;
  const usable = isUsable(judged, judging.bars, sample.extra ?? 'none');
  const overlay = judging.overlays
    ? await overlayOf(asked, picture, stored, judged, usable, judging).catch(
        undrawn(judging.signal),
      )
    : null;
  return { ...image, text: textResult(judged, noise), usable, overlay };
}

/** What the readers make of a picture; it and its reading are kept. */
export async function seePicture(
  sample: Sample,
  picture: PictureFile,
  judging: Seeing,
): Promise<
  { stored: string } & ({ judged: TextJudgement } | { fault: string } | { failure: string })
> {
  const stored = judging.store.putPicture(picture.bytes, picture.sha256, suffixOf(picture));
  const reader = await judging.readerOf(languagesOf(sample));
  const key = [picture.sha256, ...languagesOf(sample)].join(' ');
  const read = await once(judging.reading, key, () =>
    readingOf(sample, picture, stored, reader, judging),
  );
  return 'reading' in read
    ? { stored, judged: judge(sample, read.reading, reader, judging) }
    : { stored, ...read };
}

/** What it takes to read and judge, and no more. */
export type Seeing = Pick<
  Judging,
  'store' | 'pool' | 'files' | 'limits' | 'trust' | 'floors' | 'readerOf' | 'reading' | 'signal'
>;

export function suffixOf({ format }: Pick<PictureFile, 'format'>): 'png' | 'jpg' | 'webp' {
  return format === 'jpeg' ? 'jpg' : format;
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
  { store, pool, files, limits, signal }: Seeing,
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
  { trust, floors }: Seeing,
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
export function textResult(
  judged: TextJudgement,
  noise: NoiseFloor | null = null,
): NonNullable<ImageResult['text']> {
  const { blocks, extras, unread, cerInterval, ...sums } = judged;
  return {
    ...sums,
    cerInterval,
    floor: noise === null ? null : { cer: noise.cer, n: noise.n },
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
