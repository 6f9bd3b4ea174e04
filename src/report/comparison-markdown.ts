import type { Comparison } from '../compare/compare.ts';
import type { MetricVerdict } from '../compare/verdicts.ts';
import { metricOf } from '../figures/metrics.ts';
import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import {
  fallWords,
  newlyWrongWords,
  outcomeWords,
  remarksOf,
  whyWords,
} from './comparison-words.ts';
import { pointsWithInterval, probability } from './figure-words.ts';
import { code, folded, sentence, table, withinComment } from './markdown/escape.ts';
import { gateList } from './markdown/gates.ts';

const SIGNS: Readonly<Record<MetricVerdict['verdict'], string>> = {
  worse: '❌ **worse**',
  improved: '✅ improved',
  'no difference shown': 'no difference shown',
  'not enough data': '❔ not enough data',
  'baseline unreliable': '❔ baseline unreliable',
};
const SHOWN = 50;

/** A comparison as a comment on a pull request. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { benchmark, verdicts, obstacles, gates, simulated } = comparison;
  const head = outcomeWords(comparison);
  return withinComment(
    [
      `<!-- typoscope compare -->\n## Typoscope: ${sentence(benchmark ?? 'comparison')} compared with before`,
      `**${sentence(head)}**`,
      simulated.length === 0
        ? ''
        : `**Simulated**, no real model: ${simulated.map(code).join(', ')}`,
      list(obstacles.map(({ message }) => message)),
      gateList(gates),
      verdictTable(verdicts),
      folded('Newly wrong, one by one', list(newlyWrongWords(comparison))),
      list(remarksOf(comparison)),
    ],
    '*The rest does not fit a comment; comparison.json has it.*',
  );
}

function verdictTable(verdicts: readonly MetricVerdict[]): string {
  if (verdicts.length === 0) return '';
  const titles = ['Model', 'Metric', 'Was', 'Is', 'Points (95%)', 'p', 'Verdict', 'Why'];
  return table(
    titles,
    verdicts.map((one) => [
      code(one.model),
      metricOf(one.metric).title,
      percent(one.was),
      percent(one.is),
      pointsWithInterval(one),
      one.n === 0 ? NOT_KNOWN : probability(one.pAdjusted),
      SIGNS[one.verdict],
      sentence([whyWords(one), fallWords(one)].filter((part) => part !== null).join('; ')),
    ]),
    { words: 2, after: 2 },
  );
}

function list(messages: readonly string[]): string {
  const lines = messages.slice(0, SHOWN).map((message) => `- ${sentence(message)}`);
  const rest = messages.length - SHOWN;
  return [...lines, ...(rest > 0 ? [`- … and ${rest} more`] : [])].join('\n');
}
