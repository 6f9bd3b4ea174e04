import type { Sample } from '../dataset/schema.ts';
import type { TyposcopeError } from '../errors.ts';
import type { PictureHeader } from '../picture/inspect.ts';

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
  /**
   * To be called at the last moment before anything is sent; what it throws says that it is not to be
   * sent any more, and is to be passed on.
   */
  sending?: () => void;
  /** Told the id that a provider gives a request, as soon as there is one: its answer may be lost. */
  heard?: (requestId: string) => void;
}

/** What came of asking; exactly one of these, nothing is silently none. */
export type Generated = GeneratedImage | GeneratedNothing;

export interface GeneratedImage extends GenerationFacts {
  outcome: 'image';
  /** As received: PNG, JPEG or WebP. */
  bytes: Uint8Array;
  /** What its header says, where somebody looked already and found the picture whole. */
  header?: PictureHeader;
  /** Lower case hex, over the bytes, where they were hashed already. */
  sha256?: string;
}

export interface GeneratedNothing extends GenerationFacts {
  outcome: 'refused' | 'empty' | 'error' | 'timeout' | 'absent';
  /** The provider's own code and words. */
  reason: string;
  /** Of an error or timeout; left out, it is lasting, may be billed, and nobody asks to wait. */
  failure?: Failure;
}

/** A picture that was found whole and is kept already; see `generateInto`. */
export interface KeptImage extends GenerationFacts {
  outcome: 'kept';
  /** Path of its file. */
  kept: string;
  header: PictureHeader;
  /** Lower case hex, over its bytes. */
  sha256: string;
}

/** What is known of an attempt that brought nothing, for who thinks of another. */
export interface Failure {
  /**
   * busy: too many requests at a time; passing: another attempt may well go through; account: every
   * request of this model would end so, for its key, its name or an empty purse; lasting: this one would.
   */
  kind: 'busy' | 'passing' | 'account' | 'lasting';
  /** Milliseconds that the provider asks to wait; null where it names no time. */
  afterMs: number | null;
  /** Whether a picture may have been made, and billed, all the same. */
  mayBeBilled: boolean;
}

export interface GenerationFacts {
  modelAnswered?: string;
  requestIds?: string[];
  cost: Cost;
  usage?: Record<string, unknown>;
  /** What was asked for besides the prompt and pictures: size, quality, seed. JSON, without secrets. */
  sent?: Record<string, unknown>;
  /** Headers of the answer that tell something of the call: limits, times, units. */
  headers?: Record<string, string>;
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
  /** Asks once; who wants another attempt asks again. */
  generate(request: ImageRequest): Promise<Generated>;
  /**
   * The same, but that a picture may be written to the disk as it comes, which saves others from having
   * it in their memory.
   *
   * @param images a store's folder of pictures
   */
  generateInto?(request: ImageRequest, images: string): Promise<Generated | KeptImage>;
  /**
   * What became of a request that was sent before and whose answer was never taken. Sends nothing that
   * could be billed. Only of models whose providers keep their answers.
   *
   * @param requestId as it was heard
   */
  recover?(request: ImageRequest, requestId: string): Promise<Generated>;
}
