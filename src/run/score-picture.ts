import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import type { NoiseFloor } from '../figures/noise-floor.ts';
import type { LayoutRule } from '../layout/rule.ts';
import type { PictureLimits } from '../picture/limits.ts';
import type { PictureFile } from '../picture/picture.ts';
import type { ReaderFiles } from '../reading/files.ts';
import type { Bars, ImageResult } from '../results/results.ts';
import type { Store } from '../store/store.ts';
import type { Floors } from '../text/floors.ts';
import type { JudgedBefore, Shown } from './judged-before.ts';
import type { Brief, LookOutcome } from './look.ts';
import type { UnderWay } from './once.ts';
import { overlayOf, showOverlay } from './overlay.ts';
import { layoutResult, textResult } from './picture-result.ts';
import type { Pool } from './pool.ts';
import type { KnownReader } from './readers.ts';
import { judgePicture, type ReadOutcome, storedAt } from './see-picture.ts';
import { shownImage } from './shown-image.ts';
import { isUsable } from './usable.ts';

/** What a picture was asked to be, and of whom. */
export interface Asked extends Brief {
  model: string;
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
  /** Rules of layout: the program's own and the user's. */
  rules: readonly LayoutRule[];
  pool: Pool;
  readerOf: (languages: readonly string[]) => Promise<KnownReader>;
  /** What is being read now, by picture and languages. */
  reading: UnderWay<ReadOutcome>;
  /** What is being measured now, by picture and sample. */
  looking: UnderWay<LookOutcome>;
  /** Hashes of the sets' files. */
  assets: (file: string) => Promise<string>;
  /** The readers' own error on the sample, typeset; null where that is not known. */
  noiseOf: (sample: Sample) => Promise<NoiseFloor | null>;
  /** null where nothing is remembered. */
  before: JudgedBefore | null;
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
  const { store, out, before } = judging;
  const noise = await judging.noiseOf(sample);
  const place = (await before?.picture(asked, picture.sha256, noise)) ?? null;
  const known = place?.find() ?? null;
  if (known !== null) {
    const image = await shownImage(base, picture, storedAt(picture, store), out);
    return withJudgement(image, asked, known, out);
  }
  const seen = await judgePicture(asked, picture, judging);
  if ('fault' in seen) return { ...base, outcome: 'error', reason: seen.fault };
  const image = await shownImage(base, picture, seen.stored, out);
  if ('failure' in seen) {
    return { ...image, text: null, textReason: seen.failure, usable: null };
  }
  const { judged, layout, stored } = seen;
  const usable = isUsable(judged, layout, judging.bars, sample.extra ?? 'none');
  const overlay = judging.overlays
    ? await overlayOf(asked, picture, stored, { judged, layout, usable }, judging).catch(
        undrawn(judging.signal),
      )
    : null;
  const judgement = { text: textResult(judged, noise), layout: layout.map(layoutResult), usable };
  // What could not be looked at may be another time.
  const isWhole = seen.input !== null && place !== null;
  const shown = isWhole ? place.keep({ judgement, overlay }) : { judgement, overlay };
  return withJudgement(image, asked, shown, out);
}

async function withJudgement(
  image: ImageResult,
  asked: Asked,
  { judgement, overlay }: Shown,
  out: string,
): Promise<ImageResult> {
  return {
    ...image,
    ...judgement,
    overlay: overlay === null ? null : await showOverlay(asked, overlay, out),
  };
}

/** A drawing that fails costs its picture the drawing, not its scores, nor the run's other pictures. */
function undrawn(signal: AbortSignal | undefined): (error: unknown) => null {
  return (error) => {
    signal?.throwIfAborted();
    if (error instanceof TyposcopeError) throw error;
    return null;
  };
}
