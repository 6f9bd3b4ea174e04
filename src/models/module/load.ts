import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { TyposcopeError } from '../../errors.ts';
import { importModule, type ModuleKind, moduleFileFault } from '../../modules/import-module.ts';
import { kindOf } from '../../modules/told.ts';
import type { ModelEntry } from '../entry.ts';
import { DeadlinePassed, withDeadline } from '../remote/deadline.ts';
import type { OwnContext, OwnModel } from './own.ts';
import { secretsOf, thrown } from './words.ts';

/** A user's module with a model. */
export interface ModelFile {
  /** As the user names it, and as messages do. */
  name: string;
  /** Absolute. */
  path: string;
}

/** What a user's module gave, as far as it can be checked before it is asked for anything. */
export interface LoadedModel {
  /** As messages name it. */
  file: string;
  sha256: string;
  /** As it was given: none of its answers has been checked. */
  model: OwnModel;
}

export interface ModuleEntry extends ModelEntry {
  own: LoadedModel;
}

const KIND: ModuleKind = {
  called: 'model module',
  code: 'usage',
  exports: 'Its default export is to be an object with generate(), or a function that returns one',
  relative: 'Paths are relative to the benchmark’s file',
};
const OPTIONAL = ['identity', 'price', 'check', 'recover'] as const;

/** Seconds for a picture; as long as of models that are asked over a network. */
const TIMEOUT = 300;
/** Seconds for importing one and having it make its model; what takes longer belongs in generate. */
const LOADING = 60;

/** By path: what was imported is what runs as long as this process does. */
const imported = new Map<string, string>();

export function secondsOf({ timeout = TIMEOUT }: OwnModel): number {
  return timeout;
}

/** What is wrong with a module's file, as far as it can be known without running its code. */
export function modelFileFault({ name, path }: ModelFile): Promise<TyposcopeError | null> {
  return moduleFileFault(path, KIND, name);
}

/**
 * Imports a user's module, which runs its code, and has it make its model.
 *
 * @param params of the benchmark; the module gets a copy
 * @throws TyposcopeError('usage') where it is no module of a model, or its code throws
 */
export async function loadModel(
  { name, path }: ModelFile,
  params: Record<string, unknown>,
  context: OwnContext,
  seconds = LOADING,
): Promise<LoadedModel> {
  try {
    return await withDeadline(seconds * 1000, undefined, async () => {
      const { given, sha256 } = await importOnce({ name, path });
      const copy = structuredClone(params);
      const made: unknown = typeof given === 'function' ? await given(copy, { ...context }) : given;
      return { file: name, sha256, model: checkedModel(name, made) };
    });
  } catch (cause) {
    if (cause instanceof TyposcopeError) throw cause;
    const isLate = cause instanceof DeadlinePassed;
    throw new TyposcopeError('usage', 'the model module failed at making its model', {
      file: name,
      found: isLate ? `nothing after ${seconds} s` : thrown(cause, secretsOf([])),
      cause,
    });
  }
}

/** A file that was changed meanwhile is not imported again, and must not be taken for what runs. */
async function importOnce({ name, path }: ModelFile): Promise<{ given: unknown; sha256: string }> {
  const fault = await modelFileFault({ name, path });
  if (fault !== null) throw fault;
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const before = imported.get(path) ?? sha256;
  if (before !== sha256) {
    throw new TyposcopeError('usage', 'the model module was changed after it had been imported', {
      file: name,
      mend: 'Start the program again',
    });
  }
  imported.set(path, sha256);
  return { given: await importModule(path, KIND, name), sha256 };
}

function checkedModel(file: string, value: unknown): OwnModel {
  const refuse = (what: string, found: string, expected: string) =>
    new TyposcopeError('usage', what, { file, found, expected, mend: KIND.exports });
  if (typeof value !== 'object' || value === null) {
    throw refuse('the model module gives no model', kindOf(value), 'an object with generate()');
  }
  const model = value as Record<keyof OwnModel, unknown>;
  if (typeof model.generate !== 'function') {
    throw refuse('the model has no generate()', kindOf(model.generate), 'a function');
  }
  for (const method of OPTIONAL) {
    if (model[method] == null || typeof model[method] === 'function') continue;
    throw refuse(`the model’s ${method} is not one`, kindOf(model[method]), 'a function, or none');
  }
  const { simulated = false, timeout = 1, environment = [] } = model;
  if (typeof simulated !== 'boolean') {
    throw refuse('the model’s simulated is not one', kindOf(simulated), 'true or false');
  }
  if (typeof timeout !== 'number' || !(timeout > 0 && timeout <= 3600)) {
    const found = typeof timeout === 'number' ? String(timeout) : kindOf(timeout);
    throw refuse('the model’s timeout is not one', found, 'seconds, at most 3600');
  }
  if (!isNames(environment)) {
    throw refuse('the model’s environment is not one', kindOf(environment), 'a list of names');
  }
  return value as OwnModel;
}

function isNames(value: unknown): boolean {
  const isName = (name: unknown) => typeof name === 'string' && /^[A-Za-z_]\w*$/.test(name);
  return Array.isArray(value) && value.every(isName);
}
