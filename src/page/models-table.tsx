import { percent } from '../figures/numbers.ts';
import { barsWords } from '../report/bars-words.ts';
import {
  dollarsWithInterval,
  percentWithInterval,
  secondsWithInterval,
} from '../report/figure-words.ts';
import type { RunData } from '../report/site/data.ts';
import type { Figure } from '../results/results.ts';
import { Foreign } from './foreign.tsx';
import { ModelMark } from './model-mark.tsx';
import { replaceRoute } from './navigation.ts';
import { Simulated, WideTable } from './parts.tsx';
import { linkTo } from './route.ts';
import { useRun } from './run.ts';

type Model = RunData['models'][number];

interface Column {
  key: string;
  title: string;
  /** What the first click on it brings to the top. */
  first: 'ascending' | 'descending';
  figure: (model: Model) => Figure | undefined;
  write: (figure: Figure | undefined) => string;
  /** A share, which can be drawn between 0 and 1. */
  isShare: boolean;
  rank?: 'textAccuracy' | 'usableRate';
}

const share = (
  key: string,
  title: string,
  first: Column['first'],
  rank?: Column['rank'],
): Column => ({
  ...{ key, title, first },
  figure: ({ figures }) => figures[key],
  write: percentWithInterval,
  isShare: true,
  ...(rank === undefined ? {} : { rank }),
});

const COLUMNS: readonly Column[] = [
  share('textAccuracy', 'Text accuracy', 'descending', 'textAccuracy'),
  share('usableRate', 'Usable', 'descending', 'usableRate'),
  {
    ...{ key: 'costPerUsable', title: '$ by usable picture', first: 'ascending' as const },
    figure: ({ figures }) => figures.costPerUsable,
    write: dollarsWithInterval,
    isShare: false,
  },
  ...(['latencyP50', 'latencyP95'] as const).map(
    (key): Column => ({
      ...{ key, title: key === 'latencyP50' ? 'Latency p50' : 'Latency p95', first: 'ascending' },
      figure: ({ figures }) => figures[key],
      write: secondsWithInterval,
      isShare: false,
    }),
  ),
  share('refusalRate', 'Refusals', 'ascending'),
];

