import type { ComparisonResult, Results } from '../results/results.ts';
import { probability } from './figure-words.ts';

const WHAT = { textAccuracy: 'text accuracy', usableRate: 'usable pictures' } as const;

/** What can be said of the models of a run against each other, a sentence each; none of one model. */
export function pairSentences({ comparisons = [] }: Results): string[] {
  return (['textAccuracy', 'usableRate'] as const).flatMap((metric) => {
    const own = comparisons.filter((one) => one.metric === metric);
    const found = own.filter(({ verdict }) => verdict.endsWith('better'));
    const open = own.filter(({ verdict }) => verdict === 'not enough data');
    const none = own.length - found.length - open.length;
    return [
      ...found.map(betterSentence),
      ...(none === 0
        ? []
        : [`In ${WHAT[metric]} no difference was shown between ${counted(none)} of models.`]),
      ...(open.length === 0
        ? []
        : [`In ${WHAT[metric]} there is not enough data on ${counted(open.length)} of models.`]),
    ];
  });
}

function counted(pairs: number): string {
  return pairs === 1 ? 'one pair' : `${pairs} pairs`;
}

function betterSentence(one: ComparisonResult): string {
  const isFirst = one.verdict === 'first better';
  const [better, worse] = isFirst ? [one.first, one.second] : [one.second, one.first];
  const points = (share: number) => (share * (isFirst ? -100 : 100)).toFixed(1);
  const { low, high } = one;
  const [from, to] = isFirst ? [high, low] : [low, high];
  // It may reach below 0: it and p are reckoned in two ways.
  const around = from === null || to === null ? '' : ` (${points(from)} to ${points(to)})`;
  return `${better} is better than ${worse} in ${WHAT[one.metric]} by ${points(one.difference ?? 0)} points${around}, p ${probability(one.pAdjusted)}, on ${one.n} samples.`;
}
