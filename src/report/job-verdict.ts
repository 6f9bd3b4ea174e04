import type { Job, JobModel } from '../figures/jobs.ts';
import { percent } from '../figures/numbers.ts';
import type { ComparisonResult } from '../results/results.ts';
import { dollarsWithInterval, percentWithInterval, probability } from './figure-words.ts';

/** What can be said of the models for a job: enough of one to choose by. */
export type Contest = Pick<Job, 'samples' | 'models' | 'comparisons'>;

/**
 * How sure the choice is. `shown`: better than every other by a test, in usable pictures or in text
 * accuracy, and worse in neither. `partly shown`: than some. `not shown`: than none. `too few samples`:
 * so few that no difference could have been found.
 */
export type Certainty = 'shown' | 'partly shown' | 'not shown' | 'too few samples' | 'only one';

export interface JobVerdict {
  /** null where no model is left to choose. */
  best: JobModel | null;
  certainty: Certainty;
  /** One line: which model. */
  headline: string;
  /** How sure, what it costs, what was left out, a sentence each. */
  sentences: string[];
}

export interface Wish {
  /** Dollars by usable picture, at most; null: whatever it costs. */
  under: number | null;
}

/**
 * Which model to take, and how surely. Among those that fit the price, one that no other is shown to
 * beat; of several such, the one with most pictures that are usable for sure, then by text accuracy,
 * then by cost. That choice within a tie is a guess, and is called so.
 */
export function jobVerdict({ samples, models, comparisons }: Contest, { under }: Wish): JobVerdict {
  const asked = models.filter(({ answered }) => answered > 0);
  const fitting = asked.filter((model) => under === null || isUnder(model, under));
  const beats = winsOf(comparisons);
  const lost = (one: JobModel) => fitting.filter((other) => beats(other.model, one.model)).length;
  const [best, ...others] = fitting.toSorted(
    (a, b) =>
      lost(a) - lost(b) ||
      falling(sure(a), sure(b)) ||
      falling(perhaps(a), perhaps(b)) ||
      falling(a.textAccuracy.value, b.textAccuracy.value) ||
      rising(a.costPerUsable.value, b.costPerUsable.value),
  );
  const left = leftOut(asked, under);
  if (best === undefined) {
    const headline =
      under === null || asked.length === 0 ? 'No model answered' : `None under ${limit(under)}`;
    return { best: null, certainty: 'only one', headline, sentences: left };
  }
  const beaten = others.filter(({ model }) => beats(best.model, model));
  const open = others.filter(({ model }) => !beats(best.model, model));
  const certainty = certaintyOf(fitting, beaten, comparisons);
  return {
    best,
    certainty,
    headline: headlineOf(best, open, certainty),
    sentences: [
      figuresOf(best),
      ...sureSentences(best, { beaten, open, comparisons, samples }),
      ...costSentences(best, open, under),
      ...left,
    ],
  };
}

function certaintyOf(
  fitting: readonly JobModel[],
  beaten: readonly JobModel[],
  comparisons: readonly ComparisonResult[],
): Certainty {
  const others = fitting.length - 1;
  if (others === 0) return 'only one';
  if (beaten.length === others) return 'shown';
  if (beaten.length > 0) return 'partly shown';
  const names = new Set(fitting.map(({ model }) => model));
  const isTested = comparisons.some(
    ({ verdict, first, second }) =>
      verdict !== 'not enough data' && names.has(first) && names.has(second),
  );
  return isTested ? 'not shown' : 'too few samples';
}

function headlineOf(best: JobModel, open: readonly JobModel[], certainty: Certainty): string {
  if (perhaps(best) === 0) {
    return `No usable picture; ${best.model} came nearest`;
  }
  if (certainty === 'shown' || certainty === 'only one') return best.model;
  if (certainty === 'partly shown' && open.length <= 2) {
    return `${best.model}, or ${open.map(({ model }) => model).join(' or ')}`;
  }
  return `${best.model}, by a guess`;
}

function figuresOf({ usableRate, textAccuracy, answered }: JobModel): string {
  const pictures = counted(answered, 'picture');
  const accuracy = `Text accuracy ${percentWithInterval(textAccuracy)}.`;
  const [least, most] = usableRate.worst ?? [null, null];
  if (usableRate.value === null || least === null || most === null) {
    return `Whether its ${pictures} can be used could not be decided. ${accuracy}`;
  }
  const open =
    most - least < 0.0005 ? '' : `, or up to ${percent(most)} with what could not be decided`;
  return `Usable: ${percentWithInterval(usableRate)} of ${pictures}${open}. ${accuracy}`;
}

interface Sure {
  beaten: readonly JobModel[];
  open: readonly JobModel[];
  comparisons: readonly ComparisonResult[];
  samples: number;
}