/** The models with all their figures, each with its 95% interval. */
export function ModelsTable({ query }: { query: Readonly<Record<string, string>> }) {
  const { models, run } = useRun();
  const usable = barsWords(run.bars);
  const { by, way } = sortingOf(query);
  const sorted = models.toSorted(orderOf(by, way));
  return (
    <section aria-labelledby="models">
      <h2 id="models">The models</h2>
      <WideTable label="The models">
        <table class="figures">
          <thead>
            <tr>
              <SortedHead title="Model" name="model" query={query} first="ascending" />
              {COLUMNS.map(({ key, title, first }) => (
                <SortedHead key={key} title={title} name={key} query={query} first={first} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((model) => (
              <ModelRow key={model.model} model={model} />
            ))}
          </tbody>
        </table>
      </WideTable>
      <p class="legend">
        {usable.length > 0 && `A picture is usable if ${usable.join(', and ')}. `}
        In brackets the 95% interval. #: 1 + the number of models that are significantly better.
        Below a figure: what it would be if all that could not be decided were wrong, or right.
        Latency of fewer than 20 pictures is not summed up. Cost counts all that was paid for
        pictures that are not usable.
      </p>
    </section>
  );
}

function ModelRow({ model }: { model: Model }) {
  const { model: label, images, outcomes } = model;
  const others = Object.entries(outcomes).filter(([name, n]) => name !== 'image' && n > 0);
  return (
    <tr>
      <th scope="row">
        <ModelMark model={label} />{' '}
        <a href={linkTo('pictures', { model: label })}>
          <Foreign>{label}</Foreign>
        </a>{' '}
        {model.simulated && <Simulated />}
        <small>
          {images} asked{others.map(([name, n]) => `, ${n} ${name}`).join('')}
        </small>
      </th>
      {COLUMNS.map((column) => (
        <FigureCell key={column.key} model={model} column={column} />
      ))}
    </tr>
  );
}

function FigureCell({ model, column }: { model: Model; column: Column }) {
  const figure = column.figure(model);
  const rank = column.rank === undefined ? null : model.ranks?.[column.rank];
  const worst = figure?.worst;
  const isOpen = column.isShare && worst != null && worst[1] - worst[0] > 0.0005;
  return (
    <td>
      <span class="number">
        {rank != null && <Rank of={column.rank!} rank={rank} />} {column.write(figure)}
      </span>
      {column.isShare && figure != null && <IntervalBar figure={figure} />}
      {isOpen && (
        <small>
          all: {percent(worst[0])}–{percent(worst[1])}
        </small>
      )}
    </td>
  );
}

/** `#1`, or `#1 tied` where no test tells several apart. */
function Rank({ of, rank }: { of: NonNullable<Column['rank']>; rank: number }) {
  const equal = useRun().models.filter(({ ranks }) => ranks?.[of] === rank).length;
  return (
    <span class="rank">
      #{rank}
      {equal > 1 && ' tied'}
    </span>
  );
}

/** From 0 to 1, where the figure and its interval lie. */
function IntervalBar({ figure: { value, low, high } }: { figure: Figure }) {
  if (value === null) return null;
  const at = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
  const [from, to] = [low ?? value, high ?? value];
  return (
    <span class="interval" aria-hidden="true">
      <i class="range" style={{ left: at(from), width: at(to - from) }} />
      <i class="point" style={{ left: at(value) }} />
    </span>
  );
}

type Way = 'ascending' | 'descending';

function sortingOf({ by, way }: Readonly<Record<string, string>>): { by: string; way: Way } {
  const known = by === 'model' || COLUMNS.some(({ key }) => key === by);
  if (by === undefined || !known) return { by: '', way: 'descending' };
  return { by, way: way === 'ascending' ? 'ascending' : 'descending' };
}

/** What is not known is last either way. */
function orderOf(by: string, way: Way): (a: Model, b: Model) => number {
  const sign = way === 'ascending' ? 1 : -1;
  if (by === 'model') {
    return (a, b) => sign * a.model.localeCompare(b.model, 'en', { numeric: true });
  }
  const column = COLUMNS.find(({ key }) => key === by);
  if (column === undefined) return byRank;
  const value = (model: Model) => column.figure(model)?.value ?? null;
  return (a, b) => {
    const [first, second] = [value(a), value(b)];
    if (first === null || second === null)
      return (first === null ? 1 : 0) - (second === null ? 1 : 0);
    return sign * (first - second);
  };
}

/** As they come unless somebody sorts: by rank, then by what is usable. */
function byRank(a: Model, b: Model): number {
  const rank = ({ ranks }: Model) => (ranks?.textAccuracy ?? 1e6) + (ranks?.usableRate ?? 1e6);
  return (
    rank(a) - rank(b) || (b.figures.usableRate?.value ?? -1) - (a.figures.usableRate?.value ?? -1)
  );
}

interface HeadProps {
  title: string;
  name: string;
  query: Readonly<Record<string, string>>;
  first: Way;
}

function SortedHead({ title, name, query, first }: HeadProps) {
  const { by, way } = sortingOf(query);
  const isSorted = by === name;
  const next: Way = isSorted ? (way === 'ascending' ? 'descending' : 'ascending') : first;
  return (
    <th scope="col" aria-sort={isSorted ? way : 'none'}>
      <button
        type="button"
        class="sort"
        onClick={() => replaceRoute('', { ...query, by: name, way: next })}
      >
        {title} <span aria-hidden="true">{isSorted ? (way === 'ascending' ? '▲' : '▼') : '↕'}</span>
      </button>
    </th>
  );
}
