import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import { barsWords } from '../report/bars-words.ts';
import type { RunData } from '../report/site/data.ts';
import type { RunResult } from '../results/results.ts';
import { Foreign } from './foreign.tsx';
import { Facts, Simulated, WideTable } from './parts.tsx';
import { useRun } from './run.ts';
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
        <WideTable label="Models as asked and as answered">
          <table>
            <thead>
              <tr>
                <th scope="col">As asked</th>
                <th scope="col">As answered</th>
                <th scope="col">Settings</th>
              </tr>
            </thead>
            <tbody>
              {models.map(({ model, simulated }) => (
                <tr key={model}>
                  <th scope="row">
                    <Foreign>{model}</Foreign> {simulated && <Simulated />}
                  </th>
                  <td>
                    <Foreign>{answered[model]?.join(', ') || 'it did not say'}</Foreign>
                  </td>
                  <td>
                    <code>
                      <Foreign>{JSON.stringify(requested[model] ?? {})}</Foreign>
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </section>
      <section aria-labelledby="sets">
        <h2 id="sets">Sample sets</h2>
        <WideTable label="Sample sets">
          <table>
            <thead>
              <tr>
                <th scope="col">Set</th>
                <th scope="col">Version</th>
                <th scope="col">SHA-256</th>
              </tr>
            </thead>
            <tbody>
              {run.sets.map(({ name, version, sha256 }) => (
                <tr key={name}>
                  <th scope="row">
                    <Foreign>{name}</Foreign>
                  </th>
                  <td>{version}</td>
                  <td>
                    <code>{sha256}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
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
          <WideTable label="The readers’ floor by script">
            <table>
              <thead>
                <tr>
                  <th scope="col">Script</th>
                  <th scope="col">Characters wrong</th>
                  <th scope="col">Decided</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(noise.scripts).map(([script, { cer, n, characters }]) => (
                  <tr key={script}>
                    <th scope="row">{script}</th>
                    <td>{percent(cer)}</td>
                    <td>
                      {n} of {characters}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
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
        <WideTable label="Readers">
          <table>
            <thead>
              <tr>
                <th scope="col">Reader</th>
                <th scope="col">Version</th>
                <th scope="col">Misreads of what is drawn right</th>
                <th scope="col">Data</th>
              </tr>
            </thead>
            <tbody>
              {readers.map(({ id, version, data, residual }) => (
                <tr key={`${id} ${data}`}>
                  <th scope="row">
                    <Foreign>{id}</Foreign>
                  </th>
                  <td>
                    <Foreign>{version}</Foreign>
                  </td>
                  <td>
                    {residual === null
                      ? 'not measured'
                      : `${percent(residual.value)} of ${residual.n.toLocaleString('en')} characters`}
                  </td>
                  <td>
                    <code>
                      <Foreign>{data}</Foreign>
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  );
}
