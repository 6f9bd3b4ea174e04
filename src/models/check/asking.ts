import type { KnownModel } from '../catalogue.ts';

/** A question after one model, to whoever has it. */
export interface Asking {
  model: string;
  /** null: the provider's own. */
  baseURL: string | null;
  /** Empty where none is needed. */
  key: string;
  params: Readonly<Record<string, unknown>>;
  known: KnownModel | null;
  signal: AbortSignal;
}

/** What a provider says of a model that it has. */
export interface Alive {
  /** The day on which it takes it off, as it says it; null: it says of none. */
  shutdown: string | null;
  /** What else whoever uses it should know. */
  warnings: string[];
}

/** Asks once. What it throws besides is explained by whoever asks. */
export type Ask = (asking: Asking) => Promise<Alive>;

/** The provider says that it has no such model. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

/** There is nobody who could be asked. */
export class NotTold extends Error {
  override readonly name = 'NotTold';
}
