import type { MetricVerdict } from '../compare/verdicts.ts';
import { metricOf } from '../figures/metrics.ts';
import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import { fallWords, whyWords } from '../report/comparison-words.ts';
import { points, probability } from '../report/figure-words.ts';
import { Foreign } from './foreign.tsx';
import { WideTable } from './parts.tsx';

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
    <WideTable label="Figures before and now">
      <table class="figures">
        <thead>
          <tr>
            {['Model', 'Figure', 'Was', 'Is', 'Points (95%)', 'p', 'Verdict'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verdicts.map((one) => (
            <tr key={`${one.model} ${one.metric}`}>
              <th scope="row">
                <Foreign>{one.model}</Foreign>
              </th>
              <td>{metricOf(one.metric).title}</td>
              <td>{percent(one.was)}</td>
              <td>{percent(one.is)}</td>
              <td>
                {points(one.difference)}
                {one.low !== null &&
                  one.high !== null &&
                  ` (${points(one.low)} to ${points(one.high)})`}
              </td>
              <td>{one.n === 0 ? NOT_KNOWN : probability(one.pAdjusted)}</td>
              <td>
                <span class={`badge verdict ${one.verdict.replaceAll(' ', '-')}`}>
                  {one.verdict}
                </span>
                <small>
                  <Foreign>
                    {[whyWords(one), fallWords(one)].filter((part) => part !== null).join('; ')}
                  </Foreign>
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
