import type { ComparisonResult, Figure, ImageResult, SampleResult } from '../results/results.ts';
import { bySample, isAnswered, type JudgedPicture, sampleOf } from './judged.ts';
import { compareModels, leastSamples } from './model-pairs.ts';
import { costPerUsable } from './per-usable.ts';
import { usableRate } from './rates.ts';
import { textAccuracy } from './text-accuracy.ts';

/** What somebody wants pictures for: Chinese menus, English user interfaces. */
export interface Job {
  category: ImageResult['category'];
  /** BCP 47; bilingual copy is a job of both. */
  language: string;
  samples: number;
  models: JobModel[];
  /** Every model against every other, where there are samples enough to tell any two apart. */
  comparisons: ComparisonResult[];
}

export interface JobModel {
  model: string;
  /** Pictures that it answered for, with one or without. */
  answered: number;
  /** Of text in the job's language. */
  textAccuracy: Figure;
  usableRate: Figure;
  costPerUsable: Figure;
}

/** A picture with what was decided of it. */
export interface JudgedImage {
  image: ImageResult;
  picture: JudgedPicture;
}

/**
 * The jobs that a run's samples are examples of, those with most samples first.
 *
 * @param languages of each sample
 * @param readersError share of characters; a smaller gap of text accuracy is no difference
 */
export function jobsOf(
  judged: readonly JudgedImage[],
  languages: Languages,
  readersError: number,
): Job[] {
  const keys = new Map<string, JudgedImage[]>();
  for (const one of judged) {
    for (const language of languages.get(sampleOf(one.image)) ?? []) {
      const key = JSON.stringify([one.image.category, language]);
      const own = keys.get(key);
      if (own === undefined) keys.set(key, [one]);
      else own.push(one);
    }
  }
  return [...keys]
    .map(([key, own]) => {
      const [category, language] = JSON.parse(key) as [Job['category'], string];
      return jobOf(category, language, own, readersError);
    })
    .sort(
      (a, b) =>
        b.samples - a.samples || order(a.category, b.category) || order(a.language, b.language),
    );
}

/** Of the copy, by `set/sample`. */
export type Languages = ReadonlyMap<string, readonly string[]>;

/** @param samples what was asked for; without it a sample's languages are those of its pictures */
export function languagesOf(
  judged: readonly JudgedImage[],
  samples: readonly SampleResult[],
): Languages {
  const told = samples.map((sample) => [sampleOf(sample), sample.languages] as const);
  const seen = judged.flatMap(({ image }) =>
    image.text === null
      ? []
      : [[sampleOf(image), [...new Set(image.text.blocks.map(({ lang }) => lang))]] as const],
  );
  return new Map<string, readonly string[]>([...seen, ...told]);
}

function jobOf(
  category: Job['category'],
  language: string,
  judged: readonly JudgedImage[],
  readersError: number,
): Job {
  const samples = bySample(judged.map(({ image }) => image)).size;
  const byModel = [...Map.groupBy(judged, ({ image }) => image.model)];
  const pairable = byModel.map(([model, own]) => ({
    model,
    pictures: own.map(({ picture }) => inLanguage(picture, language)),
  }));
  return {
    category,
    language,
    samples,
    models: byModel.map(([model, own]) => jobModel(model, own, language)),
    comparisons:
      samples < leastSamples(byModel.length) ? [] : compareModels(pairable, readersError),
  };
}

/** With no other text than the job's. */
function inLanguage(picture: JudgedPicture, language: string): JudgedPicture {
  return { ...picture, blocks: picture.blocks.filter(({ lang }) => lang === language) };
}

function jobModel(model: string, judged: readonly JudgedImage[], language: string): JobModel {
  const pictures = judged.map(({ picture }) => picture);
  const usable = usableRate(pictures);
  const images = judged.map(({ image }) => image);
  return {
    model,
    answered: pictures.filter(isAnswered).length,
    textAccuracy: textAccuracy(pictures, ({ lang }) => lang === language),
    usableRate: usable,
    costPerUsable: costPerUsable(images, usable),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
