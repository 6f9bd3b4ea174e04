import type { Figure, ImageResult } from '../results/results.ts';
import { studentizedRatio } from '../stats/studentized.ts';
import { type Counted, countResults, heightOf, rateOf, scriptOf } from './error-counts.ts';
import { figureOf, SEED } from './figure.ts';
import { bySample } from './judged.ts';

/**
 * A model's micro CER, over all decided characters, and that by script and by text height:
 * `cer/Latn`. `n` counts characters, as the floor's does; intervals are by sample.
 */
export function errorRates(images: readonly ImageResult[]): Record<string, Figure> {
  const samples = [...bySample(images).values()].map((repeats) =>
    repeats.flatMap(({ text }) => (text === null ? [] : countResults(text.blocks))),
  );
  const names = (nameOf: (block: Counted) => string | null) =>
    [
      ...new Set(samples.flatMap((blocks) => blocks.flatMap((block) => nameOf(block) ?? []))),
    ].sort();
  const of = (nameOf: (block: Counted) => string | null) =>
    names(nameOf).map(
      (name) => [`cer/${name}`, errorRate(samples, (block) => nameOf(block) === name)] as const,
    );
  return Object.fromEntries([
    ['cer', errorRate(samples, () => true)],
    ...of(scriptOf),
    ...of(heightOf),
  ]);
}

function errorRate(
  samples: readonly (readonly Counted[])[],
  counts: (block: Counted) => boolean,
): Figure {
  const counted = samples.map((blocks) => blocks.filter(counts));
  const { n } = rateOf(counted.flat());
  const sums = counted.flatMap((blocks): [number, number][] => {
    const { cer, n: characters } = rateOf(blocks);
    return cer === null ? [] : [[Math.round(cer * characters), characters]];
  });
  return figureOf(studentizedRatio(sums, { seed: SEED, bounds: [0, Infinity] }), { n });
}
