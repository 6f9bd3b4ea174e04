import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import { barsWords } from '../report/bars-words.ts';
import type { RunData } from '../report/site/data.ts';
import type { RunResult } from '../results/results.ts';
import { Foreign } from './foreign.tsx';
import { Facts, Simulated } from './parts.tsx';
import { useRun } from './run.ts';
import { Table } from './table.tsx';
import { counted, moment } from './words.ts';

/** Where the figures come from: models, dates, readers, sets, settings, seeds. */
export function About() {
  const data = useRun();
  const { run, models, answered, requested } = data;
  const { versions, noise } = run;
  return (
    <>
      <h1>How it was measured</h1>
      <section aria-labelledby="run">
        <h2 id="run">The run</h2>
        <Facts
          facts={{
            Run: run.id,
            Benchmark: run.benchmark ?? 'none: pictures made elsewhere',
            Started: moment(run.startedAt),
            Finished: moment(run.finishedAt),
            Status: run.status === 'partial' ? `partial: ${run.stoppedReason ?? ''}` : 'complete',
            Seed: run.seed,
            Spent: spentWords(data),
            'Prices of': versions.prices ?? 'no date',
            Typoscope: versions.typoscope,
            Node: versions.node,
          }}
        />
      </section>
      <section aria-labelledby="models-asked">
        <h2 id="models-asked">Models</h2>
        <Table
          label="Models as asked and as answered"
          titles={['As asked', 'As answered', 'Settings']}
          rows={models.map(({ model, simulated }) => ({
            name: model,
            head: (
              <>
                <Foreign>{model}</Foreign> {simulated && <Simulated />}
              </>
            ),
            cells: [
              <Foreign key="answered">{answered[model]?.join(', ') || 'it did not say'}</Foreign>,
              <Code key="settings">{JSON.stringify(requested[model] ?? {})}</Code>,
            ],
          }))}
        />
      </section>
      <section aria-labelledby="sets">
        <h2 id="sets">Sample sets</h2>
        <Table
          label="Sample sets"
          titles={['Set', 'Version', 'SHA-256']}
          rows={run.sets.map(({ name, version, sha256 }) => ({
            name,
            cells: [version, <Code key="hash">{sha256}</Code>],
          }))}
        />
      </section>
      <Readers readers={versions.readers} />
      {noise != null && (
        <section aria-labelledby="floor">
          <h2 id="floor">The readers’ floor</h2>
          <p>
            Each sample was also typeset as asked and read by the same readers. Of{' '}
            {noise.n.toLocaleString('en')} characters that they decided they got{' '}
            {percent(noise.cer)} wrong.
          </p>
          <Table
            label="The readers’ floor by script"
            titles={['Script', 'Characters wrong', 'Decided']}
            rows={Object.entries(noise.scripts).map(([name, { cer, n, characters }]) => ({
              name,
              cells: [percent(cer), `${n} of ${characters}`],
            }))}
          />
        </section>
      )}
      <section aria-labelledby="settings">
        <h2 id="settings">Settings</h2>
        <Facts
          facts={{
            'A picture is usable if': barsWords(run.bars).join('; ') || 'nothing is asked of it',
            Gates: run.gates ?? 'none',
            Normalization: run.normalization.join(', '),
            'Trusted from a confidence of': run.trust ?? NOT_KNOWN,
            'Least fit of a glyph': run.floors ?? NOT_KNOWN,
            ...(versions.rules === undefined ? {} : { 'Rules of your own': versions.rules }),
          }}
        />
      </section>
    </>
  );
}

/** What real models are known to have cost. */
function spentWords({ models, cells }: RunData): string {
  const real = cells.filter(({ model, outcome }) => {
    return !models[model]!.simulated && outcome !== 'absent' && outcome !== 'skipped-budget';
  });
  const unknown = real.filter(({ usd }) => usd === null).length;
  const spent = real.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
  return `$${spent.toFixed(2)}${unknown === 0 ? '' : `, and what ${counted(unknown, 'request')} cost, which is not known`}`;
}

function Readers({ readers }: { readers: RunResult['versions']['readers'] }) {
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">Readers</h2>
      {readers.length === 0 ? (
        <p>Nothing was read.</p>
      ) : (
        <Table
          label="Readers"
          titles={['Data', 'Reader', 'Version', 'Misreads of what is drawn right']}
          rows={readers.map(({ id, version, data, residual }) => ({
            name: `${id} ${data}`,
            head: <Code>{data}</Code>,
            cells: [
              <Foreign key="id">{id}</Foreign>,
              <Foreign key="version">{version}</Foreign>,
              residual === null
                ? 'not measured'
                : `${percent(residual.value)} of ${residual.n.toLocaleString('en')} characters`,
            ],
          }))}
        />
      )}
    </section>
  );
}

function Code({ children }: { children: string }) {
  return (
    <code>
      <Foreign>{children}</Foreign>
    </code>
  );
}
