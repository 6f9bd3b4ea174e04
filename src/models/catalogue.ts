import type { Sizes } from './canvas-size.ts';
import { falModels } from './catalogue/fal.ts';
import { geminiModels } from './catalogue/gemini.ts';
import { openaiModels } from './catalogue/openai.ts';

/** The day on which every model and price of the catalogue was looked up. */
export const PRICE_DATE = '2026-11-24';

/** What was known of a provider's model on that day. Facts of one day, so data and not code. */
export interface KnownModel {
  /** As it is sent. */
  model: string;
  /** As people call it. */
  title: string;
  sizes: Sizes;
  /** How many input pictures it takes with a prompt; 0: none. */
  inputs: number;
  /** Whether it makes transparent backgrounds; preview: it may refuse. */
  transparent: boolean | 'preview';
  /** Whether it takes a seed; without one, repeats differ by chance alone. */
  seed: boolean;
  price: TokenPrice | UnitPrice;
  /** When its provider takes it off; the day is null where none was found. */
  shutdown?: { date: string | null; words: string };
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
}

/** Billed by units, of which a header of the answer says how many. */
export interface UnitPrice {
  kind: 'units';
  /** A megapixel is 1024 × 1024 pixels, and begun ones count. */
  unit: 'image' | 'megapixel';
  /** Decimal dollars. */
  usd: string;
  /** Where input pictures go, at what price, and whether they count as units too. */
  edit?: { endpoint: string; usd: string; countsInputs: boolean };
}

export const catalogue = { openai: openaiModels, gemini: geminiModels, fal: falModels } as const;

export type CataloguedProvider = keyof typeof catalogue;

/** null for a model that the catalogue doesn't have: it is asked all the same, at an unknown price. */
export function knownModel(provider: CataloguedProvider, model: string): KnownModel | null {
  const models: readonly KnownModel[] = catalogue[provider];
  return models.find((each) => each.model === model) ?? null;
}

/** What is known of a model's end, in words; null where none is announced. */
export function shutdownOf(provider: string, model: string): string | null {
  if (!isCatalogued(provider)) return null;
  return knownModel(provider, model)?.shutdown?.words ?? null;
}

function isCatalogued(provider: string): provider is CataloguedProvider {
  return Object.hasOwn(catalogue, provider);
}
