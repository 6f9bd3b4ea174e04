import { resolve } from 'node:path';
import { type Finding, safe, shown } from '../dataset/finding.ts';
import { TyposcopeError } from '../errors.ts';
import { type LoadedModel, loadModel, modelFileFault } from '../models/module/load.ts';
import { secretsOf } from '../models/module/words.ts';
import type { ProviderContext, Providers } from '../models/registry.ts';
import { tidy } from '../models/remote/words.ts';

export interface FoundModels {
  /** By their places in the benchmark. */
  loaded: ReadonlyMap<number, LoadedModel>;
  findings: Finding[];
}

/** An entry as far as a module can be loaded by it. */
interface Named {
  at: number;
  id: string;
  model: string;
  params: Record<string, unknown>;
}

/**
 * The models of a benchmark that are files of the user's own, whose code runs only with leave;
 * whatever is wrong with an entry besides is told by others.
 *
 * @param models as the file has them, whatever that is
 */
export async function ownModels(
  models: readonly unknown[],
  providers: Providers,
  { folder }: ProviderContext,
  allowModules: boolean,
): Promise<FoundModels> {
  const loaded = new Map<number, LoadedModel>();
  const findings: Finding[] = [];
  const named = models.flatMap((model, at) => namedModel(model, at, providers));
  for (const { at, id, model, params } of named) {
    const file = { name: model, path: resolve(folder, model) };
    const path = ['models', at, 'model'];
    if (!allowModules) {
      const fault = await modelFileFault(file);
      if (fault !== null) findings.push(findingOf(fault, path));
      continue;
    }
    try {
      loaded.set(at, await loadModel(file, params, { id, folder }));
    } catch (fault) {
      if (!(fault instanceof TyposcopeError)) throw fault;
      findings.push(findingOf(fault, path));
    }
  }
  const [first] = named;
  if (first !== undefined && !allowModules) findings.push(notAllowed(first.at));
  return { loaded, findings };
}

function namedModel(value: unknown, at: number, providers: Providers): Named[] {
  if (!isMap(value) || typeof value.provider !== 'string') return [];
  const provider = Object.hasOwn(providers, value.provider) ? providers[value.provider] : undefined;
  const { id, model, params = {} } = value;
  if (!provider?.isModule || typeof id !== 'string' || typeof model !== 'string') return [];
  const parsed = provider.params.safeParse(params);
  const isSpelt = provider.spelling?.pattern.test(model) ?? true;
  return parsed.success && isSpelt ? [{ at, id, model, params: parsed.data }] : [];
}

function findingOf({ what, detail }: TyposcopeError, path: Finding['path']): Finding {
  const { file, found, expected, mend } = detail;
  const words = found === undefined ? '' : `: ${safe(tidy(found, secretsOf([])))}`;
  return {
    what,
    path,
    found: `${shown(file)}${words}`,
    ...(expected === undefined ? {} : { expected }),
    mend,
  };
}

function notAllowed(at: number): Finding {
  return {
    what: 'names a module, whose code would be run',
    path: ['models', at, 'provider'],
    mend: 'If you trust it, add --allow-modules',
  };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
