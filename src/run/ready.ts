import { type Benchmark, contextOf } from '../benchmark/load.ts';
import { type Cell, planCells, requestOf } from '../benchmark/plan.ts';
import type { SampleSet } from '../dataset/load.ts';
import { FaultsError, TyposcopeError } from '../errors.ts';
import type { ImageModel, ImageRequest } from '../models/model.ts';
import type { Providers } from '../models/registry.ts';
import type { Store } from '../store/store.ts';
import { type Again, type CellState, isOpen, stateOf } from './answer.ts';

/** A cell with the model that is asked and the request as it will be sent. */
export interface Ready {
  cell: Cell;
  set: SampleSet;
  model: ImageModel;
  request: ImageRequest;
}

/** All cells of a benchmark, in its order. */
export function readyCells(benchmark: Benchmark, providers: Providers): Ready[] {
  const context = contextOf(benchmark);
  const models = new Map(
    benchmark.models.map((entry) => [entry, providers[entry.provider]!.create(entry, context)]),
  );
  const sets = new Map(benchmark.sets.map((set) => [set.info.name, set]));
  return planCells(benchmark).map((cell) => ({
    cell,
    set: sets.get(cell.set)!,
    model: models.get(cell.model)!,
    request: requestOf(cell, benchmark.seed),
  }));
}

/** What each cell is before a run, in their order. */
export async function statesOf(ready: readonly Ready[], store: Store): Promise<CellState[]> {
  const states: CellState[] = [];
  for (const { model, request } of ready) {
    try {
      states.push(await stateOf(model, request, store));
    } catch (error) {
      // The model's own check tells it, with all that is wrong besides.
      if (!(error instanceof TyposcopeError)) throw error;
      states.push({ is: 'open' });
    }
  }
  return states;
}

/** Those that a run would ask for. */
export function openCells(
  ready: readonly Ready[],
  states: readonly CellState[],
  again: Again = {},
): Ready[] {
  return ready.filter((_, i) => isOpen(states[i]!, again));
}

/**
 * Everything that can be known to go wrong with what is still to be asked for. What was answered once
 * was in order, and a finished run must start again in no time.
 */
export async function modelFaults(
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

/** @throws {FaultsError} code `benchmark` where there is a fault */
export function stopAt(benchmark: Benchmark, faults: readonly TyposcopeError[]): void {
  if (faults.length === 0) return;
  const many = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  throw new FaultsError('benchmark', `${benchmark.file}: ${many}`, faults);
}
