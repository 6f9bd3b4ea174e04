import { useId } from 'preact/hooks';
import type { Job, JobModel } from '../figures/jobs.ts';
import { type Certainty, type Contest, jobVerdict } from '../report/job-verdict.ts';
import type { CellData, RunData } from '../report/site/data.ts';
import { severity } from '../report/site/severity.ts';
import type { Figure } from '../results/results.ts';
import { Fold } from './fold.tsx';
import { Foreign } from './foreign.tsx';
import { replaceRoute } from './navigation.ts';
import { Choice } from './parts.tsx';
import { linkTo } from './route.ts';
import { pictureLink, useRun } from './run.ts';
import { Sentence } from './sentence.tsx';
import { counted, jobName } from './words.ts';

const SURE: Readonly<Record<Certainty, string>> = {
  shown: 'shown',
  'partly shown': 'partly shown',
  'not shown': 'not shown',
  'too few samples': 'too few samples',
  'only one': 'the only one',
};

/** Jobs that are shown before one asks for more. */
const SHOWN = 5;

interface JobCard {
  name: string;
  contest: Contest;
  /** Of the gallery: the job's pictures. */
  query: Record<string, string>;
}

/** Which model for which job, in words, and how surely. */
export function Verdicts({ query }: { query: Readonly<Record<string, string>> }) {
  const data = useRun();
  const limit = Number(query.under);
  const under = !query.under?.trim() || !(limit >= 0) ? null : limit;
  const cards = cardsOf(data);
  const wanted = cards.filter(({ name }) => name === query.job);
  const first = wanted.length > 0 ? wanted : cards.slice(0, SHOWN + 1);
  const rest = wanted.length > 0 ? [] : cards.slice(SHOWN + 1);
  return (
    <section aria-labelledby="verdicts">
      <h2 id="verdicts">Which model for which job</h2>
      <form class="tools" aria-label="Job and price" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label="Job"
          value={wanted[0]?.name ?? ''}
          options={[['', 'all'], ...cards.map(({ name }) => [name, name] as const)]}
          onChange={(job) => replaceRoute('', { ...query, job })}
        />
        <PriceLimit query={query} />
      </form>
      <ul class="jobs">
        {first.map((card) => (
          <JobItem key={card.name} card={card} under={under} />
        ))}
      </ul>
      {rest.length > 0 && (
        <Fold name="jobs" summary={`${counted(rest.length, 'more job')} with fewer samples`}>
          <ul class="jobs">
            {rest.map((card) => (
              <JobItem key={card.name} card={card} under={under} />
            ))}
          </ul>
        </Fold>
      )}
      <p class="legend">
        <em>Shown</em>: better by a test on the same samples, in usable pictures or text accuracy,
        and worse in neither. <em>By a guess</em>: the figures so far are best, and chance may have
        made them so. Bilingual copy counts in the jobs of both languages.
      </p>
    </section>
  );
}

/** A figure that results of an earlier version don’t have. */
const UNKNOWN: Figure = { value: null, low: null, high: null, n: 0, unit: '1' };

function cardsOf(data: RunData): JobCard[] {
  const all: JobCard = {
    name: 'Everything',
    contest: {
      samples: data.samples.length,
      comparisons: data.comparisons,
      models: data.models.map(
        ({ model, figures, outcomes }): JobModel => ({
          model,
          answered: (outcomes.image ?? 0) + (outcomes.refused ?? 0) + (outcomes.empty ?? 0),
          textAccuracy: figures.textAccuracy ?? UNKNOWN,
          usableRate: figures.usableRate ?? UNKNOWN,
          costPerUsable: figures.costPerUsable ?? UNKNOWN,
        }),
      ),
    },
    query: {},
  };
  const jobs = data.jobs.map(
    (job: Job): JobCard => ({
      name: jobName(job.category, job.language),
      contest: job,
      query: { category: job.category, language: job.language },
    }),
  );
  return [all, ...jobs];
}

function PriceLimit({ query }: { query: Readonly<Record<string, string>> }) {
  const id = useId();
  const isKnown = useRun().models.some(({ figures }) => figures.costPerUsable?.value != null);
  if (!isKnown) return null;
  return (
    <span class="choice">
      <label for={id}>At most, $ by usable picture</label>
      <input
        id={id}
        type="number"
        min="0"
        step="0.01"
        inputMode="decimal"
        placeholder="any price"
        // A link may say anything, and a field for numbers complains of words.
        value={Number.isNaN(Number(query.under)) ? '' : query.under}
        onInput={(event) => replaceRoute('', { ...query, under: event.currentTarget.value })}
      />
    </span>
  );
}

function JobItem({ card, under }: { card: JobCard; under: number | null }) {
  const data = useRun();
  const { best, certainty, headline, sentences } = jobVerdict(card.contest, { under });
  const worst = best === null ? undefined : worstOf(data, card, best.model);
  return (
    <li class="job">
      <h3>
        <a href={linkTo('pictures', card.query)}>{card.name}</a>{' '}
        <small>{counted(card.contest.samples, 'sample')}</small>
      </h3>
      <p class="choice-of">
        <Foreign class="headline">{headline}</Foreign>{' '}
        <span class={`badge sure ${certainty.replaceAll(' ', '-')}`}>{SURE[certainty]}</span>
      </p>
      <ul class="reasons">
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Sentence>{sentence}</Sentence>
          </li>
        ))}
      </ul>
      {worst !== undefined && (
        <WorstPicture cell={worst} query={{ ...card.query, model: best!.model }} />
      )}
    </li>
  );
}

/** The worst that one may get with the model that was chosen. */
function WorstPicture({ cell, query }: { cell: CellData; query: Record<string, string> }) {
  const data = useRun();
  const why = cell.why[0] ?? 'nothing that is charged';
  return (
    <p class="worst">
      {cell.thumbnail !== null && <img src={cell.thumbnail} alt="" loading="lazy" height="64" />}
      <span>
        <a href={pictureLink(data, cell, query)}>
          Its worst picture
          <span class="hidden">
            {' '}
            for {query.category ?? 'all jobs'} in {query.language ?? 'all languages'}
          </span>
        </a>
        : <Sentence>{why}</Sentence>
      </span>
    </p>
  );
}

function worstOf(data: RunData, card: JobCard, model: string): CellData | undefined {
  const { category, language } = card.query;
  const own = data.cells.filter(
    (cell) =>
      cell.outcome === 'image' &&
      data.models[cell.model]!.model === model &&
      (category === undefined || data.samples[cell.sample]!.category === category) &&
      (language === undefined || data.samples[cell.sample]!.languages.includes(language)),
  );
  return own.toSorted((a, b) => severity(b) - severity(a))[0];
}
