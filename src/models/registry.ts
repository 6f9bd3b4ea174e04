import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Finding, shown } from '../dataset/finding.ts';
import type { TypesetOptions } from '../typeset/request.ts';
import type { CataloguedProvider, KnownModel } from './catalogue.ts';
import type { ModelEntry } from './entry.ts';
import { folderModel } from './folder.ts';
import type { Vendor } from './keys.ts';
import type { ImageModel } from './model.ts';
import { moduleProvider } from './module/provider.ts';
import { type ProfileName, profiles } from './profiles.ts';
import { fontFaults, type TypesetParams, typesetOptions, typesetParams } from './typeset-params.ts';
import { vendorProviders } from './vendors.ts';

/** Where models come from: what a benchmark may say of them, and how one is made of an entry. */
export interface Provider {
  /** null: any name. */
  models: readonly string[] | null;
  /** How names are written where any is taken, since they become part of an address. */
  spelling?: { pattern: RegExp; expected: string };
  /** Whether a benchmark has to say which model. */
  needsModel: boolean;
  /** Whether it is asked over a network, at an address and with a key that can be set. */
  remote: boolean;
  /** Whether its models are users' own files, which are run only with leave. */
  isModule?: boolean;
  /** Of what is remote: whose it is. */
  vendor?: Vendor;
  params: z.ZodType<Record<string, unknown>>;
  /** What is wrong with good params beyond themselves: files that are not there. Throws nothing. */
  check(params: Record<string, unknown>, context: ProviderContext): Promise<Finding[]>;
  create(entry: ModelEntry, context: ProviderContext): ImageModel;
}

export interface ProviderContext {
  /** The folder of the benchmark's file, which paths in params are relative to. */
  folder: string;
  /** What is known of a model, where a benchmark knows better than the catalogue. */
  known?: (provider: CataloguedProvider, model: string) => KnownModel | null;
}

export type Providers = Readonly<Record<string, Provider>>;

/** An entry whose pictures the typesetter draws. */
export interface TypesetEntry extends ModelEntry {
  /** Out of the params, with absolute paths. */
  options: TypesetOptions;
}

/** What draws for the two providers that need no model. */
export interface Drawers {
  reference(entry: TypesetEntry): ImageModel;
  simulated(entry: TypesetEntry, profile: ProfileName): ImageModel;
}

export function providersOf({ reference, simulated }: Drawers): Providers {
  return {
    reference: {
      ...typeset,
      models: ['reference'],
      needsModel: false,
      create: (entry, context) => reference(withOptions(entry, context)),
    },
    simulated: {
      ...typeset,
      models: profileNames,
      needsModel: true,
      create: (entry, context) =>
        simulated(withOptions(entry, context), z.enum(profileNames).parse(entry.model)),
    },
    folder,
    ...vendorProviders,
    module: moduleProvider,
  };
}

const profileNames = Object.keys(profiles) as ProfileName[];

const typeset = {
  remote: false,
  params: typesetParams,
  check: (params: Record<string, unknown>, context: ProviderContext) =>
    fontFaults(params as TypesetParams, context.folder),
};

function withOptions(entry: ModelEntry, context: ProviderContext): TypesetEntry {
  return { ...entry, options: typesetOptions(entry.params as TypesetParams, context.folder) };
}

const folderParams = z.strictObject({
  folder: z.string().min(1).describe('The folder of the pictures.'),
});

/** Pictures made elsewhere, as one model. */
const folder: Provider = {
  models: null,
  needsModel: false,
  remote: false,
  params: folderParams,
  async check(params, context) {
    const named = folderParams.parse(params).folder;
    const info = await stat(resolve(context.folder, named)).catch(() => null);
    if (info?.isDirectory()) return [];
    return [
      {
        what: info === null ? 'there is no such folder' : 'not a folder',
        path: ['folder'],
        found: shown(named),
        expected: 'a folder of pictures, by its path from the benchmark’s file',
      },
    ];
  },
  create: (entry, context) =>
    folderModel({
      ...entry,
      folder: resolve(context.folder, folderParams.parse(entry.params).folder),
    }),
};
