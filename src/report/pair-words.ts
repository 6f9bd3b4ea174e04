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
  const points = Math.abs(one.difference ?? 0) * 100;
  const ends = [one.low, one.high]
    .map((end) => (end === null ? null : Math.abs(end) * 100))
    .sort((a, b) => (a ?? 0) - (b ?? 0));
  const around = ends.includes(null) ? '' : ` (${ends.map((end) => end!.toFixed(1)).join(' to ')})`;
  return `${better} is better than ${worse} in ${WHAT[one.metric]} by ${points.toFixed(1)} points${around}, p ${probability(one.pAdjusted)}, on ${one.n} samples.`;
}
