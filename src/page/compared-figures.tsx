import type { MetricVerdict } from '../compare/verdicts.ts';
import { metricOf } from '../figures/metrics.ts';
import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import { fallWords, whyWords } from '../report/comparison-words.ts';
import { pointsWithInterval, probability } from '../report/figure-words.ts';
import { Foreign } from './foreign.tsx';
import { Table } from './table.tsx';

/** Each figure of each model before and now; models whose pictures are the same are only named. */
export function ComparedFigures({ verdicts }: { verdicts: readonly MetricVerdict[] }) {
  const models = [...Map.groupBy(verdicts, ({ model }) => model)];
  const same = models.filter(([, own]) =>
    own.every(({ reason, difference }) => reason === 'same pictures' && difference === 0),
  );
  const others = models.filter((model) => !same.includes(model)).flatMap(([, own]) => own);
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">The figures</h2>
      {same.length > 0 && (
        <p>
          The very same pictures as before:{' '}
          <Foreign>{same.map(([model]) => model).join(', ')}</Foreign>
        </p>
      )}
      {others.length > 0 && <FiguresTable verdicts={others} />}
    </section>
  );
}

function FiguresTable({ verdicts }: { verdicts: readonly MetricVerdict[] }) {
  return (
    <Table
      class="figures"
      label="Figures before and now"
      titles={['Model', 'Figure', 'Was', 'Is', 'Points (95%)', 'p', 'Verdict']}
      rows={verdicts.map((one) => ({
        name: `${one.model} ${one.metric}`,
        head: <Foreign>{one.model}</Foreign>,
        cells: [
          metricOf(one.metric).title,
          percent(one.was),
          percent(one.is),
          pointsWithInterval(one),
          one.n === 0 ? NOT_KNOWN : probability(one.pAdjusted),
          <Verdict key="verdict" of={one} />,
        ],
      }))}
    />
  );
}

function Verdict({ of }: { of: MetricVerdict }) {
  const why = [whyWords(of), fallWords(of)].filter((part) => part !== null).join('; ');
  return (
    <>
      <span class={`badge ${of.verdict.replaceAll(' ', '-')}`}>{of.verdict}</span>
      <small>
        <Foreign>{why}</Foreign>
      </small>
    </>
  );
}
