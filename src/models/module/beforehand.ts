import { isDeepStrictEqual } from 'node:util';
import { isPromise } from 'node:util/types';
import type { Sample } from '../../dataset/schema.ts';
import { TyposcopeError } from '../../errors.ts';
import { statedCost, withShare } from '../entry.ts';
import { inputFaults } from '../input-pictures.ts';
import type { Cost, ImageModel, ImageRequest } from '../model.ts';
import { UNKNOWN } from '../remote/cost.ts';
import { DeadlinePassed, withDeadline } from '../remote/deadline.ts';
import { brief } from './brief.ts';
import { costOf, dollarsExpected } from './cost.ts';
import { ownFault } from './faults.ts';
import { jsonExpected, jsonOf } from './json.ts';
import { type ModuleEntry, secondsOf } from './load.ts';
import { subjectOf } from './subject.ts';
import { secretsOf, thrown } from './words.ts';

type Identity = Record<string, unknown>;

/** What a module is asked before it is asked for a picture. What it can't say ends nothing here. */
export function beforehand(entry: ModuleEntry): Pick<ImageModel, 'identity' | 'price' | 'check'> {
  const { file, sha256, model } = entry.own;
  const { environment = [] } = model;
  const identities = new WeakMap<Sample, Map<string, Identity>>();

  /** @throws {TyposcopeError} code `benchmark` */
  async function asked<T>(what: string, ask: () => T | Promise<T>): Promise<T> {
    const seconds = secondsOf(model);
    try {
      return await withDeadline(seconds * 1000, undefined, async () => ask());
    } catch (cause) {
      if (cause instanceof DeadlinePassed) throw failed(what, `nothing after ${seconds} s`);
      throw failed(what, thrown(cause, secretsOf(environment)), cause);
    }
  }

  function failed(what: string, found: string, cause?: unknown): TyposcopeError {
    const told = `the model module failed at ${what}`;
    return new TyposcopeError('benchmark', told, { file, found, cause });
  }

  function wrong(what: string, found: string, expected: string): TyposcopeError {
    const told = `what the model module gives for ${what} does not hold`;
    return new TyposcopeError('benchmark', told, { file, found, expected });
  }

  async function freshIdentity(request: ImageRequest): Promise<Identity> {
    const identity = { provider: 'module', sha256, params: entry.params };
    if (model.identity == null) return identity;
    const told: unknown = await asked('identity()', () => model.identity!(subjectOf(request)));
    const own = jsonOf(told);
    if (own === null) throw wrong('identity()', brief(told), jsonExpected);
    return { ...identity, own };
  }

  /** Of each picture once: what held before anything was paid for holds to the end. */
  async function identity(request: ImageRequest): Promise<Identity> {
    const { sample, prompt, repeat, seed } = request;
    const known = identities.get(sample) ?? new Map<string, Identity>();
    identities.set(sample, known);
    const key = JSON.stringify([prompt, repeat, seed]);
    const own = known.get(key) ?? (await freshIdentity(request));
    // Another call may have been faster.
    const first = known.get(key) ?? own;
    known.set(key, first);
    return first;
  }

  /** @throws {TyposcopeError} code `benchmark` */
  function ownPrice(request: ImageRequest): Cost {
    if (model.price == null) return UNKNOWN;
    let told: unknown;
    try {
      told = model.price(subjectOf(request));
    } catch (cause) {
      throw failed('price()', thrown(cause, secretsOf(environment)), cause);
    }
    if (isPromise(told)) {
      // Nobody waits for it: a rejection that nobody hears would end the process.
      told.catch(() => {});
      throw wrong('price()', 'a promise', 'an answer at once');
    }
    const cost = costOf(told, 'price-table');
    if (cost === null) throw wrong('price()', brief(told), dollarsExpected);
    return cost;
  }

  function price(request: ImageRequest): Cost {
    if (entry.price !== null) return statedCost(entry);
    try {
      const own = ownPrice(request);
      return own.usd === null ? statedCost(entry) : withShare(own, entry);
    } catch {
      // Its check tells that, before anything is asked for.
      return UNKNOWN;
    }
  }

  /** What it can't say of a request, or says otherwise where it is asked again. */
  async function requestFaults(requests: readonly ImageRequest[]): Promise<TyposcopeError[]> {
    try {
      for (const [i, request] of requests.entries()) {
        const one = await identity(request);
        if (entry.price === null) ownPrice(request);
        if (i > 0 || isDeepStrictEqual(one, await freshIdentity(request))) continue;
        throw wrong('identity()', 'another at each call', 'the same for the same request');
      }
      return [];
    } catch (error) {
      // One is enough: the others are most likely its like.
      if (error instanceof TyposcopeError) return [error];
      throw error;
    }
  }

  async function ownFaults(requests: readonly ImageRequest[]): Promise<TyposcopeError[]> {
    if (model.check == null) return [];
    try {
      const told: unknown = await asked('check()', () => model.check!(requests.map(subjectOf)));
      if (!Array.isArray(told)) throw wrong('check()', brief(told), 'a list of faults');
      return told.map((fault) => ownFault(file, fault, secretsOf(environment)));
    } catch (error) {
      if (error instanceof TyposcopeError) return [error];
      throw error;
    }
  }

  return {
    identity,
    price,

    async check(requests) {
      if (requests.length === 0) return [];
      const lacking = environment.flatMap((name) => missing(file, name));
      const faults = [...lacking, ...(await requestFaults(requests))];
      const samples = Map.groupBy(requests, ({ sample }) => sample);
      for (const [request] of samples.values()) {
        faults.push(...(await inputFaults(request!, { id: entry.id, inputs: null })));
      }
      // Without its variables it may find fault with everything.
      if (lacking.length === 0) faults.push(...(await ownFaults(requests)));
      return [...new Map(faults.map((fault) => [fault.message, fault])).values()];
    },
  };
}

/** A run needs it, a plan does not. */
function missing(file: string, name: string): TyposcopeError[] {
  if ((process.env[name]?.trim() ?? '') !== '') return [];
  return [
    new TyposcopeError('environment', 'a variable that the model module needs is missing', {
      file,
      key: name,
      found: 'no value in the environment',
      mend: `Set it in the shell that runs Typoscope: export ${name}=…`,
    }),
  ];
}
