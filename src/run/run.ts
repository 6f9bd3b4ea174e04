import pLimit from 'p-limit';
import { type Benchmark, contextOf } from '../benchmark/load.ts';
import { type Cell, planCells, requestOf } from '../benchmark/plan.ts';
import { type PlanRow, type PlanSummary, priced } from '../benchmark/plan-table.ts';
import type { SampleSet } from '../dataset/load.ts';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { shutdownOf } from '../models/catalogue.ts';
import type { Cost, ImageModel, ImageRequest } from '../models/model.ts';
import type { Providers } from '../models/registry.ts';
import type { ImageResult, Results } from '../report/results.ts';
import type { Store } from '../store/store.ts';
import { type Answer, answerOf, isStored } from './answer.ts';
import { budgetOf, stoppedReason } from './budget.ts';
import { type JudgingOptions, type OpenJudging, openJudging } from './judging.ts';
import { inLanes } from './lanes.ts';
import { mayHaveCost, restOf, unpriced } from './prices.ts';
import { languagesOf, readersOf } from './readers.ts';
import { absentImage, summarize } from './results.ts';
import { scorePicture } from './score-picture.ts';

export interface RunOptions extends Omit<JudgingOptions, 'files' | 'bars' | 'rules'> {
  benchmark: Benchmark;
  providers: Providers;
  runId: string;
  /** Called once with the number of pictures, then after each. */
  onPlan?: (plan: { pictures: number }) => void;
  onPicture?: (result: ImageResult) => void;
  /** Called where the budget ended the run, with what the rest costs at most, in decimal dollars. */
  onStopped?: (stop: { reason: string; rest: string }) => void;
}

/** A cell with the model that is asked and the request as it will be sent. */
interface Ready {
  cell: Cell;
  set: SampleSet;
  model: ImageModel;
  request: ImageRequest;
}

/**
 * Runs a benchmark: asks for every picture that the store doesn't have, as far as its maxCost goes,
 * reads and judges all. What is done is stored the moment it is done, so that running again goes on.
 *
 * @throws {FaultsError} code `benchmark` with everything that can be known to go wrong, before
 *   anything is asked for
 */
export async function runBenchmark(options: RunOptions): Promise<Results> {
  const startedAt = new Date().toISOString();
  const { benchmark, runId, onPicture, signal } = options;
  const ready = readyCells(benchmark, options.providers);
  const open = await unstored(ready, options.store);
  stopAt(benchmark, [...(await modelFaults(ready, open)), ...unpriced(benchmark, open)]);
  const budget = benchmark.maxCost === null ? null : budgetOf(benchmark.maxCost);
  const judging = await openJudging(
    {
      ...options,
      files: benchmark.readers,
      rules: benchmark.rules,
      ...(benchmark.bars === null ? {} : { bars: benchmark.bars }),
    },
    benchmark.sets,
    benchmark.seed,
  );
  try {
    options.onPlan?.({ pictures: ready.length });
    const answering = budget === null ? judging : { ...judging, budget };
    const ask = pLimit(benchmark.concurrency);
    let failure: { error: unknown } | null = null;
    const failed = (error: unknown): never => {
      failure ??= { error };
      throw error;
    };
    const answered = async ({ model, request }: Ready): Promise<Answer> => {
      // Who waited for a turn while the run failed is not asked, nor paid for.
      if (failure !== null) throw failure.error;
      const sent = signal === undefined ? request : { ...request, signal };
      return answerOf(model, sent, answering).catch(failed);
    };
    const scored = async (item: Ready): Promise<ImageResult> => {
      const result = await scoreAnswer(item, await ask(answered, item), judging);
      onPicture?.(result);
      return result;
    };
    const work = (item: Ready) => scored(item).catch(failed);
    const lanes = judging.lanes + benchmark.concurrency;
    const images = await inLanes(ready, lanes, work, signal);
    const noise = await judging.noise.all();
    for (const why of await judging.noise.undrawn()) options.onNoFloor?.(why);
    const skipped = images.filter(({ outcome }) => outcome === 'skipped-budget').length;
    const reason = budget === null || skipped === 0 ? null : stoppedReason(budget, skipped);
    if (reason !== null) options.onStopped?.({ reason, rest: restOf(ready, images) });
    const { name, sets, seed } = benchmark;
    return summarize({
      ...judging,
      sets,
      benchmark: name,
      seed,
      runId,
      startedAt,
      stoppedReason: reason,
      images,
      noise,
      ownRules: benchmark.rules,
    });
  } finally {
    await judging.close();
  }
}

