import type { Comparison } from '../compare/compare.ts';
import type { MetricVerdict } from '../compare/verdicts.ts';
import { metricOf } from '../figures/metrics.ts';
import { percent } from '../figures/numbers.ts';
import { newlyWrongWords, whyWords } from './comparison-words.ts';
import { points } from './figure-words.ts';
import { type Fault, junitDocument, type Suite, type Testcase } from './junit/document.ts';
import { gateSuites } from './junit/gates.ts';

/** A comparison as build servers read it: what makes it impossible, the gates, each model's metrics. */
export function comparisonJunit(comparison: Comparison): string {
  const { benchmark, obstacles, verdicts, gates } = comparison;
  const suite = (name: string, cases: readonly Testcase[]): Suite[] =>
    cases.length === 0 ? [] : [{ name, cases }];
  return junitDocument(benchmark ?? 'comparison', [
    ...suite(
      'comparable',
      obstacles.map(({ kind, message }, i) => ({
        classname: 'comparable',
        name: `${kind} ${i + 1}`,
        seconds: null,
        fault: { as: 'failure', type: kind, message },
      })),
    ),
    ...gateSuites(gates),
    ...[...Map.groupBy(verdicts, ({ model }) => model)].flatMap(([model, own]) =>
      suite(model, own.map(verdictCase)),
    ),
    // They are told, and fail nothing: each of them may be chance.
    ...suite(
      'newly wrong',
      newlyWrongWords(comparison).map((words, i) => ({
        classname: 'newly wrong',
        name: `${i + 1}`,
        seconds: null,
        fault: null,
        remark: words,
      })),
    ),
  ]);
}

function verdictCase(one: MetricVerdict): Testcase {
  const { title } = metricOf(one.metric);
  const message = `${one.verdict}: ${percent(one.was)} before, ${percent(one.is)} now, ${points(one.difference)} points; ${whyWords(one)}`;
  const fault = faultOf(one, message);
  const remark = fault === null ? { remark: message } : {};
  return { classname: one.model, name: title, seconds: null, fault, ...remark };
}

function faultOf({ verdict }: MetricVerdict, message: string): Fault | null {
  if (verdict === 'worse') return { as: 'failure', type: 'worse', message };
  return verdict === 'not enough data' || verdict === 'baseline unreliable'
    ? { as: 'skipped', type: verdict.replaceAll(' ', '-'), message }
    : null;
}
