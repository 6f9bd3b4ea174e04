import type { Sample } from '../dataset/schema.ts';
import type { TyposcopeError } from '../errors.ts';

/** A picture asked of a model: one cell of a benchmark. */
export interface ImageRequest {
  sample: Sample;
  /** The set's folder, in which the sample's assets are found. */
  folder: string;
  /** The finished prompt. */
  prompt: string;
  /** From 0. */
  repeat: number;
  /** The benchmark's seed; models that know none ignore it. */
  seed: number;
  signal?: AbortSignal;
}

/** What came of asking; exactly one of these, nothing is silently none. */
export type Generated = GeneratedImage | GeneratedNothing;

export interface GeneratedImage extends GenerationFacts {
  outcome: 'image';
  /** As received: PNG, JPEG or WebP. */
  bytes: Uint8Array;
}

export interface GeneratedNothing extends GenerationFacts {
  outcome: 'refused' | 'empty' | 'error' | 'timeout' | 'absent';
  /** The provider's own code and words. */
  reason: string;
}

export interface GenerationFacts {
  modelAnswered?: string;
  requestIds?: string[];
  cost: Cost;
  usage?: Record<string, unknown>;
  /** Milliseconds of the attempt that counted, and of all. */
  latency: { attemptMs: number | null; totalMs: number | null };
  attempts: number;
  /** What a simulated model did wrong on purpose. */
  injected?: InjectedFault[];
}

export interface Cost {
  /** Decimal dollars; null where the price is unknown, which is not zero. */
  usd: string | null;
  basis: 'usage' | 'units' | 'price-table' | 'fixed' | 'unknown';
  priceDate: string | null;
}

/** A fault that a simulated model drew on purpose, and where. */
export interface InjectedFault {
  kind: string;
  /** Block of the copy that it is in or about; null where it is about none. */
  block: string | null;
  /** In words, for people. */
  what: string;
  /** Whatever else is known: positions, texts, pixels. */
  facts: Record<string, string | number | boolean | null>;
}

/** Asked for pictures. Knows nothing of scores. */
export interface ImageModel {
  /** As the benchmark labels it. */
  readonly id: string;
  /** Draws with known faults, or none, instead of being a model. */
  readonly simulated: boolean;
  /**
   * Everything, besides the request, that decides its pictures: provider, model, parameters,
   * address, version. JSON; goes into the key that evidence is kept under, so it holds no secrets.
   */
  identity(request: ImageRequest): Promise<Record<string, unknown>> | Record<string, unknown>;
  /** What a picture will cost at most; usd null where nobody knows. */
  price(request: ImageRequest): Cost;
  /** Every fault that can be found before anything is asked for; throws nothing. */
  check(requests: readonly ImageRequest[]): Promise<TyposcopeError[]>;
  generate(request: ImageRequest): Promise<Generated>;
}
