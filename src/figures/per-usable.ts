import type { Figure, ImageResult } from '../results/results.ts';
import { meanOf } from '../stats/mean.ts';
import { untilSuccess } from '../stats/quotient.ts';
import { studentizedMean } from '../stats/studentized.ts';
import { figureOf, SEED } from './figure.ts';
import { bySample, isAnswered } from './judged.ts';

/** What attempts come to until one of them is usable: none of these is known where none was. */

/** 1 / pass rate, by pictures asked for and answered. */
export function expectedAttempts(usable: Figure): Figure {
  const { value, low, high, worst, n } = usable;
  const inverse = (rate: number | null) => (rate === null || rate <= 0 ? null : 1 / rate);
  const [least, most] = [inverse(worst?.[1] ?? null), inverse(worst?.[0] ?? null)];
  return {
    value: inverse(value),
    low: inverse(high),
    high: inverse(low),
    n,
    unit: '1',
    worst: least === null || most === null ? null : [least, most],
  };
}

/**
 * Dollars spent by usable picture, with all that was paid for pictures that are not. Not known where
 * the price of a picture is not. What failures may have been billed besides is in `worst` alone.
 *
 * @param usable the pass rate of the same pictures
 */
export function costPerUsable(images: readonly ImageResult[], usable: Figure): Figure {
  return perUsable(images, usable, 'USD', ({ cost: { usd, upTo } }) => ({
    known: usd === null ? null : Number(usd),
    most: upTo === null ? null : Number(upTo),
  }));
}

/**
 * Seconds that the model takes until a picture is usable: all attempts, failed ones and those for
 * pictures that are not usable included; people's time not, nor the waits between attempts.
 */
export function productionCycle(images: readonly ImageResult[], usable: Figure): Figure {
  return perUsable(images, usable, 's', ({ outcome, latency, tries = [] }) => {
    const parts = [latency.attemptMs, ...tries.map(({ ms }) => ms)].filter((ms) => ms !== null);
    // Of a picture the attempt that brought it is the one that may not lack.
    const isUnknown = outcome === 'image' ? latency.attemptMs === null : parts.length === 0;
    const known = isUnknown ? null : parts.reduce((sum, ms) => sum + ms, 0) / 1000;
    return { known, most: known };
  });
}

/** What a picture took; null: not known. */
interface Amount {
  known: number | null;
  most: number | null;
}

/** Totals over the number of usable pictures: what was asked for, by answer, over the pass rate. */
function perUsable(
  images: readonly ImageResult[],
  usable: Figure,
  unit: string,
  amountOf: (image: ImageResult) => Amount,
): Figure {
  const unknown = figureOf(null, { unit, n: usable.n });
  const asked = images.filter(
    ({ outcome }) => outcome !== 'absent' && outcome !== 'skipped-budget',
  );
  const answered = asked.filter(isAnswered).length;
  const amounts = new Map(asked.map((image) => [image, amountOf(image)]));
  const isKnown = (image: ImageResult) =>
    image.outcome !== 'image' || amounts.get(image)!.known !== null;
  if (usable.value === null || answered === 0 || !asked.every(isKnown)) return unknown;
  const known = (image: ImageResult) => amounts.get(image)!.known ?? 0;
  // What failures took is shared out over the pictures that were answered for.
  const scale = asked.length / answered;
  const means = [...bySample(asked).values()].map((repeats) => meanOf(repeats.map(known))!);
  const spread = studentizedMean(means, { seed: SEED, bounds: [0, Infinity] })!;
  const each = meanOf(asked.map(known))! * scale;
  const around = (end: number | null) =>
    end === null ? null : Math.max(0, each + (end - spread.value) * scale);
  const found = untilSuccess(
    { value: each, low: around(spread.low), high: around(spread.high), n: spread.n },
    { value: usable.value, low: usable.low, high: usable.high, n: usable.n },
  );
  const [least, most] = usable.worst ?? [0, 0];
  const dearest = [...amounts.values()].map((amount) => amount.most);
  const upper = dearest.some((amount) => amount === null)
    ? null
    : meanOf(dearest.map((amount) => amount ?? 0))! * scale;
  return figureOf(found, {
    unit,
    n: usable.n,
    worst: least > 0 && most > 0 && upper !== null ? [each / most, upper / least] : null,
  });
}
