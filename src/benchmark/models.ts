import { didYouMean, type Finding, type Path, shown } from '../dataset/finding.ts';
import { schemaFaults } from '../dataset/schema-faults.ts';
import type { ModelEntry } from '../models/entry.ts';
import { addressFindings } from '../models/keys.ts';
import type { LoadedModel } from '../models/module/load.ts';
import type { Provider, ProviderContext, Providers } from '../models/registry.ts';
import { formatUsd, parseUsd } from '../money.ts';
import type { ModelKeys } from './schema.ts';

/**
 * What is wrong with the models of a benchmark beyond its schema: what providers don't know, and
 * ids given twice.
 *
 * @param models as the file has them, whatever that is
 */
export async function modelFaults(
  models: readonly unknown[],
  providers: Providers,
  context: ProviderContext,
): Promise<Finding[]> {
  const findings = sameIds(models);
  for (const [i, model] of models.entries()) {
    if (!isMap(model) || typeof model.provider !== 'string') continue;
    const path = ['models', i];
    const provider = Object.hasOwn(providers, model.provider)
      ? providers[model.provider]
      : undefined;
    if (provider === undefined) {
      findings.push(
        unknownName(
          'there is no such provider',
          [...path, 'provider'],
          model.provider,
          Object.keys(providers),
        ),
      );
      continue;
    }
    findings.push(
      ...nameFaults(model, provider, path),
      ...addressFaults(model, provider, path),
      ...(await paramFaults(model.params ?? {}, provider, path, context)),
    );
  }
  return findings;
}

/**
 * @param keys without faults
 * @param own what the user's own file gave, where the model is one
 */
export function entryOf(keys: ModelKeys, providers: Providers, own?: LoadedModel): ModelEntry {
  const { id, provider, model, params, baseURL, keyEnv, price, fixedCost } = keys;
  const { models, params: schema } = providers[provider]!;
  return {
    id,
    provider,
    model: model ?? models?.[0] ?? id,
    params: schema.parse(params ?? {}),
    baseURL: baseURL ?? null,
    keyEnv: keyEnv ?? null,
    price: price === undefined ? null : dollars(price),
    fixedCost:
      fixedCost === undefined
        ? null
        : { usd: dollars(fixedCost.usd), pictures: fixedCost.pictures },
    ...(own === undefined ? {} : { own }),
  };
}

export function dollars(amount: string | number): string {
  return formatUsd(parseUsd(amount)!);
}

/** Two spellings of one label in Unicode are one label to whoever reads it. */
function sameIds(models: readonly unknown[]): Finding[] {
  const first = new Map<string, number>();
  return models.flatMap((model, i): Finding[] => {
    if (!isMap(model) || typeof model.id !== 'string') return [];
    const id = model.id.normalize('NFC');
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, i);
      return [];
    }
    return [
      {
        what: 'two models with one id',
        path: ['models', i, 'id'],
        found: `${shown(model.id)} in models.${before} too`,
        mend: 'Name them apart.',
      },
    ];
  });
}

function nameFaults(model: Keys, provider: Provider, path: Path): Finding[] {
  const { models, needsModel, spelling } = provider;
  if (model.model === undefined) {
    return needsModel
      ? [
          {
            what: 'missing key',
            path: [...path, 'model'],
            expected:
              models === null
                ? (spelling?.expected ?? 'the name of a model')
                : `one of ${models.join(', ')}`,
            mend: 'Add model.',
          },
        ]
      : [];
  }
  if (typeof model.model !== 'string' || models?.includes(model.model)) return [];
  if (models === null) {
    if (spelling === undefined || spelling.pattern.test(model.model)) return [];
    const at = [...path, 'model'];
    const { expected } = spelling;
    return [{ what: 'value not allowed', path: at, found: shown(model.model), expected }];
  }
  return [unknownName('the provider has no such model', [...path, 'model'], model.model, models)];
}

/** Said of what is drawn here, they would say nothing, and their author means something. */
function addressFaults(model: Keys, provider: Provider, path: Path): Finding[] {
  const { remote, vendor, isModule = false } = provider;
  if (remote) return vendor === undefined ? [] : addressFindings(model, vendor, path);
  return ['baseURL', 'keyEnv']
    .filter((key) => model[key] !== undefined)
    .map((key) => ({
      what: isModule
        ? 'a module has its address and its key by itself'
        : 'the provider is not asked over a network',
      path: [...path, key],
      found: key,
      mend: `Leave ${key} out.`,
    }));
}

async function paramFaults(
  params: unknown,
  provider: Provider,
  path: Path,
  context: ProviderContext,
): Promise<Finding[]> {
  if (!isMap(params)) return [];
  const wrong = schemaFaults(provider.params, params);
  const findings =
    wrong.length > 0 ? wrong : await provider.check(provider.params.parse(params), context);
  return findings.map((finding) => ({ ...finding, path: [...path, 'params', ...finding.path] }));
}

export function unknownName(
  what: string,
  path: Path,
  word: string,
  names: readonly string[],
): Finding {
  return {
    what,
    path,
    found: shown(word),
    expected: `${names.length > 1 ? 'one of ' : ''}${names.join(', ')}`,
    mend: didYouMean(word, names),
  };
}

type Keys = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
