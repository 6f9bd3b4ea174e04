import { newlyWrongWords, outcomeWords, remarksOf } from '../report/comparison-words.ts';
import type { ChangeData, ComparisonData } from '../report/site/data.ts';
import { useArrival } from './arrival.ts';
import { ChangePage } from './change.tsx';
import { Changes } from './changes.tsx';
import { ComparedFigures } from './compared-figures.tsx';
import { Foreign } from './foreign.tsx';
import { useRoute } from './navigation.ts';
import { linkTo, type Route } from './route.ts';
import { Sentence } from './sentence.tsx';

/** What changed from one run to another: in words, in figures, in pictures. */
export function Comparison({ data }: { data: ComparisonData }) {
  const route = useRoute();
  const { page, query } = route;
  useArrival(
    `${page === 'change' ? `${query.of ?? ''} ${query.sample ?? ''}` : 'Compared with before'} · ${data.comparison.benchmark ?? 'comparison'} · Typoscope`,
    [page, query.of, query.in, query.sample, query.repeat].join(' '),
  );
  const change = data.changes.find((one) => isNamed(one, query));
  return (
    <>
      <header class="top">
        <p class="brand">
          <a href={linkTo('')}>
            Typoscope <Foreign>{data.comparison.benchmark ?? 'comparison'}</Foreign>
          </a>
        </p>
      </header>
      <main id="main" tabIndex={-1}>
        {route.page === 'change' ? (
          <ChangePage data={data} change={change} query={query} />
        ) : (
          <Overview data={data} query={query} />
        )}
      </main>
      <footer class="foot">
        This page is a file: it asks for nothing from elsewhere and sends nothing.
      </footer>
    </>
  );
}

function isNamed(one: ChangeData, { of, in: set, sample, repeat }: Route['query']): boolean {
  return (
    one.model === of &&
    one.set === set &&
    one.sample === sample &&
    one.repeat === Number(repeat ?? 0)
  );
}

function Overview({ data, query }: { data: ComparisonData; query: Route['query'] }) {
  const { comparison } = data;
  const newly = newlyWrongWords(comparison);
  return (
    <>
      <h1>
        <Foreign>{comparison.benchmark ?? 'Two runs'}</Foreign> compared with before
      </h1>
      <p class="lead">
        <strong>{outcomeWords(comparison)}</strong> Before: <Foreign>{data.was}</Foreign>. Now:{' '}
        <Foreign>{data.is}</Foreign>.
      </p>
      {comparison.simulated.length > 0 && (
        <p class="warning">
          <strong>Simulated</strong>, no real model:{' '}
          <Foreign>{comparison.simulated.join(', ')}</Foreign>
        </p>
      )}
      {comparison.obstacles.map(({ message }) => (
        <p key={message} class="warning">
          <strong>Not comparable as it is.</strong> <Sentence>{message}</Sentence>
        </p>
      ))}
      {comparison.gates.map(({ gate, model, verdict, message }) => (
        <p key={`${gate} ${model}`} class={`gate ${verdict}`}>
          <strong>Gate {verdict}.</strong> <Sentence>{message}</Sentence>
        </p>
      ))}
      {remarksOf(comparison).map((remark) => (
        <p key={remark}>
          <Sentence>{remark}</Sentence>
        </p>
      ))}
      {comparison.verdicts.length > 0 && <ComparedFigures verdicts={comparison.verdicts} />}
      {newly.length > 0 && (
        <section aria-labelledby="newly">
          <h2 id="newly">Newly wrong</h2>
          <ul>
            {newly.map((words) => (
              <li key={words}>
                <Sentence>{words}</Sentence>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Changes data={data} query={query} />
    </>
  );
}
