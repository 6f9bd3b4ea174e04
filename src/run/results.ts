import type { Sample } from '../dataset/schema.ts';
import { CALIBRATION } from '../reading/calibration.ts';
import type { ReaderIdentity } from '../reading/reader.ts';
import { RESIDUALS, residualOf } from '../reading/residual.ts';
import type { Bars, Figure, ImageResult, ModelResult, Results } from '../report/results.ts';
import { bootstrapMean } from '../stats/bootstrap.ts';
import { wilson } from '../stats/wilson.ts';
import type { Floors } from '../text/floors.ts';
import { NORMALIZATION } from '../text/normalize.ts';
import { VERSION } from '../version.ts';
import type { Entry } from './pictures.ts';

/** What is known of a cell before its picture is opened. */
export function imageResult(
  cell: { model: string; sample: Sample; entry: Entry | null },
  set: string,
): ImageResult {
  const { sample, entry } = cell;
  const ms = entry?.ms ?? null;
  return {
    model: cell.model,
    simulated: false,
    set,
    sample: sample.id,
    category: sample.category,
    group: sample.group ?? null,
    difficulty: sample.difficulty ?? null,
    repeat: entry?.repeat ?? 0,
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
    cost:
      entry?.usd == null
        ? { usd: null, upTo: null, basis: 'unknown', priceDate: null }
        : { usd: entry.usd, upTo: entry.usd, basis: 'fixed', priceDate: null },
    usage: null,
    latency: { attemptMs: ms, totalMs: ms },
    attempts: entry === null ? 0 : 1,
  };
}

export interface Summary {
  set: { info: { name: string; version: string }; sha256: string };
  runId: string;
  startedAt: string;
  bars: Bars;
  trust: number;
  floors: Floors;
  images: ImageResult[];
  readers: readonly { identity: ReaderIdentity; kit: string; alone: boolean }[];
}

/** Seed of every resampling, so that the same pictures give the same intervals. */
const SEED = 1;

export function summarize(summary: Summary): Results {
  const { set, images } = summary;
  const models = [...Map.groupBy(images, (image) => image.model)];
  return {
    schema: 'typoscope/results@1',
    run: {
      id: summary.runId,
      benchmark: null,
      startedAt: summary.startedAt,
      finishedAt: new Date().toISOString(),
      status: 'complete',
      stoppedReason: null,
      sets: [{ name: set.info.name, version: set.info.version, sha256: set.sha256 }],
      seed: SEED,
      bars: summary.bars,
      trust: summary.trust,
      floors: summary.floors,
      normalization: [...NORMALIZATION],
      versions: {
        typoscope: VERSION,
        node: process.versions.node,
        prices: null,
        readers: summary.readers.map(readerResult),
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
    figures: { textAccuracy: textAccuracy(images), usableRate: usableRate(images) },
  };
}

/** 1 - mean CER by sample, over decided text; `worst` has all undecided text wrong, and right. */
function textAccuracy(images: readonly ImageResult[]): Figure {
  const texts = images.flatMap(({ sample, text }) => (text === null ? [] : [{ sample, text }]));
  const bySample = [...Map.groupBy(texts, ({ sample }) => sample).values()].map((repeats) =>
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
