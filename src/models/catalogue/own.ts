import { type Finding, type Path, safe, shown, toError } from '../../dataset/finding.ts';
import { schemaFaults } from '../../dataset/schema-faults.ts';
import { readYaml } from '../../dataset/yaml-file.ts';
import type { TyposcopeError } from '../../errors.ts';
import { isCatalogued, type KnownModel, modelsOf } from '../catalogue.ts';
import { catalogueSchema } from './schema.ts';

/** What a benchmark knows better than the catalogue of the program. */
export interface OwnCatalogue {
  /** As the benchmark names it. */
  name: string;
  /** The day of the file; a model may have been looked up on another. */
  date: string;
  models: KnownModel[];
}

export interface FoundCatalogue {
  /** null where anything is wrong with it. */
  catalogue: OwnCatalogue | null;
  faults: TyposcopeError[];
}

/**
 * Reads a catalogue that a user wrote, YAML or JSON, with every fault of it.
 *
 * @param file where it is
 * @param name as the benchmark names it
 */
export async function ownCatalogue(file: string, name: string): Promise<FoundCatalogue> {
  const { findings, value, lineOf } = await readYaml(file);
  const all = [...findings.map(withPlace), ...(value === undefined ? [] : faultsOf(value))];
  if (all.length === 0) {
    const keys = catalogueSchema.parse(value);
    return { catalogue: { name, date: keys.date, models: modelsOf(keys) }, faults: [] };
  }
  const faults = all
    .map((finding) => toError(finding, { file, code: 'benchmark', lineOf }))
    .sort((a, b) => (a.detail.line ?? 0) - (b.detail.line ?? 0));
  return { catalogue: null, faults };
}

/** Where it lies is said by another file. */
function withPlace(finding: Finding): Finding {
  return finding.what === 'the file is missing'
    ? { ...finding, mend: 'Paths are relative to the file that names them' }
    : finding;
}

function faultsOf(value: unknown): Finding[] {
  const models = isMap(value) && Array.isArray(value.models) ? (value.models as unknown[]) : [];
  return [
    ...schemaFaults(catalogueSchema, value),
    ...models.flatMap((model, i) => (isMap(model) ? kindFaults(model, ['models', i]) : [])),
    ...sameModels(models),
  ];
}

/** What a provider's own way of asking and of billing has no use for. */
const KINDS = {
  openai: { sizes: ['listed', 'free'], price: ['tokens'] },
  gemini: { sizes: ['ratios'], price: ['tokens'] },
  fal: { sizes: ['listed', 'free'], price: ['units'] },
} as const;
const ALL = { sizes: ['listed', 'free', 'ratios'], price: ['tokens', 'units'] };

function kindFaults(model: Keys, path: Path): Finding[] {
  const { provider } = model;
  if (typeof provider !== 'string' || !isCatalogued(provider)) return [];
  return (['sizes', 'price'] as const).flatMap((key): Finding[] => {
    const about = model[key];
    const kind = isMap(about) ? about.kind : undefined;
    const fitting: readonly string[] = KINDS[provider][key];
    // What is no kind at all was told by the schema.
    if (typeof kind !== 'string' || fitting.includes(kind) || !ALL[key].includes(kind)) return [];
    return [
      {
        what: `${provider} has no ${key === 'sizes' ? 'sizes' : 'prices'} of this kind`,
        path: [...path, key, 'kind'],
        found: shown(kind),
        expected: fitting.join(' or '),
      },
    ];
  });
}

function sameModels(models: readonly unknown[]): Finding[] {
  const first = new Map<string, number>();
  return models.flatMap((model, i): Finding[] => {
    if (!isMap(model) || typeof model.model !== 'string') return [];
    const name = `${String(model.provider)} ${model.model}`;
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, i);
      return [];
    }
    return [
      {
        what: 'one model twice',
        path: ['models', i, 'model'],
        found: `${shown(model.model)} in ${safe(`models.${before}`)} too`,
        mend: 'Keep one of them.',
      },
    ];
  });
}

type Keys = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
