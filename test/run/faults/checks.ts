import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { loadBenchmark } from '../../../src/benchmark/load.ts';
import { builtInProviders as providers } from '../../../src/models/built-in.ts';
import { addUsd, compareUsd } from '../../../src/money.ts';
import { isComplete } from '../../../src/picture/complete.ts';
import type { ImageResult } from '../../../src/results/results.ts';
import { cellKeyOf } from '../../../src/run/answer.ts';
import { readyCells } from '../../../src/run/ready.ts';
import { type FaultRun, isQueued, keys } from './fault-run.ts';
import { type Entry, submitsOf, sumsOf } from './ledger.ts';

export function cellOf({ model, sample }: Pick<ImageResult, 'model' | 'sample'>): string {
  return `${model} ${sample}`;
}

/** What a run says that it cost, and at most, in decimal dollars. */
export function costsOf(images: readonly ImageResult[]): { usd: string; upTo: string } {
  return {
    usd: addUsd('0', ...images.map(({ cost }) => cost.usd ?? '0')),
    upTo: addUsd('0', ...images.map(({ cost }) => cost.upTo ?? '0')),
  };
}

/** Which cells the store holds an answer of, by the very keys that a run looks for. */
export async function cellReader({ folder, file }: FaultRun): Promise<() => Set<string>> {
  const benchmark = await loadBenchmark(join(folder, file), { providers });
  const cells = new Map<string, string>();
  for (const { model, request, cell } of readyCells(benchmark, providers)) {
    const name = cellOf({ model: cell.model.id, sample: cell.sample.id });
    cells.set(await cellKeyOf(model, request), name);
  }
  return () => {
    const stored = keysIn(join(folder, 'benchmarks/.typoscope/store.db'));
    return new Set(stored.map((key) => cells.get(key) ?? `no cell has the key ${key}`));
  };
}

function keysIn(file: string): string[] {
  if (!existsSync(file)) return [];
  using db = new DatabaseSync(file, { readOnly: true });
  const isMade = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'generations'").get();
  if (isMade === undefined) return [];
  return db
    .prepare('SELECT key FROM generations')
    .all()
    .map(({ key }) => String(key));
}

/**
 * No file is half written: each picture is what its name says and reaches its end, and whatever else
 * a run writes can be read. A killed writer may leave its own leavings in the store, and there only.
 */
export function expectWholeFiles({ folder }: FaultRun): { pictures: number } {
  const store = join(folder, 'benchmarks/.typoscope');
  const [stored, out] = [filesIn(join(store, 'images')), filesIn(join(folder, 'out'))];
  let pictures = 0;
  for (const path of [...stored, ...out]) {
    const name = basename(path);
    if (stored.includes(path) && name.startsWith('.tmp-')) continue;
    const bytes = readFileSync(path);
    const at = relative(folder, path);
    if (name === 'results.json') {
      expect(() => JSON.parse(bytes.toString()), at).not.toThrow();
      continue;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(name, at).toBe(`${sha256}.png`);
    expect(isComplete(bytes, 'png'), at).toBe(true);
    pictures += 1;
  }
  return { pictures };
}

/** No key is in anything that was written or said. */
export function expectNoKeys({ folder }: FaultRun, said: readonly string[]): void {
  const written = [...filesIn(join(folder, 'benchmarks')), ...filesIn(join(folder, 'out'))];
  expect(written.map((path) => basename(path))).toContain('store.db');
  for (const [wire, key] of Object.entries(keys)) {
    for (const text of said) expect(text, wire).not.toContain(key);
    for (const path of written) {
      expect(readFileSync(path).includes(key), `${relative(folder, path)}: ${wire}`).toBe(false);
    }
  }
}

/** What may have been billed for a cell was never asked for twice. */
export function expectPaidOnce(entries: readonly Entry[]): void {
  const paid = submitsOf(entries).filter(({ fate }) => fate !== 'busy' && fate !== 'broken');
  const twice = [...Map.groupBy(paid, ({ cell }) => cell)].filter(([, own]) => own.length > 1);
  expect(twice.map(([cell]) => cell)).toEqual([]);
}

/** Jobs of the queue that outlived who had put them there, and whose results were taken all the same. */
export function recovered(entries: readonly Entry[], kills: readonly number[]): string[] {
  const billed = new Map(
    entries.filter(({ what }) => what === 'billed').map(({ n, at }) => [n, at]),
  );
  return submitsOf(entries)
    .filter(({ cell }) => isQueued(cell))
    .filter(({ n, at }) => kills.some((kill) => at < kill && kill < (billed.get(n) ?? 0)))
    .map(({ cell }) => cell);
}

/** The ledger of each cell, and so of all, lies between what the run knows that it cost and what it may have. */
export function expectWithin(entries: readonly Entry[], images: readonly ImageResult[]): void {
  const cells = new Map(submitsOf(entries).map(({ n, cell }) => [n, cell]));
  const byCell = Map.groupBy(entries, ({ n }) => cells.get(n)!);
  const outside = images.filter((image) => {
    const { billed, perhaps } = sumsOf(byCell.get(cellOf(image)) ?? []);
    const { usd, upTo } = costsOf([image]);
    const all = addUsd(billed, perhaps);
    return compareUsd(all, usd) < 0 || compareUsd(all, upTo) > 0;
  });
  const told = outside.map((image) => {
    const { billed, perhaps } = sumsOf(byCell.get(cellOf(image)) ?? []);
    return { cell: cellOf(image), outcome: image.outcome, cost: image.cost, billed, perhaps };
  });
  expect(told).toEqual([]);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
