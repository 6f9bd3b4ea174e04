import type { Figure } from '../results/results.ts';
import { meanOf } from '../stats/mean.ts';
import { studentizedMean, studentizedRatio } from '../stats/studentized.ts';
import { figureOf, SEED } from './figure.ts';
import { bySample, type JudgedPicture, type JudgedText } from './judged.ts';

/** Errors and characters of a picture's blocks, or of some of them. */
interface Counts {
  errors: number;
  decided: number;
  characters: number;
}

/**
 * 1 - macro CER: the mean over samples of the mean over their repeats of errors by decided character.
 * `worst` has all undecided text wrong, and right. Below 0 where more was drawn than was asked for.
 *
 * @param counts the blocks that count, e.g. those in one language; all unless given
 */
export function textAccuracy(
  pictures: readonly JudgedPicture[],
  counts: (block: JudgedText) => boolean = () => true,
): Figure {
  const samples = samplesOf(pictures, counts);
  const means = samples.flatMap(
    (repeats) =>
      meanOf(
        repeats.flatMap(({ errors, decided }) => (decided === 0 ? [] : [1 - errors / decided])),
      ) ?? [],
  );
  const estimate = studentizedMean(means, { seed: SEED, bounds: boundsOf(means) });
  const bound = (undecided: 0 | 1) =>
    meanOf(
      samples.flatMap(
        (repeats) =>
          meanOf(
            repeats.map(
              ({ errors, decided, characters }) =>
                1 - (errors + undecided * (characters - decided)) / characters,
            ),
          ) ?? [],
      ),
    );
  const [least, most] = [bound(1), bound(0)];
  return figureOf(estimate, {
    n: means.length,
    worst: least === null || most === null ? null : [least, most],
  });
}

/** 1 - micro CER: over all decided characters, so that long copy counts for more. */
export function textAccuracyMicro(pictures: readonly JudgedPicture[]): Figure {
  const samples = samplesOf(pictures, () => true);
  const sums = samples.map((repeats) => {
    const decided = repeats.reduce((sum, one) => sum + one.decided, 0);
    return [decided - repeats.reduce((sum, one) => sum + one.errors, 0), decided] as const;
  });
  const decided = sums.filter(([, characters]) => characters > 0);
  const bounds = boundsOf(decided.map(([right, characters]) => right / characters));
  const estimate = studentizedRatio(decided, { seed: SEED, bounds });
  return figureOf(estimate);
}

/** An accuracy is below 0 only where more was drawn than asked for: not for want of samples. */
function boundsOf(seen: readonly number[]): readonly [number, number] {
  return [seen.some((accuracy) => accuracy < 0) ? -Infinity : 0, 1];
}

/** How much of the copy was decided, of what was read. */
export function decidedShare(pictures: readonly JudgedPicture[]): Figure {
  const sums = samplesOf(pictures, () => true).map((repeats) => {
    const of = (key: keyof Counts) => repeats.reduce((sum, one) => sum + one[key], 0);
    return [of('decided'), of('characters')] as const;
  });
  return figureOf(studentizedRatio(sums, { seed: SEED, bounds: [0, 1] }));
}

/** By sample, the counts of each picture that was read and has such blocks. */
function samplesOf(
  pictures: readonly JudgedPicture[],
  counts: (block: JudgedText) => boolean,
): Counts[][] {
  return [...bySample(pictures).values()].flatMap((repeats) => {
    const counted = repeats.flatMap(({ read, blocks }) => {
      const all = sumUp(blocks.filter(counts));
      return read && all.characters > 0 ? [all] : [];
    });
    return counted.length === 0 ? [] : [counted];
  });
}

function sumUp(blocks: readonly JudgedText[]): Counts {
  const sums = { errors: 0, decided: 0, characters: 0 };
  for (const { characters, errors } of blocks) {
    sums.characters += characters;
    if (errors === null) continue;
    sums.decided += characters;
    sums.errors += errors;
  }
  return sums;
}
