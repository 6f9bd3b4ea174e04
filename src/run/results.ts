import { finishedPrompt } from '../dataset/prompt.ts';
import type { Sample } from '../dataset/schema.ts';
import { SEED } from '../figures/figure.ts';
import { type JudgedPicture, judgedPicture } from '../figures/judged.ts';
import { modelFigures } from '../figures/model-figures.ts';
import { compareModels, ranksOf } from '../figures/model-pairs.ts';
import { type NoiseFloor, noiseResult } from '../figures/noise-floor.ts';
import { readersError } from '../figures/readers-error.ts';
import type { Entry } from '../models/pictures.ts';
import { CALIBRATION } from '../reading/calibration.ts';
import type { ReaderIdentity } from '../reading/reader.ts';
import { RESIDUALS, residualOf } from '../reading/residual.ts';
import type {
  Bars,
  ImageResult,
  ModelResult,
  Results,
  RunResult,
  SampleResult,
} from '../results/results.ts';
import type { Floors } from '../text/floors.ts';
import { NORMALIZATION } from '../text/normalize.ts';
import { VERSION } from '../version.ts';

/** What is known of a picture before anybody opened it: that it is absent. */
export function absentImage(
  model: string,
  set: string,
  sample: Sample,
  repeat: number,
): ImageResult {
  return {
    model,
    simulated: false,
    set,
    sample: sample.id,
    category: sample.category,
    group: sample.group ?? null,
    difficulty: sample.difficulty ?? null,
    repeat,
    ...(sample.extra === 'decorative' ? { extraAllowed: true } : {}),
    outcome: 'absent',
    reason: null,
    note: null,
    file: null,
    overlay: null,
    sha256: null,
    width: null,
    height: null,
    requested: { ...sample.canvas, params: {} },
    modelAnswered: null,
    requestIds: [],
    text: null,
    layout: [],
    usable: null,
    cost: { usd: null, upTo: null, basis: 'unknown', priceDate: null },
    usage: null,
    latency: { attemptMs: null, totalMs: null },
    attempts: 0,
  };
}

/** A picture of a user's folder, with what the manifest says of it. */
export function folderImage(
  cell: { model: string; sample: Sample; entry: Entry | null },
  set: string,
): ImageResult {
  const { model, sample, entry } = cell;
  const absent = absentImage(model, set, sample, entry?.repeat ?? 0);
  if (entry === null) return absent;
  const { usd, ms } = entry;
  return {
    ...absent,
    cost: usd === null ? absent.cost : { usd, upTo: usd, basis: 'fixed', priceDate: null },
    latency: { attemptMs: ms, totalMs: ms },
    attempts: 1,
  };
}

export interface Summary {
  sets: readonly {
    info: { name: string; version: string };
    sha256: string;
    /** What was asked for; not told where it isn't known. */
    samples?: readonly Sample[];
  }[];
  /** Name of the benchmark; null for pictures made elsewhere. */
  benchmark: string | null;
  /** The benchmark's; that of every resampling is fixed. */
  seed?: number;
  noise: readonly NoiseFloor[];
  runId: string;
  startedAt: string;
  /** Why not everything was asked for; null where it was. */
  stoppedReason?: string | null;
  bars: Bars;
  gates?: NonNullable<RunResult['gates']>;
  trust: number;
  floors: Floors;
  images: ImageResult[];
  readers: readonly { identity: ReaderIdentity; kit: string; alone: boolean }[];
  /** Rules of layout that the user brought. */
  ownRules?: readonly { id: string; sha256?: string }[];
}

export function summarize(summary: Summary): Results {
  const { images } = summary;
  const models = [...Map.groupBy(images, (image) => image.model)].map(([model, own]) => ({
    ...{ model, own },
    pictures: own.map(judgedPicture),
  }));
  const run = summarizeRun(summary);
  const comparisons = compareModels(models, readersError(run));
  const names = models.map(({ model }) => model);
  const ranks = {
    textAccuracy: ranksOf(names, comparisons, 'textAccuracy'),
    usableRate: ranksOf(names, comparisons, 'usableRate'),
  };
  return {
    schema: 'typoscope/results@1',
    run,
    images,
    models: models.map(({ model, own, pictures }, i) => {
      const result = modelResult(model, own, pictures);
      // Of what nobody knows anything, nobody is better.
      const rankIn = (metric: keyof typeof ranks) =>
        result.figures[metric]?.value == null ? null : ranks[metric][i]!;
      return {
        ...result,
        ranks: { textAccuracy: rankIn('textAccuracy'), usableRate: rankIn('usableRate') },
      };
    }),
    samples: sampleResults(summary.sets),
    comparisons,
  };
}

function sampleResults(sets: Summary['sets']): SampleResult[] {
  return sets.flatMap(({ info, samples = [] }) =>
    samples.map((sample) => ({
      set: info.name,
      sample: sample.id,
      languages: [...new Set(sample.copy.map(({ lang }) => lang))],
      prompt: finishedPrompt(sample),
    })),
  );
}

function summarizeRun(summary: Summary): RunResult {
  const { sets, images, stoppedReason = null, ownRules = [], gates } = summary;
  const dates = images.map(({ cost }) => cost.priceDate).filter((date) => date !== null);
  return {
    id: summary.runId,
    benchmark: summary.benchmark,
    startedAt: summary.startedAt,
    finishedAt: new Date().toISOString(),
    status: stoppedReason === null ? 'complete' : 'partial',
    stoppedReason,
    sets: sets.map(({ info: { name, version }, sha256 }) => ({ name, version, sha256 })),
    seed: summary.seed ?? SEED,
    bars: summary.bars,
    ...(gates === undefined || Object.keys(gates).length === 0 ? {} : { gates }),
    trust: summary.trust,
    floors: summary.floors,
    noise: summary.noise.length === 0 ? null : noiseResult(summary.noise),
    normalization: [...NORMALIZATION],
    versions: {
      typoscope: VERSION,
      node: process.versions.node,
      prices: dates.toSorted().at(-1) ?? null,
      readers: summary.readers.map(readerResult),
      ...(ownRules.length === 0
        ? {}
        : { rules: ownRules.map(({ id, sha256 }) => ({ id, sha256: sha256 ?? null })) }),
    },
  };
}

/** Who read, and what that reader is known to get wrong. */
function readerResult({ identity, kit, alone }: Summary['readers'][number]) {
  const residual = alone ? residualOf(kit) : null;
  return {
    ...identity,
    residual:
      residual === null
        ? null
        : { ...residual, scripts: { ...residual.scripts }, trust: RESIDUALS.trust },
    calibration: Object.hasOwn(CALIBRATION.kits, kit) ? CALIBRATION.version : null,
  };
}

function modelResult(
  model: string,
  images: readonly ImageResult[],
  pictures: readonly JudgedPicture[],
): ModelResult {
  const outcomes: ModelResult['outcomes'] = {};
  for (const { outcome } of images) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    model,
    simulated: images.some((image) => image.simulated),
    images: images.length,
    outcomes,
    figures: modelFigures(images, pictures),
  };
}
