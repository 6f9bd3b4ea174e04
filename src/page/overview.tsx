import { percent } from '../figures/numbers.ts';
import type { RunData } from '../report/site/data.ts';
import { Charts } from './charts.tsx';
import { Fold } from './fold.tsx';
import { Foreign } from './foreign.tsx';
import { ModelsTable } from './models-table.tsx';
import { linkTo } from './route.ts';
import { useRun } from './run.ts';
import { Sentence } from './sentence.tsx';
import { Verdicts } from './verdicts.tsx';
import { counted, moment } from './words.ts';

type Query = Readonly<Record<string, string>>;

/** What a team decides from: the verdict in words, the models, the charts. */
export function Overview({ query }: { query: Query }) {
  const data = useRun();
  const { run, cells, samples, models } = data;
  return (
    <>
      <h1>
        <Foreign>{run.benchmark ?? run.id}</Foreign>
      </h1>
      <p class="lead">
        {counted(cells.length, 'picture')} of {counted(samples.length, 'sample')} by{' '}
        {counted(models.length, 'model')}, {moment(run.startedAt)}. The readers themselves get{' '}
        {percent(data.floors.all)} of this copy wrong when it is typeset as asked.{' '}
        <a href={linkTo('about')}>How it was measured</a>
      </p>
      <Warnings />
      <Verdicts query={query} />
      <ModelsTable query={query} />
      <Charts query={query} />
    </>
  );
}

/** What has to be known before any figure is believed. */
function Warnings() {
  const { run, models, cells, gates } = useRun();
  const simulated = models.filter((model) => model.simulated);
  const unread = cells.filter(
    ({ outcome, cer, decided }) => outcome === 'image' && cer === null && decided === null,
  );
  const missing = cells.filter(
    ({ outcome }) => outcome === 'error' || outcome === 'timeout' || outcome === 'uncertain',
  );
  return (
    <div class="warnings">
      {run.status === 'partial' && (
        <p class="warning">
          <strong>Partial.</strong> {run.stoppedReason ?? 'Not all was asked for.'}
        </p>
      )}
      {simulated.length > 0 && (
        <p class="warning">
          <strong>Simulated</strong>, no real model:{' '}
          {simulated.map(({ model }, i) => (
            <span key={model}>
              {i > 0 && ', '}
              <Foreign>{model}</Foreign>
            </span>
          ))}
          . These pictures were drawn by Typoscope itself, with faults that are known.
        </p>
      )}
      {missing.length > 0 && (
        <p class="warning">
          <strong>{counted(missing.length, 'picture')} did not come</strong>, by errors or timeouts,
          and count for no model.{' '}
          <a href={linkTo('pictures', { verdict: 'no picture' })}>Look at them</a>
        </p>
      )}
      {unread.length > 0 && (
        <p class="warning">
          <strong>{counted(unread.length, 'picture')} could not be read</strong>, and count in no
          figure of text.
        </p>
      )}
      <Gates gates={gates} />
    </div>
  );
}

function Gates({ gates }: { gates: RunData['gates'] }) {
  if (gates.length === 0) return null;
  const count = (verdict: GateVerdict) => gates.filter((one) => one.verdict === verdict).length;
  const worst = GATES.find((verdict) => count(verdict) > 0)!;
  const words = GATES.flatMap((verdict) =>
    count(verdict) === 0 ? [] : [`${count(verdict)} ${verdict}`],
  );
  return (
    <Fold
      name="gates"
      class={`gate ${worst}`}
      summary={
        <>
          <strong>Gates:</strong> {words.join(', ')}
        </>
      }
    >
      <ul>
        {gates.map(({ gate, model, verdict, message }) => (
          <li key={`${gate} ${model}`}>
            <strong>{verdict}</strong> <Sentence>{message}</Sentence>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

type GateVerdict = RunData['gates'][number]['verdict'];
/** The worst first. */
const GATES: readonly GateVerdict[] = ['failed', 'undecided', 'passed'];
