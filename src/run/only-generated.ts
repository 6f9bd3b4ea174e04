import { suffixOf } from '../picture/suffix.ts';
import { NOT_READ } from '../results/only-generated.ts';
import type { ImageResult, Results } from '../results/results.ts';
import type { Store } from '../store/store.ts';
import { floorsOf } from '../text/floors.ts';
import type { Answer } from './answer.ts';
import { type Summary, summarize } from './results.ts';
import type { RunOptions } from './run.ts';
import { shownImage } from './shown-image.ts';
import { DEFAULT_TRUST } from './trust.ts';
import { DEFAULT_BARS } from './usable.ts';

/** A picture that was asked for and kept, and not looked at. */
export async function onlyGenerated(
  base: ImageResult,
  answer: Answer,
  { store, out }: { store: Store; out: string },
): Promise<ImageResult> {
  if (answer.outcome !== 'image') return base;
  const { picture } = answer;
  const stored = store.picture(picture.sha256, suffixOf(picture));
  if (stored === null) {
    return {
      ...base,
      outcome: 'error',
      reason: 'The picture was kept, and is gone from the store.',
    };
  }
  return {
    ...(await shownImage(base, picture, stored, out)),
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
