import type { Bars } from '../results/results.ts';

/** What makes a picture usable, a phrase for each bar; none where nothing is asked. */
export function barsWords({ maxCer, critical, maxExtraCharacters, rules = [] }: Bars): string[] {
  return [
    ...(maxCer === undefined
      ? []
      : [`at most ${Number((maxCer * 100).toPrecision(12))}% of its characters are wrong`]),
    ...(critical === 'all' ? ['every critical string is right'] : []),
    ...(maxExtraCharacters === undefined ? [] : [unaskedWords(maxExtraCharacters)]),
    ...(rules.length === 0
      ? []
      : [`it keeps the ${rules.length === 1 ? 'rule' : 'rules'} ${rules.join(', ')}`]),
  ];
}

function unaskedWords(most: number): string {
  if (most === 0) return 'it has no text that nobody asked for';
  return `it has at most ${most === 1 ? '1 character' : `${most} characters`} that nobody asked for`;
}
