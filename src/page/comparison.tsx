import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { MetricVerdict } from '../compare/verdicts.ts';
import { metricOf } from '../figures/metrics.ts';
import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import {
  fallWords,
  newlyWrongWords,
  outcomeWords,
  remarksOf,
  whyWords,
} from '../report/comparison-words.ts';
import { points, probability } from '../report/figure-words.ts';
import type { ChangeData, ComparisonData } from '../report/site/data.ts';
import { ChangePage } from './change.tsx';
import { Foreign } from './foreign.tsx';
import { Choice, VerdictBadge, WideTable } from './parts.tsx';
import { leftAt, linkTo, type Route, replaceRoute, useRoute } from './route.ts';
import { Sentence } from './sentence.tsx';
import { counted, repeatName } from './words.ts';

/** What changed from one run to another: in words, in figures, in pictures. */
export function Comparison({ data }: { data: ComparisonData }) {
  const route = useRoute();
  useArrivalAt(route, data);
  const change = data.changes.find((one) => isNamed(one, route.query));
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
          <ChangePage data={data} change={change} query={route.query} />
        ) : (
          <Overview data={data} query={route.query} />
        )}
      </main>
      <footer class="foot">
        This page is a file: it asks for nothing from elsewhere and sends nothing.
      </footer>
    </>
  );
}

function useArrivalAt({ page, query }: Route, { comparison }: ComparisonData): void {
  const isFirst = useRef(true);
  const identity = [page, query.of, query.in, query.sample, query.repeat].join(' ');
  useEffect(() => {
    const what = page === 'change' ? `${query.of} ${query.sample}` : 'Compared with before';
    document.title = `${what} · ${comparison.benchmark ?? 'comparison'} · Typoscope`;
  }, [page, query.of, query.sample, comparison]);
  useLayoutEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    window.scrollTo(0, leftAt(location.hash));
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [identity]);
}

function isNamed(one: ChangeData, { of, in: set, sample, repeat }: Route['query']): boolean {
  return (
    one.model === of &&
    one.set === set &&
    one.sample === sample &&
    one.repeat === Number(repeat ?? 0)
  );
}

export function changeLink({ model, set, sample, repeat }: ChangeData): string {
  return linkTo('change', {
    ...{ of: model, in: set, sample },
    ...(repeat === 0 ? {} : { repeat: String(repeat) }),
  });
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
      {comparison.verdicts.length > 0 && <Verdicts verdicts={comparison.verdicts} />}
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

function Verdicts({ verdicts }: { verdicts: readonly MetricVerdict[] }) {
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

function Changes({ data, query }: { data: ComparisonData; query: Route['query'] }) {
  const { changes, same, unpaired, blind } = data;
  const models = [...new Set(changes.map(({ model }) => model))];
  const shown = changes.filter(
    (one) =>
      (!query.model || one.model === query.model) &&
      (!query.way || (query.way === 'worse' ? one.worse.length > 0 : one.better.length > 0)),
  );
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Pictures that changed, worst first</h2>
      {blind !== null && <p class="warning">{blind}</p>}
      <form class="tools" aria-label="What is shown" onSubmit={(event) => event.preventDefault()}>
        {models.length > 1 && (
          <Choice
            label="Model"
            value={query.model ?? ''}
            options={[['', 'all'], ...models.map((model) => [model, model] as const)]}
            onChange={(model) => replaceRoute('', { ...query, model })}
          />
        )}
        <Choice
          label="Which"
          value={query.way ?? ''}
          options={[
            ['', 'all'],
            ['worse', 'something worse'],
            ['better', 'something better'],
          ]}
          onChange={(way) => replaceRoute('', { ...query, way })}
        />
      </form>
      <p class="count" role="status">
        {counted(shown.length, 'picture')} of {changes.length} that changed; {same} are the same
        file as before{unpaired === 0 ? '' : `, ${unpaired} are in one of the two only`}.
      </p>
      <ul class="changes">
        {shown.map((change) => (
          <Change key={changeLink(change)} change={change} />
        ))}
      </ul>
    </section>
  );
}

function Change({ change }: { change: ChangeData }) {
  const { model, set, sample, repeat, worse, better, was, is, difference } = change;
  return (
    <li class="change">
      <h3>
        <a href={changeLink(change)}>
          <Foreign>{sample}</Foreign> {repeatName(repeat)}
        </a>{' '}
        <small>
          <Foreign>{model}</Foreign>, set <Foreign>{set}</Foreign>
        </small>
      </h3>
      <div class="sides">
        {[['before', was] as const, ['now', is] as const].map(([name, side]) => (
          <figure key={name}>
            {side.thumbnail === null ? (
              <span class="thumb none">no picture</span>
            ) : (
              <img
                src={side.thumbnail}
                alt=""
                loading="lazy"
                width={side.size?.[0]}
                height={side.size?.[1]}
              />
            )}
            <figcaption>
              {name} <VerdictBadge cell={side} />{' '}
              {side.cer !== null && <small>{percent(side.cer)} wrong</small>}
            </figcaption>
          </figure>
        ))}
      </div>
      <ul class="why">
        {worse.map((words) => (
          <li key={words} class="bad">
            worse: <Sentence>{words}</Sentence>
          </li>
        ))}
        {better.map((words) => (
          <li key={words} class="good">
            better: <Sentence>{words}</Sentence>
          </li>
        ))}
        {worse.length + better.length === 0 && <li>judged as before</li>}
      </ul>
      {difference !== null && (
        <p>
          <small>{percent(difference.share)} of pixels differ</small>
        </p>
      )}
    </li>
  );
}