function sureSentences(best: JobModel, { beaten, open, comparisons, samples }: Sure): string[] {
  const against = (better: string, worse: string) => byHowMuch(better, worse, comparisons);
  const told = (list: readonly JobModel[], words: (model: string) => string) =>
    listed(list.map(({ model }) => `${model} (${words(model)})`));
  // Of those that it doesn't beat, some beat it in one thing or in both.
  const ahead = open.filter(({ model }) => against(model, best.model) !== '');
  const alike = open.filter((model) => !ahead.includes(model));
  const few = `${counted(samples, 'sample')} ${samples === 1 ? 'is' : 'are'} too few`;
  return [
    ...(beaten.length === 0
      ? []
      : [`Shown to be better than ${told(beaten, (model) => against(best.model, model))}.`]),
    ...ahead.map(({ model }) => {
      const [wins, loses] = [against(best.model, model), against(model, best.model)];
      return wins === ''
        ? `Worse than ${model} in ${loses}.`
        : `Better than ${model} in ${wins}, and worse in ${loses}.`;
    }),
    ...(alike.length === 0
      ? []
      : [
          `Not told apart from ${listed(alike.map(({ model }) => model))}: ${few}, or they are alike.`,
        ]),
    ...(open.length === 0 && beaten.length === 0 ? ['There is no other to choose.'] : []),
  ];
}

/** `text accuracy by 12.3 points, p <.001`. */
function byHowMuch(
  better: string,
  worse: string,
  comparisons: readonly ComparisonResult[],
): string {
  const found = comparisons
    .filter((one) => betterOf(one) === better && worseOf(one) === worse)
    .map(({ metric, difference, pAdjusted }) => {
      const points = (Math.abs(difference ?? 0) * 100).toFixed(1);
      const what = metric === 'textAccuracy' ? 'text accuracy' : 'usable pictures';
      return `${what} by ${points} points, p ${probability(pAdjusted)}`;
    });
  return found.join('; ');
}

function costSentences(best: JobModel, open: readonly JobModel[], under: number | null): string[] {
  const { costPerUsable } = best;
  if (costPerUsable.value === null) return ['What a usable picture costs is not known.'];
  const cheaper = open
    .filter((other) => (other.costPerUsable.value ?? Infinity) < costPerUsable.value!)
    .toSorted((a, b) => a.costPerUsable.value! - b.costPerUsable.value!)[0];
  const { high } = costPerUsable;
  return [
    `A usable picture costs ${dollarsWithInterval(costPerUsable)}.`,
    ...(under !== null && (high === null || high > under)
      ? [`That it stays under ${limit(under)} is not sure.`]
      : []),
    ...(cheaper === undefined
      ? []
      : [`${cheaper.model} would be cheaper: ${dollarsWithInterval(cheaper.costPerUsable)}.`]),
  ];
}

function leftOut(models: readonly JobModel[], under: number | null): string[] {
  if (under === null) return [];
  const unknown = models.filter(({ costPerUsable }) => costPerUsable.value === null);
  const dear = models.filter((model) => !unknown.includes(model) && !isUnder(model, under));
  const names = (list: readonly JobModel[]) => listed(list.map(({ model }) => model));
  return [
    ...(dear.length === 0
      ? []
      : [
          `Over ${limit(under)}: ${listed(dear.map(({ model, costPerUsable }) => `${model} ${dollarsWithInterval(costPerUsable)}`))}.`,
        ]),
    ...(unknown.length === 0 ? [] : [`Cost by usable picture not known: ${names(unknown)}.`]),
  ];
}

function isUnder({ costPerUsable }: JobModel, under: number): boolean {
  return costPerUsable.value !== null && costPerUsable.value <= under;
}

/** Whether one model is shown to be better than another in something, and worse in nothing. */
function winsOf(comparisons: readonly ComparisonResult[]): (one: string, other: string) => boolean {
  const won = new Set(
    comparisons.flatMap((one) => {
      const better = betterOf(one);
      return better === null ? [] : [JSON.stringify([better, worseOf(one)])];
    }),
  );
  const has = (one: string, other: string) => won.has(JSON.stringify([one, other]));
  return (one, other) => has(one, other) && !has(other, one);
}

function betterOf({ verdict, first, second }: ComparisonResult): string | null {
  if (verdict === 'first better') return first;
  return verdict === 'second better' ? second : null;
}

function worseOf({ verdict, first, second }: ComparisonResult): string {
  return verdict === 'first better' ? second : first;
}

/** Shares of pictures that are usable for sure, and at most; null where none was answered for. */
function sure({ usableRate }: JobModel): number | null {
  return usableRate.worst?.[0] ?? usableRate.value;
}

function perhaps({ usableRate }: JobModel): number | null {
  return usableRate.worst?.[1] ?? usableRate.value;
}

/** For sorting: larger ones first, what is not known last. */
function falling(a: number | null, b: number | null): number {
  return (b ?? -Infinity) - (a ?? -Infinity) || 0;
}

/** Smaller ones first, what is not known last as well. */
function rising(a: number | null, b: number | null): number {
  return (a ?? Infinity) - (b ?? Infinity) || 0;
}

/** `$0.10`, and `$0.005` as it is. */
function limit(dollars: number): string {
  const cents = dollars.toFixed(2);
  return `$${Number(cents) === dollars ? cents : dollars}`;
}

/** Of more names than these nobody reads the rest; the tables have them. */
const NAMED = 4;

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  const rest = names.length - NAMED;
  if (rest > 1) return `${names.slice(0, NAMED).join(', ')} and ${rest} others`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
