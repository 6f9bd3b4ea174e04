import { concurrencyOf } from '../benchmark/concurrency.ts';
import type { Benchmark } from '../benchmark/load.ts';
import { type PlanRow, type PlanSummary, priced } from '../benchmark/plan-table.ts';
import { shutdownOf } from '../models/catalogue.ts';
import type { Cost } from '../models/model.ts';
import type { Providers } from '../models/registry.ts';
import type { Store } from '../store/store.ts';
import { cellKeyOf } from './answer.ts';
import { durationOf, type ModelTime } from './plan-time.ts';
import { languagesOf, readersOf } from './readers.ts';
import { modelFaults, openCells, type Ready, readyCells, statesOf, stopAt } from './ready.ts';

/** What a run would do, and what is there already. Asks and spends nothing. */
export async function planRun(
  benchmark: Benchmark,
  providers: Providers,
  store: Store,
): Promise<{ rows: PlanRow[]; summary: PlanSummary }> {
  const ready = readyCells(benchmark, providers);
  const states = await statesOf(ready, store);
  const stateOf = new Map(ready.map((item, i) => [item, states[i]!]));
  const faults = await modelFaults(ready, openCells(ready, states));
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
  const times: ModelTime[] = [];
  for (const [model, own] of Map.groupBy(ready, (item) => item.model)) {
    const counts = { stored: 0, failed: 0, pending: 0, uncertain: 0, open: 0 };
    const prices: Cost[] = [];
    for (const item of own) {
      const state = stateOf.get(item)!;
      counts[state.is] += 1;
      if (state.is === 'open') prices.push(model.price(item.request));
      if (state.is !== 'stored' || state.sha256 === null) continue;
      readings.needed += 1;
      const languages = languagesOf(item.request.sample);
      const reader = (await readerOf(languages)).identity;
      if (store.reading({ picture: state.sha256, reader, languages }) !== null)
        readings.stored += 1;
    }
    const { stored, failed, pending, uncertain, open } = counts;
    rows.push({
      model: model.id,
      simulated: model.simulated,
      cells: own.length,
      stored,
      ...(failed === 0 ? {} : { failed }),
      ...(pending === 0 ? {} : { pending }),
      ...(uncertain === 0 ? {} : { uncertain }),
      toDo: open,
      ...priced(prices.length > 0 ? prices : own.map(({ request }) => model.price(request))),
    });
    if (open > 0 && !model.simulated) {
      const { provider, baseURL } = own[0]!.cell.model;
      times.push({
        lane: `${provider} ${baseURL ?? ''}`,
        atOnce: concurrencyOf(benchmark, provider),
        toDo: open,
        measured: await measuredOf(own, store),
      });
    }
  }
  const { name, sets, repeats, maxCost, catalogue: own } = benchmark;
  const leaving = benchmark.models.flatMap(({ id, provider, model }) => {
    const words = shutdownOf(provider, model, own?.models);
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
      ...(times.length === 0 ? {} : { time: durationOf(times) }),
      ...(missing.length === 0 ? {} : { missing: [...new Set(missing)] }),
      ...(own === null
        ? {}
        : { catalogue: { name: own.name, date: own.date, models: own.models.length } }),
      ...(leaving.length === 0 ? {} : { leaving }),
    },
  };
}

/** Milliseconds of the stored pictures of one model. */
async function measuredOf(own: readonly Ready[], store: Store): Promise<number[]> {
  const measured: number[] = [];
  for (const { model, request } of own) {
    const row = store.generation(await cellKeyOf(model, request));
    if (row?.outcome === 'image' && row.latency.attemptMs !== null)
      measured.push(row.latency.attemptMs);
  }
  return measured;
}
