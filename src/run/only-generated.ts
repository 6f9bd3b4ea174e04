import { join } from 'node:path';
import { suffixOf } from '../picture/suffix.ts';
import type { ImageResult, Results } from '../report/results.ts';
import { linkInto } from '../store/link.ts';
import type { Store } from '../store/store.ts';
import { floorsOf } from '../text/floors.ts';
import type { Answer } from './answer.ts';
import { type Summary, summarize } from './results.ts';
import type { RunOptions } from './run.ts';
import { DEFAULT_TRUST } from './trust.ts';
import { DEFAULT_BARS } from './usable.ts';

/** Why a picture has no text here. */
const NOT_READ = 'Not read: the run was told to generate only.';

/** A picture that was asked for and kept, and not looked at. */
export function onlyGenerated(
  base: ImageResult,
  answer: Answer,
  { store, out }: { store: Store; out: string },
): ImageResult {
  if (answer.outcome !== 'image') return base;
  const { picture } = answer;
  const suffix = suffixOf(picture);
  const file = `images/${picture.sha256.slice(0, 2)}/${picture.sha256}.${suffix}`;
  const stored = store.picture(picture.sha256, suffix);
  if (stored !== null) linkInto(stored, join(out, file));
  return {
    ...base,
    outcome: 'image',
    file,
    sha256: picture.sha256,
    width: picture.width,
    height: picture.height,
    flattened: picture.hadAlpha,
    note: picture.note ?? null,
    text: null,
    textReason: NOT_READ,
  };
}

type Run = Pick<Summary, 'sets' | 'benchmark' | 'seed' | 'runId' | 'startedAt' | 'stoppedReason'>;

export function summarizeGenerated(
  run: Run,
  images: ImageResult[],
  { benchmark, trust, floors }: Pick<RunOptions, 'benchmark' | 'trust' | 'floors'>,
): Results {
  return summarize({
    ...run,
    images,
    bars: benchmark.bars ?? DEFAULT_BARS,
    trust: trust ?? DEFAULT_TRUST,
    floors: floorsOf(floors),
    noise: [],
    readers: [],
  });
}

/** Whether a picture was never to be read. */
export function isOnlyGenerated({ textReason }: ImageResult): boolean {
  return textReason === NOT_READ;
}
