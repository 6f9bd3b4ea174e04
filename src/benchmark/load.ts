import { createHash } from 'node:crypto';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { type Finding, type Path, safe, shown, toError } from '../dataset/finding.ts';
import type { SampleSet } from '../dataset/load.ts';
import { schemaFaults } from '../dataset/schema-faults.ts';
import { readYaml } from '../dataset/yaml-file.ts';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { builtInProviders } from '../models/built-in.ts';
import { type FoundCatalogue, type OwnCatalogue, ownCatalogue } from '../models/catalogue/own.ts';
import { knownModel } from '../models/catalogue.ts';
import type { ModelEntry } from '../models/entry.ts';
import type { ProviderContext, Providers } from '../models/registry.ts';
import type { ReaderFiles } from '../reading/files.ts';
import { readerFilesOf, readersFile, readersSchema } from '../reading/readers-file.ts';
import type { Bars } from '../results/results.ts';
import { concurrencyFaults } from './concurrency.ts';
import { ownModels } from './model-modules.ts';
import { dollars, entryOf, modelFaults } from './models.ts';
import type { OwnRule } from './rule-modules.ts';
import { barFaults, rulesOf } from './rules.ts';
import { type BenchmarkKeys, benchmarkSchema, type Gates } from './schema.ts';
import { findNamedSets } from './sets.ts';
import { veiled } from './veiled.ts';

/** What to run, checked: every set loaded, every path there, every default filled in. */
export interface Benchmark {
  /** As the user gave it. */
  file: string;
  name: string;
  /** In the file's order, as are the models. */
  sets: SampleSet[];
  models: ModelEntry[];
  /** Models and prices that it knows better than the program; null: none. */
  catalogue: OwnCatalogue | null;
  repeats: number;
  readers: ReaderFiles;
  /** Rules of layout of the user's own, in the file's order; whatever they do is checked. */
  rules: OwnRule[];
  seed: number;
  /** Calls at a time to each provider; see concurrencyOf. */
  concurrency: number | Readonly<Record<string, number>>;
  /** Decimal dollars; null: no limit. */
  maxCost: string | null;
  /** null: the program's own. Of bars that are given, one that is left out is not asked for. */
  bars: Bars | null;
  gates: Gates;
  /** Over the file, newlines aside. What it names is not in it: sets have hashes of their own. */
  sha256: string;
}

export interface LoadOptions {
  /** Those that come with the program, unless others are given. */
  providers?: Providers;
  /** Whether the user lets modules run that the file names: models, readers and rules. */
  allowModules?: boolean;
}

/**
 * Loads and checks a benchmark's file and all that it names.
 *
 * @throws {FaultsError} code `benchmark`, with every fault of the file, of its sets, catalogue,
 *   readers and rules
 */
export async function loadBenchmark(file: string, options: LoadOptions = {}): Promise<Benchmark> {
  const { providers = builtInProviders, allowModules = false } = options;
  const yaml = await readYaml(file);
  const { value } = yaml;
  const raw = isMap(value) ? value : {};
  const own = await catalogueOf(raw.catalogue, file);
  const context = contextOf({ file, catalogue: own.catalogue });
  const named = listOf(raw.sets).flatMap((set, i) =>
    typeof set === 'string' && set !== '' ? [{ set, path: ['sets', i] }] : [],
  );
  const wrong = value === undefined ? [] : schemaFaults(benchmarkSchema, value);
  const found = await findNamedSets(
    // A name that is none was told already.
    named.filter(({ path }) => !wrong.some((fault) => isAt(fault.path, path))),
    file,
  );
  const readers = await readersOf(raw.readers, file, allowModules);
  const modules = await ownModels(listOf(raw.models), providers, context, allowModules);
  const rules = await rulesOf(listOf(raw.rules), file, allowModules);
  const findings = [
    ...yaml.findings,
    ...wrong,
    ...found.findings,
    ...(await modelFaults(listOf(raw.models), providers, context)),
    ...concurrencyFaults(raw.concurrency, Object.keys(providers)),
    ...modules.findings,
    ...readers.findings,
    ...rules.findings,
    ...barFaults(isMap(raw.bars) ? listOf(raw.bars.rules) : [], rules.known),
  ];
  const mine = findings
    .map(veiled)
    .map((finding) => toError(finding, { file, code: 'benchmark', lineOf: yaml.lineOf }))
    .sort((a, b) => (a.detail.line ?? 0) - (b.detail.line ?? 0));
  const faults = [...mine, ...own.faults, ...readers.faults, ...found.faults];
  if (faults.length > 0) {
    const many = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    throw new FaultsError('benchmark', `${safe(file)}: ${many}`, faults);
  }
  const keys: BenchmarkKeys = benchmarkSchema.parse(value);
  return {
    file,
    name: keys.name,
    sets: found.sets,
    models: keys.models.map((model, i) => entryOf(model, providers, modules.loaded.get(i))),
    catalogue: own.catalogue,
    repeats: keys.repeats,
    readers: readers.files,
    rules: rules.rules,
    seed: keys.seed,
    concurrency: keys.concurrency,
    maxCost: keys.maxCost === undefined ? null : dollars(keys.maxCost),
    bars: keys.bars ?? null,
    gates: keys.gates ?? {},
    sha256: createHash('sha256').update(yaml.source).digest('hex'),
  };
}

/** What the params of a benchmark's models are relative to, and what it knows of models. */
export function contextOf({
  file,
  catalogue,
}: Pick<Benchmark, 'file' | 'catalogue'>): ProviderContext {
  return {
    folder: resolve(dirname(file)),
    known: (provider, model) => knownModel(provider, model, catalogue?.models),
  };
}

async function catalogueOf(named: unknown, file: string): Promise<FoundCatalogue> {
  if (typeof named !== 'string' || named === '') return { catalogue: null, faults: [] };
  return ownCatalogue(isAbsolute(named) ? named : join(dirname(file), named), named);
}

interface ReadersFound {
  files: ReaderFiles;
  /** Of the benchmark's file. */
  findings: Finding[];
  /** Of a readers file that it names. */
  faults: TyposcopeError[];
}

const none: ReadersFound = { files: {}, findings: [], faults: [] };

async function readersOf(
  readers: unknown,
  file: string,
  allowModules: boolean,
): Promise<ReadersFound> {
  if (typeof readers === 'string' && readers !== '') {
    try {
      const named = isAbsolute(readers) ? readers : join(dirname(file), readers);
      return { ...none, files: await readersFile(named, allowModules) };
    } catch (error) {
      if (error instanceof FaultsError) return { ...none, faults: [...error.faults] };
      if (error instanceof TyposcopeError) return { ...none, findings: [unreadable(error)] };
      throw error;
    }
  }
  const parsed = readersSchema.safeParse(readers ?? {});
  if (!parsed.success) return none;
  const { files, faults } = await readerFilesOf(parsed.data, file, allowModules);
  return {
    ...none,
    files,
    findings: faults.map(({ found, ...fault }) => ({
      ...fault,
      path: ['readers', ...fault.path],
      ...(found === undefined ? {} : { found: safe(found) }),
    })),
  };
}

function unreadable({ what, detail }: TyposcopeError): Finding {
  return {
    what,
    path: ['readers'],
    found: `${shown(detail.file)}: ${safe(detail.found ?? '')}`,
    expected: 'the path of a readers file, from this file, or its keys',
  };
}

function isAt(path: Path, at: Path): boolean {
  return at.every((step, i) => path[i] === step);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
