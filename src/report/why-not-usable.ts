import { percent } from '../figures/numbers.ts';
import type { Bars, ImageResult, LayoutResult, TextResult } from '../results/results.ts';

/**
 * What keeps a picture from being usable, a phrase for each bar that fails; none for a picture that
 * is usable or of which that is not known. Foreign text in it is as it was written.
 */
export function whyNotUsable(image: ImageResult, bars: Bars): string[] {
  const { text, layout, usable, extraAllowed } = image;
  if (text === null || usable !== false) return [];
  return [
    ...errorRate(text, bars),
    ...(bars.critical === 'all' ? criticalFaults(text) : []),
    ...(extraAllowed === true ? [] : extraText(text, bars)),
    ...(bars.rules ?? []).flatMap((id) => ruleFault(id, layout)),
  ];
}

/** Fails where even the best case is above the bar, so that is the rate to tell. */
function errorRate({ cerInterval }: TextResult, { maxCer }: Bars): string[] {
  if (cerInterval === null || maxCer === undefined || cerInterval[0] <= maxCer) return [];
  const [least, most] = cerInterval;
  const rate = percentAbove(least, maxCer);
  return [
    `${least === most ? '' : 'at least '}${rate} of characters wrong (bar ${barPercent(maxCer)})`,
  ];
}

function criticalFaults({ critical }: TextResult): string[] {
  return critical
    .filter(({ ok }) => ok === false)
    .map(({ text }) => `critical string “${text}” is wrong`);
}

function extraText({ extra, duplicated }: TextResult, { maxExtraCharacters }: Bars): string[] {
  if (maxExtraCharacters === undefined || extra + duplicated <= maxExtraCharacters) return [];
  const [many, doubled] = [characters(extra), characters(duplicated)];
  const what = [
    ...(extra === 0 ? [] : [`${many} nobody asked for`]),
    ...(duplicated === 0 ? [] : [`${doubled} more often than asked for`]),
  ];
  return [`${what.join(', ')} (bar ${maxExtraCharacters})`];
}

function ruleFault(id: string, layout: readonly LayoutResult[]): string[] {
  const failed = layout.find(({ rule, verdict }) => rule === id && verdict === 'fail');
  return failed === undefined ? [] : [`${id}: ${failed.message}`];
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

/** As many decimals as show that it is above the bar: “2.0% (bar 2%)” would tell nothing. */
function percentAbove(rate: number, bar: number): string {
  const shown = percent(rate);
  if (Number.parseFloat(shown) > bar * 100) return shown;
  for (let decimals = 2; decimals < 8; decimals++) {
    const digits = (rate * 100).toFixed(decimals);
    if (Number(digits) > bar * 100) return `${digits}%`;
  }
  return `just over ${barPercent(bar)}`;
}

/** .07 is 7%, not 7.000000000000001%. */
function barPercent(bar: number): string {
  return `${Number((bar * 100).toPrecision(12))}%`;
}
