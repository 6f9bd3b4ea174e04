import type { Figure } from '../results/results.ts';
import { clusteredRate } from '../stats/clustered-rate.ts';
import { figureOf } from './figure.ts';
import { bySample, type JudgedPicture } from './judged.ts';

/**
 * How often each rule of layout holds, `layout/<rule>`, of the pictures on which it is decided; in
 * `worst` those on which it is not known fail, and hold. Rules that a sample doesn't ask for are in
 * none of it. `n` counts the pictures on which it is decided.
 */
export function layoutRates(pictures: readonly JudgedPicture[]): Record<string, Figure> {
  const rules = [...new Set(pictures.flatMap(({ layout }) => Object.keys(layout)))].sort();
  return Object.fromEntries(rules.map((rule) => [`layout/${rule}`, rateOf(rule, pictures)]));
}

function rateOf(rule: string, pictures: readonly JudgedPicture[]): Figure {
  const asked = pictures.filter(({ layout }) => Object.hasOwn(layout, rule));
  const count = (list: readonly JudgedPicture[], verdict: string) =>
    list.filter(({ layout }) => layout[rule] === verdict).length;
  const samples = [...bySample(asked).values()].map((repeats) => {
    const pass = count(repeats, 'pass');
    return [pass, pass + count(repeats, 'fail')] as const;
  });
  const [pass, open] = [count(asked, 'pass'), count(asked, 'unknown')];
  return figureOf(clusteredRate(samples), {
    n: asked.length - open,
    worst: [pass / asked.length, (pass + open) / asked.length],
  });
}
