import { NOT_KNOWN, percent } from '../../figures/numbers.ts';
import { percentWithInterval } from '../../report/figure-words.ts';
import type { Figure } from '../../results/results.ts';
import { linkTo } from '../route.ts';
import { useRun } from '../run.ts';
import { Table } from '../table.tsx';

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
    <Table
      class="heat"
      label="Rules of layout by model"
      titles={['Rule', ...models.map(({ model }) => model)]}
      rows={rules.map((rule) => ({
        name: rule,
        cells: models.map(({ model, figures }) => (
          <Held key={model} model={model} rule={rule} figure={figures[`layout/${rule}`]} />
        )),
      }))}
    />
  );
}

interface HeldProps {
  model: string;
  rule: string;
  figure: Figure | undefined;
}

/** How often a rule holds; the redder, the more seldom. Leads to the pictures that fail it. */
function Held({ model, rule, figure }: HeldProps) {
  if (figure === undefined || figure.value === null) return <span>{NOT_KNOWN}</span>;
  const red = Math.round((1 - figure.value) * 45);
  return (
    <span
      style={{ background: `color-mix(in srgb, var(--bad) ${red}%, var(--page))` }}
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
    </span>
  );
}