/** What a run would do, and what is there already. Asks and spends nothing. */
export async function planRun(
  benchmark: Benchmark,
  providers: Providers,
  store: Store,
): Promise<{ rows: PlanRow[]; summary: PlanSummary }> {
  const ready = readyCells(benchmark, providers);
  const faults = await modelFaults(ready, await unstored(ready, store));
  // Keys are for asking, and whoever plans may have none yet.
  stopAt(
    benchmark,
    faults.filter(({ code }) => code !== 'environment'),
  );
  const missing = faults.flatMap(({ code, detail }) =>
    code === 'environment' && detail.key !== undefined ? [detail.key] : [],
  );
  const readerOf = readersOf(store, benchmark.readers);
  const readings = { stored: 0, needed: 0 };
  const rows: PlanRow[] = [];
  for (const [model, own] of Map.groupBy(ready, (item) => item.model)) {
    let stored = 0;
    const prices: Cost[] = [];
    for (const { request } of own) {
      const known = await isStored(model, request, store);
      if (known === null) {
        prices.push(model.price(request));
        continue;
      }
      stored += 1;
      if (known.sha256 === null) continue;
      readings.needed += 1;
      const languages = languagesOf(request.sample);
      const reader = (await readerOf(languages)).identity;
      if (store.reading({ picture: known.sha256, reader, languages }) !== null)
        readings.stored += 1;
    }
    rows.push({
      model: model.id,
      simulated: model.simulated,
      cells: own.length,
      stored,
      toDo: own.length - stored,
      ...priced(prices.length > 0 ? prices : own.map(({ request }) => model.price(request))),
    });
  }
  const { name, sets, repeats, maxCost } = benchmark;
  const leaving = benchmark.models.flatMap(({ id, provider, model }) => {
    const words = shutdownOf(provider, model);
    return words === null ? [] : [{ model: id, words }];
  });
  return {
    rows,
    summary: {
      benchmark: name,
      sets: sets.map(({ info, samples }) => ({
        name: info.name,
        version: info.version,
        samples: samples.length,
      })),
      repeats,
      maxCost,
      readings,
      ...(missing.length === 0 ? {} : { missing: [...new Set(missing)] }),
      ...(leaving.length === 0 ? {} : { leaving }),
    },
  };
}

function readyCells(benchmark: Benchmark, providers: Providers): Ready[] {
  const context = contextOf(benchmark.file);
  const models = new Map(
    benchmark.models.map((entry) => [entry, providers[entry.provider]!.create(entry, context)]),
  );
  return planCells(benchmark).map((cell) => ({
    cell,
    set: benchmark.sets.find(({ info }) => info.name === cell.set)!,
    model: models.get(cell.model)!,
    request: requestOf(cell, benchmark.seed),
  }));
}

/** Everything that can be known to go wrong with what is still to be asked for. */
async function modelFaults(
  ready: readonly Ready[],
  open: readonly Ready[],
): Promise<TyposcopeError[]> {
  const faults: TyposcopeError[] = [];
  for (const [model, own] of Map.groupBy(open, (item) => item.model)) {
    // Drawing takes its time. The others also tell what is wrong between new requests and old ones.
    const asked = model.simulated ? own : ready.filter((item) => item.model === model);
    const found = await model.check(asked.map(({ request }) => request));
    // Several models that draw the same sample say the same of it.
    for (const fault of found) {
      if (!faults.some(({ message }) => message === fault.message)) faults.push(fault);
    }
  }
  return faults;
}

function stopAt(benchmark: Benchmark, faults: readonly TyposcopeError[]): void {
  if (faults.length === 0) return;
  const many = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  throw new FaultsError('benchmark', `${benchmark.file}: ${many}`, faults);
}

/** What was answered once was in order, and a finished run must start again in no time. */
async function unstored(ready: readonly Ready[], store: Store): Promise<Ready[]> {
  const open: Ready[] = [];
  for (const item of ready) {
    try {
      if ((await isStored(item.model, item.request, store)) === null) open.push(item);
    } catch (error) {
      // The model's own check tells it, with all that is wrong besides.
      if (!(error instanceof TyposcopeError)) throw error;
      open.push(item);
    }
  }
  return open;
}

async function scoreAnswer(
  item: Ready,
  answer: Answer,
  judging: OpenJudging,
): Promise<ImageResult> {
  const { cell, set, model } = item;
  const { sample, repeat } = cell;
  const absent = absentImage(cell.model.id, set.info.name, sample, repeat);
  const { cost, injected, usage, ...facts } = answer.facts;
  const base: ImageResult = {
    ...absent,
    ...facts,
    simulated: model.simulated,
    requested: {
      ...absent.requested,
      params: cell.model.params as ImageResult['requested']['params'],
    },
    cost: { ...cost, upTo: cost.usd ?? mayHaveCost(item, facts.attempts) },
    usage,
    ...(injected === null ? {} : { injected }),
  };
  if (answer.outcome !== 'image') {
    return { ...base, outcome: answer.outcome, reason: answer.reason };
  }
  const asked = {
    model: cell.model.id,
    sample,
    folder: set.folder,
    repeat,
    title: set.info.title,
  };
  return scorePicture(asked, base, answer.picture, judging);
}
