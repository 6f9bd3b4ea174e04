import type { Sample } from '../dataset/schema.ts';
import type { Entry } from '../models/pictures.ts';
import { CALIBRATION } from '../reading/calibration.ts';
import type { ReaderIdentity } from '../reading/reader.ts';
import { RESIDUALS, residualOf } from '../reading/residual.ts';
import type { Bars, Figure, ImageResult, ModelResult, Results } from '../results/results.ts';
import { bootstrapMean } from '../stats/bootstrap.ts';
import { wilson } from '../stats/wilson.ts';
import type { Floors } from '../text/floors.ts';
import { NORMALIZATION } from '../text/normalize.ts';
import { VERSION } from '../version.ts';
import { layoutFigures } from './layout-figures.ts';
import { errorFigures, type NoiseFloor, noiseResult } from './noise-floor.ts';

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
  sets: readonly { info: { name: string; version: string }; sha256: string }[];
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
  trust: number;
  floors: Floors;
  images: ImageResult[];
  readers: readonly { identity: ReaderIdentity; kit: string; alone: boolean }[];
  /** Rules of layout that the user brought. */
  ownRules?: readonly { id: string; sha256?: string }[];
}

/** Seed of every resampling, so that the same pictures give the same intervals. */
export const SEED = 1;

export function summarize(summary: Summary): Results {
  const { sets, images, stoppedReason = null, ownRules = [] } = summary;
  const models = [...Map.groupBy(images, (image) => image.model)];
  const dates = images.map(({ cost }) => cost.priceDate).filter((date) => date !== null);
  return {
    schema: 'typoscope/results@1',
    run: {
      id: summary.runId,
      benchmark: summary.benchmark,
      startedAt: summary.startedAt,
      finishedAt: new Date().toISOString(),
      status: stoppedReason === null ? 'complete' : 'partial',
      stoppedReason,
      sets: sets.map(({ info: { name, version }, sha256 }) => ({ name, version, sha256 })),
      seed: summary.seed ?? SEED,
      bars: summary.bars,
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
    },
    images,
    models: models.map(([model, own]) => modelResult(model, own)),
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

function modelResult(model: string, images: readonly ImageResult[]): ModelResult {
  const outcomes: ModelResult['outcomes'] = {};
  for (const { outcome } of images) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    model,
    simulated: images.some((image) => image.simulated),
    images: images.length,
    outcomes,
    figures: {
      textAccuracy: textAccuracy(images),
      usableRate: usableRate(images),
      ...errorFigures(images),
      ...layoutFigures(images),
    },
  };
}

/** 1 - mean CER by sample, over decided text; `worst` has all undecided text wrong, and right. */
function textAccuracy(images: readonly ImageResult[]): Figure {
  const texts = images.flatMap(({ set, sample, text }) =>
    text === null ? [] : [{ name: `${set}/${sample}`, text }],
  );
  const bySample = [...Map.groupBy(texts, ({ name }) => name).values()].map((repeats) =>
    repeats.map(({ text }) => text),
  );
  const means = bySample
    .map((list) => mean(list.flatMap(({ cer }) => (cer === null ? [] : [1 - cer]))))
    .filter((value) => value !== null);
  const bound = (end: 0 | 1) =>
    mean(
      bySample.flatMap((list) => {
        const ends = list.flatMap(({ cerInterval }) =>
          cerInterval === null ? [] : [cerInterval[end]],
        );
        return mean(ends) ?? [];
      }),
    );
  const estimate = bootstrapMean(means, { seed: SEED });
  const [least, most] = [bound(1), bound(0)];
  return {
    value: estimate?.value ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    n: means.length,
    unit: '1',
    worst: least === null || most === null ? null : [1 - least, 1 - most],
  };
}

/**
 * Usable pictures among those received: broken files and absent ones are outcomes, counted apart.
 * Undecided pictures make the difference of the bounds.
 */
function usableRate(images: readonly ImageResult[]): Figure {
  const received = images.filter(({ outcome }) => outcome === 'image');
  const n = received.length;
  const sure = received.filter(({ usable }) => usable === true).length;
  const perhaps = received.filter(({ usable }) => usable === null).length;
  const estimate = wilson(sure, n);
  return {
    value: n === 0 ? null : sure / n,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    n,
    unit: '1',
    worst: n === 0 ? null : [sure / n, (sure + perhaps) / n],
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
