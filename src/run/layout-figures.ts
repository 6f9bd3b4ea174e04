import type { Figure, ImageResult } from '../results/results.ts';
import { wilson } from '../stats/wilson.ts';

/**
 * How often each rule of layout holds, `layout/<rule>`, of the pictures on which it is decided; in
 * `worst` those on which it is not known fail, and hold. Rules that a sample doesn't ask for are in
 * none of it.
 */
export function layoutFigures(images: readonly ImageResult[]): Record<string, Figure> {
  const judged = images
    .flatMap(({ layout }) => layout)
    .filter(({ verdict }) => verdict !== 'not-applicable');
  const rates = [...Map.groupBy(judged, ({ rule }) => rule)].map(([rule, own]) => {
    const count = (verdict: string) => own.filter((one) => one.verdict === verdict).length;
    const [pass, open] = [count('pass'), count('unknown')];
    const n = own.length - open;
    const estimate = wilson(pass, n);
    const figure: Figure = {
      value: n === 0 ? null : pass / n,
      low: estimate?.low ?? null,
      high: estimate?.high ?? null,
      n,
      unit: '1',
      worst: [pass / own.length, (pass + open) / own.length],
    };
    return [`layout/${rule}`, figure] as const;
  });
  return Object.fromEntries(rates);
}
