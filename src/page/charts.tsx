import { CostChart } from './charts/cost.tsx';
import { DifferencesChart } from './charts/differences.tsx';
import { ErrorChart } from './charts/errors.tsx';
import { LatencyChart } from './charts/latency.tsx';
import { RulesMap } from './charts/rules.tsx';
import { useRun } from './run.ts';

export function Charts({ query }: { query: Readonly<Record<string, string>> }) {
  const { models } = useRun();
  return (
    <>
      <section aria-labelledby="by-language">
        <h2 id="by-language">Errors by language</h2>
        <p>
          Characters that are wrong, of those that could be decided, with 95% intervals. The upright
          stroke is the <em>floor</em>: what the readers get wrong of the same script typeset as
          asked. A gap that is smaller is none. Intervals that reach beyond the chart end at its
          edge; the numbers have them whole.
        </p>
        <ErrorChart kind="language" />
      </section>
      <section aria-labelledby="by-category">
        <h2 id="by-category">Errors by category</h2>
        <ErrorChart kind="category" />
      </section>
      <section aria-labelledby="cost">
        <h2 id="cost">Cost against usable pictures</h2>
        <CostChart />
      </section>
      <section aria-labelledby="latency">
        <h2 id="latency">Latency</h2>
        <p>
          Of the attempt that brought the picture, a dot each. The long stroke is the median, the
          short one the 95th percentile, with their intervals; below 20 pictures there are neither.
        </p>
        <LatencyChart />
      </section>
      <section aria-labelledby="rules">
        <h2 id="rules">Rules of layout</h2>
        <p>
          How often each rule holds, of the pictures on which it could be decided. A cell leads to
          the pictures that fail it.
        </p>
        <RulesMap />
      </section>
      {models.length > 1 && (
        <section aria-labelledby="differences">
          <h2 id="differences">Differences between models</h2>
          <p>
            On the same samples and what was decided for both. A filled mark is a difference that is
            shown, a hollow one is not.
          </p>
          <DifferencesChart query={query} />
        </section>
      )}
    </>
  );
}
