import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CellData, RunData } from '../report/site/data.ts';
import { FILTERS, type Query } from './gallery-query.ts';
import { linkTo } from './route.ts';

export const RunContext = createContext<RunData | null>(null);

/** The run that the page is about. */
export function useRun(): RunData {
  const run = useContext(RunContext);
  if (run === null) throw new Error('outside of a run');
  return run;
}

/** Names a picture in links, so that they hold when the report is made anew. */
export function pictureQuery({ models, samples }: RunData, cell: CellData): Record<string, string> {
  const { set, sample } = samples[cell.sample]!;
  return {
    of: models[cell.model]!.model,
    in: set,
    sample,
    ...(cell.repeat === 0 ? {} : { repeat: String(cell.repeat) }),
  };
}

/**
 * @param query the gallery that it is looked at from, for what comes before and after it
 * @param layers what is drawn over it, as a link says it
 */
export function pictureLink(
  run: RunData,
  cell: CellData,
  query: Query = {},
  layers?: string,
): string {
  return linkTo('picture', { ...pictureQuery(run, cell), ...galleryQuery(query), layers });
}

/** Of a route's query, what is the gallery's. */
export function galleryQuery(query: Readonly<Record<string, string | undefined>>): Query {
  return Object.fromEntries(
    [...FILTERS, 'sort' as const].flatMap((name) =>
      query[name] === undefined ? [] : [[name, query[name]]],
    ),
  );
}

export function sampleLink({ samples }: RunData, at: number): string {
  const { set, sample } = samples[at]!;
  return linkTo('sample', { in: set, sample });
}

export function cellNamed(
  { models, samples, cells }: RunData,
  query: Readonly<Record<string, string>>,
): CellData | undefined {
  return cells.find(
    (cell) =>
      models[cell.model]!.model === query.of &&
      samples[cell.sample]!.set === query.in &&
      samples[cell.sample]!.sample === query.sample &&
      cell.repeat === Number(query.repeat ?? 0),
  );
}
