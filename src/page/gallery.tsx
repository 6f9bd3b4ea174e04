import { useId } from 'preact/hooks';
import type { CellData } from '../report/site/data.ts';
import { Card } from './card.tsx';
import {
  choicesOf,
  FILTERS,
  type FilterName,
  type Query,
  SORTS,
  selected,
  sortOf,
} from './gallery-query.ts';
import { replaceRoute } from './navigation.ts';
import { Choice } from './parts.tsx';
import { linkTo } from './route.ts';
import { galleryQuery, useRun } from './run.ts';
import { categoryName, counted, languageName, OUTCOMES } from './words.ts';

const LABELS: Readonly<Record<Exclude<FilterName, 'find'>, string>> = {
  model: 'Model',
  set: 'Set',
  category: 'Category',
  language: 'Language',
  verdict: 'Verdict',
  rule: 'Fails rule',
  outcome: 'Outcome',
};

/** Every picture of the run, narrowed and sorted by the page's link. */
export function Gallery({ query: route }: { query: Readonly<Record<string, string>> }) {
  const data = useRun();
  const query = galleryQuery(route);
  const cells = selected(data, query);
  const isNarrowed = FILTERS.some((name) => (query[name] ?? '') !== '');
  return (
    <>
      <h1>Pictures</h1>
      <Filters query={query} />
      <p class="count" role="status">
        {cells.length === data.cells.length
          ? counted(cells.length, 'picture')
          : `${counted(cells.length, 'picture')} of ${data.cells.length.toLocaleString('en')}`}
        , {SORTS[sortOf(query)]}.{' '}
        {isNarrowed && <a href={linkTo('pictures', { sort: query.sort })}>Show all</a>}
      </p>
      {cells.length === 0 ? (
        <p>No picture is like that. Take a filter away.</p>
      ) : (
        <Cards cells={cells} query={query} />
      )}
    </>
  );
}

function Cards({ cells, query }: { cells: readonly CellData[]; query: Query }) {
  return (
    <ul class="cards">
      {cells.map((cell) => (
        <Card key={`${cell.model} ${cell.sample} ${cell.repeat}`} cell={cell} query={query} />
      ))}
    </ul>
  );
}

function Filters({ query }: { query: Query }) {
  const data = useRun();
  const choices = choicesOf(data);
  const find = useId();
  const set = (name: string, value: string) =>
    replaceRoute('pictures', { ...query, [name]: value });
  return (
    <form class="tools" aria-label="What is shown" onSubmit={(event) => event.preventDefault()}>
      {FILTERS.map((name) => {
        if (name === 'find') return null;
        const values = [...choices[name]].filter(([value, n]) => n > 0 || value === query[name]);
        // A choice of one is none, unless a link has made it.
        if (values.length < 2 && query[name] === undefined) return null;
        const known = values.some(([value]) => value === query[name]) || !query[name];
        return (
          <Choice
            key={name}
            label={LABELS[name]}
            value={query[name] ?? ''}
            options={[
              ['', 'all'],
              ...values.map(([value, n]) => [value, `${titleOf(name, value)} (${n})`] as const),
              ...(known ? [] : [[query[name]!, query[name]!] as const]),
            ]}
            onChange={(value) => set(name, value)}
          />
        );
      })}
      <Choice
        label="Sorted"
        value={sortOf(query)}
        options={Object.entries(SORTS)}
        onChange={(value) => set('sort', value)}
      />
      <span class="choice">
        <label for={find}>Sample</label>
        <input
          id={find}
          type="search"
          value={query.find ?? ''}
          placeholder="part of its id"
          onInput={(event) => set('find', event.currentTarget.value)}
        />
      </span>
    </form>
  );
}

function titleOf(name: FilterName, value: string): string {
  if (name === 'category') return categoryName(value);
  if (name === 'language') return languageName(value);
  return name === 'outcome' ? OUTCOMES[value as CellData['outcome']] : value;
}
