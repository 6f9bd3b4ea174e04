import { type JudgedImage, jobsOf, type Languages, languagesOf } from '../../figures/jobs.ts';
import { judgedPicture, sampleOf } from '../../figures/judged.ts';
import { readersError } from '../../figures/readers-error.ts';
import { minUsableRate } from '../../gates/min-usable-rate.ts';
import type { ImageResult, Results } from '../../results/results.ts';
import { cellOf, type Shown } from './cells.ts';
import type { RunData, SampleData } from './data.ts';

/** What came of a run, as its pages show it. */
export interface RunPages {
  data: RunData;
  /** By the sample's script. */
  details: Map<string, ImageResult[]>;
}

/** @param shownOf where a picture's files are */
export function runPages(results: Results, shownOf: (image: ImageResult) => Shown): RunPages {
  const { run, images, models, comparisons = [], samples: asked = [] } = results;
  const judged = images.map((image) => ({ image, picture: judgedPicture(image) }));
  const languages = languagesOf(judged, asked);
  const samples = sampleData(judged, results, languages);
  const places = {
    model: new Map(models.map(({ model }, i) => [model, i])),
    sample: new Map(samples.map((sample, i) => [sampleOf(sample), i])),
  };
  const details = Map.groupBy(
    images,
    (image) => samples[places.sample.get(sampleOf(image))!]!.script,
  );
  return {
    data: {
      kind: 'run',
      run,
      models,
      comparisons,
      jobs: jobsOf(judged, languages, readersError(run)),
      gates: minUsableRate(results),
      samples,
      cells: images.map((image) =>
        cellOf(
          image,
          {
            model: places.model.get(image.model)!,
            sample: places.sample.get(sampleOf(image))!,
          },
          run.bars,
          shownOf(image),
        ),
      ),
      floors: floorsOf(results, samples),
      ...namesOf(images),
    },
    details,
  };
}

function sampleData(
  judged: readonly JudgedImage[],
  { samples = [] }: Results,
  languages: Languages,
): SampleData[] {
  const prompts = new Map(samples.map((sample) => [sampleOf(sample), sample.prompt]));
  const first = new Map<string, ImageResult>();
  for (const { image } of judged) {
    const name = sampleOf(image);
    if (!first.has(name)) first.set(name, image);
  }
  return [...first].map(([name, { set, sample, category, group, difficulty }], i) => ({
    ...{ set, sample, category, group, difficulty },
    languages: languages.get(name) ?? [],
    prompt: prompts.get(name) ?? null,
    // Numbered, since ids may be anything.
    script: `samples/${String(i + 1).padStart(4, '0')}.js`,
  }));
}

/** The readers' own error, by what the charts show errors by. */
function floorsOf({ run, images }: Results, samples: readonly SampleData[]): RunData['floors'] {
  const { noise } = run;
  if (noise == null) return { all: null, language: {}, category: {} };
  const categories = new Map(samples.map((sample) => [sampleOf(sample), sample.category]));
  const byCategory = Map.groupBy(noise.samples, (sample) => categories.get(sampleOf(sample)));
  const category = [...byCategory].flatMap(([name, own]) => {
    const decided = own.reduce((sum, { n }) => sum + n, 0);
    const errors = own.reduce((sum, { cer, n }) => sum + (cer ?? 0) * n, 0);
    return name === undefined ? [] : [[name, decided === 0 ? null : errors / decided] as const];
  });
  const scripts = new Map(
    images.flatMap(({ text }) => (text?.blocks ?? []).map(({ lang, script }) => [lang, script])),
  );
  const language = [...scripts].map(
    // By the language's script: what is hard to read is the script.
    ([lang, script]) => [lang, noise.scripts[script]?.cer ?? null] as const,
  );
  return {
    all: noise.cer,
    language: Object.fromEntries(language),
    category: Object.fromEntries(category),
  };
}

function namesOf(images: readonly ImageResult[]): Pick<RunData, 'answered' | 'requested'> {
  const byModel = [...Map.groupBy(images, ({ model }) => model)];
  return {
    answered: Object.fromEntries(
      byModel.map(([model, own]) => [
        model,
        [...new Set(own.flatMap(({ modelAnswered }) => modelAnswered ?? []))].sort(),
      ]),
    ),
    requested: Object.fromEntries(byModel.map(([model, own]) => [model, settingsOf(own)])),
  };
}

/** As asked for, and what came of it: a sample may send others, so those that all have. */
function settingsOf(images: readonly ImageResult[]): Record<string, unknown> {
  const { params, sent = {} } = images[0]!.requested;
  const shared = Object.entries(sent).filter(([key, value]) =>
    images.every(
      ({ requested }) => JSON.stringify(requested.sent?.[key]) === JSON.stringify(value),
    ),
  );
  return { ...Object.fromEntries(shared), ...params };
}
