import type { Sizes } from './canvas-size.ts';
import falFile from './catalogue/fal.json' with { type: 'json' };
import geminiFile from './catalogue/gemini.json' with { type: 'json' };
import openaiFile from './catalogue/openai.json' with { type: 'json' };
import {
  type CatalogueKeys,
  type CatalogueModel,
  cataloguedProviders,
  catalogueSchema,
} from './catalogue/schema.ts';

export type CataloguedProvider = CatalogueModel['provider'];

/** What was known of a provider's model on a day. Facts of one day, so data and not code. */
export interface KnownModel {
  provider: CataloguedProvider;
  /** As it is sent. */
  model: string;
  /** As people call it. */
  title: string;
  sizes: Sizes;
  /** What can be asked for; none: it sends what it likes; left out: nobody has told us. */
  formats?: readonly ('png' | 'jpeg' | 'webp')[] | undefined;
  /** How many input pictures it takes with a prompt; 0: none. */
  inputs: number;
  /** Whether it makes transparent backgrounds; preview: it may refuse. */
  transparent: boolean | 'preview';
  /** Whether it takes a seed; without one, repeats differ by chance alone. */
  seed: boolean;
  /** What is sent to it in any case; left out: what is sent to models that are not known. */
  always?: Readonly<Record<string, unknown>> | undefined;
  price: TokenPrice | UnitPrice;
  /** When its provider takes it off; the day is null where none was found. */
  shutdown?: { date: string | null; words: string } | undefined;
  /** The day on which all this was looked up. */
  date: string;
  /** Who says so. */
  source: string;
}

/** Billed by tokens, of which the answer says how many. */
export interface TokenPrice {
  kind: 'tokens';
  /** Decimal dollars a million. */
  perMillion: { textIn: string; imageIn: string; textOut: string; imageOut: string };
  /**
   * Decimal dollars of the picture alone, by size and by quality or grade, before anything is
   * asked; a size of its own, or `any`.
   */
  pictures: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Tokens of one input picture at most, for the same purpose. */
  inputTokens: number;
  /** Tokens of text that come with a picture at most, which are billed as such. */
  thoughtTokens?: number | undefined;
}

/** Billed by units, of which a header of the answer says how many. */
export interface UnitPrice {
  kind: 'units';
  /** A megapixel is 1024 × 1024 pixels, and begun ones count. */
  unit: 'image' | 'megapixel';
  /** Decimal dollars. */
  usd: string;
  /** Where input pictures go, at what price, and whether they count as units too. */
  edit?: { endpoint: string; usd: string; countsInputs: boolean } | undefined;
}

/** The models of a file, each with the day on which it was looked up. */
export function modelsOf({ date, models }: CatalogueKeys): KnownModel[] {
  return models.map(({ provider, model, title, checked, source, ...facts }) => ({
    provider,
    model,
    title: title ?? model,
    ...facts,
    date: checked ?? date,
    source: source ?? 'The file names nobody.',
  }));
}

/** All that come with the program, by provider and in the order of their files. */
export const catalogue: readonly KnownModel[] = [openaiFile, geminiFile, falFile].flatMap((file) =>
  modelsOf(catalogueSchema.parse(file)),
);

/**
 * null for a model that nothing is known of: it is asked all the same, at an unknown price.
 *
 * @param own what a benchmark knows better
 */
export function knownModel(
  provider: CataloguedProvider,
  model: string,
  own: readonly KnownModel[] = [],
): KnownModel | null {
  const isIt = (each: KnownModel) => each.provider === provider && each.model === model;
  return own.find(isIt) ?? catalogue.find(isIt) ?? null;
}

/** What is known of a model's end, in words; null where none is announced. */
export function shutdownOf(
  provider: string,
  model: string,
  own: readonly KnownModel[] = [],
): string | null {
  if (!isCatalogued(provider)) return null;
  return knownModel(provider, model, own)?.shutdown?.words ?? null;
}

export function isCatalogued(provider: string): provider is CataloguedProvider {
  return (cataloguedProviders as readonly string[]).includes(provider);
}
