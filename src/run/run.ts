import type { Benchmark } from '../benchmark/load.ts';
import type { Providers } from '../models/registry.ts';
import { defaultLimits } from '../picture/limits.ts';
import type { ImageResult, Results } from '../results/results.ts';
import { openOutput } from '../store/folder.ts';
import type { Again } from './answer.ts';
import { answeredImage } from './answered-image.ts';
import { type Budget, budgetOf, stoppedReason } from './budget.ts';
import { type GenerateOptions, generateAll } from './generate.ts';
import type { JudgingOptions } from './judging.ts';
import { onlyGenerated, summarizeGenerated } from './only-generated.ts';
import { type Quote, quoteOf, restOf, unpriced } from './prices.ts';
import { modelFaults, openCells, type Ready, readyCells, statesOf, stopAt } from './ready.ts';
import { summarize } from './results.ts';

export interface RunOptions extends Omit<JudgingOptions, 'files' | 'bars' | 'rules'>, Again {
  benchmark: Benchmark;
  providers: Providers;
  runId: string;
  /** Ask and keep, without reading: the same run reads later. */
  generateOnly?: boolean;
  /** Asked before the first paid call; throws where it is not to be made. */
  confirm?: (quote: Quote) => Promise<void>;
  /** Called once with the number of pictures, then after each. */
  onPlan?: (plan: { pictures: number; budget: Budget | null }) => void;
  onPicture?: (result: ImageResult) => void;
  onWait?: GenerateOptions['onWait'];
  /** Called where the budget ended the run, with what the rest costs at most, in decimal dollars. */
  onStopped?: (stop: { reason: string; rest: string }) => void;
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
  const { benchmark, store, runId } = options;
  const ready = readyCells(benchmark, options.providers);
  const states = await statesOf(ready, store);
  const open = openCells(ready, states, options);
  // What is only to be fetched needs its key as well.
  const fetched = ready.filter((_, i) => states[i]!.is === 'pending');
  stopAt(benchmark, [
    ...(await modelFaults(ready, [...new Set([...open, ...fetched])])),
    ...unpriced(benchmark, open),
  ]);
  await options.confirm?.(quoteOf(benchmark, open));
  openOutput(options.out);
  const budget = benchmark.maxCost === null ? null : budgetOf(benchmark.maxCost);
  const generate = options.generateOnly === true ? generated : judged;
  const results = await generate({ ...options, ready, open, budget });
  const skipped = results.images.filter(({ outcome }) => outcome === 'skipped-budget').length;
  const reason = budget === null || skipped === 0 ? null : stoppedReason(budget, skipped);
  if (reason !== null) options.onStopped?.({ reason, rest: restOf(ready, results.images) });
  const { name, sets, seed, gates } = benchmark;
  const run = { sets, benchmark: name, seed, gates, runId, startedAt, stoppedReason: reason };
  return results.sumUp(run);
}

interface Prepared extends RunOptions {
  ready: readonly Ready[];
  open: readonly Ready[];
  budget: Budget | null;
}

interface Ended {
  images: ImageResult[];
  sumUp(run: Parameters<typeof summarizeGenerated>[0]): Results;
}

/** Asks, reads and judges. */
async function judged(options: Prepared): Promise<Ended> {
  const { benchmark, ready, budget, onPicture } = options;
  // What reads and draws is large, and of no use to whoever only asks.
  const { openJudging } = await import('./judging.ts');
  const { scorePicture } = await import('./score-picture.ts');
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
    options.onPlan?.({ pictures: ready.length, budget });
    const way = { ...generateOptions(options), limits: judging.limits, asking: judging.asking };
    const working = judging.lanes;
    const images = await generateAll(ready, { ...way, working }, async (item, answer) => {
      const base = answeredImage(item, answer);
      if (answer.outcome !== 'image') onPicture?.(base);
      if (answer.outcome !== 'image') return base;
      const { cell, set } = item;
      const { sample, repeat } = cell;
      const { folder, info } = set;
      const asked = { model: cell.model.id, sample, folder, repeat, title: info.title };
      const result = await scorePicture(asked, base, answer.picture, judging);
      onPicture?.(result);
      return result;
    });
    const noise = await judging.noise.all();
    for (const why of await judging.noise.undrawn()) options.onNoFloor?.(why);
    const sums = { ...judging, images, noise, ownRules: benchmark.rules };
    return { images, sumUp: (run) => summarize({ ...sums, ...run }) };
  } finally {
    await judging.close();
  }
}

/** Pictures that may be on their way to the disk while all that may be asked for at a time are. */
const KEEPING = 8;

/** Asks and keeps. */
async function generated(options: Prepared): Promise<Ended> {
  const { ready, budget, onPicture, store, out } = options;
  options.onPlan?.({ pictures: ready.length, budget });
  const limits = { ...defaultLimits, ...options.limits };
  const way = { ...generateOptions(options), limits, asking: new Map(), working: KEEPING };
  const images = await generateAll(ready, way, async (item, answer) => {
    const result = await onlyGenerated(answeredImage(item, answer), answer, { store, out });
    onPicture?.(result);
    return result;
  });
  return {
    images,
    sumUp: (run) => summarizeGenerated(run, images, options),
  };
}

function generateOptions({
  store,
  benchmark,
  budget,
  open,
  signal,
  retryFailed,
  resendUncertain,
  onWait,
}: Prepared): Omit<GenerateOptions, 'limits' | 'asking' | 'working'> {
  return {
    store,
    benchmark,
    budget,
    open,
    ...(signal === undefined ? {} : { stop: signal }),
    ...(retryFailed === undefined ? {} : { retryFailed }),
    ...(resendUncertain === undefined ? {} : { resendUncertain }),
    ...(onWait === undefined ? {} : { onWait }),
  };
}
