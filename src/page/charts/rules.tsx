import { NOT_KNOWN, percent } from '../../figures/numbers.ts';
import { percentWithInterval } from '../../report/figure-words.ts';
import { Foreign } from '../foreign.tsx';
import { WideTable } from '../parts.tsx';
import { linkTo } from '../route.ts';
import { useRun } from '../run.ts';

/** How often each rule of layout holds, by model; a table, since it is one of numbers. */
export function RulesMap() {
  const { models } = useRun();
  const rules = [
    ...new Set(
      models.flatMap(({ figures }) =>
        Object.keys(figures).flatMap((name) =>
          name.startsWith('layout/') ? [name.slice('layout/'.length)] : [],
        ),
      ),
    ),
  ].sort();
  if (rules.length === 0) return <p>No rule of layout was judged.</p>;
  return (
    <WideTable label="Rules of layout by model">
      <table class="heat">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            {models.map(({ model }) => (
              <th key={model} scope="col">
                <Foreign>{model}</Foreign>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule}>
              <th scope="row">
                <Foreign>{rule}</Foreign>
              </th>
              {models.map(({ model, figures }) => {
                const figure = figures[`layout/${rule}`];
                if (figure?.value == null) return <td key={model}>{NOT_KNOWN}</td>;
                const fails = 1 - figure.value;
                return (
                  <td
                    key={model}
                    style={{
                      background: `color-mix(in srgb, var(--bad) ${Math.round(fails * 45)}%, var(--page))`,
                    }}
                    title={`${percentWithInterval(figure)} of ${figure.n} decided`}
                  >
                    <a href={linkTo('pictures', { model, rule })}>
                      {percent(figure.value)}
                      <span class="hidden">
                        {' '}
                        hold: pictures of {model} that fail {rule}
                      </span>
                    </a>
                    <small>of {figure.n}</small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
