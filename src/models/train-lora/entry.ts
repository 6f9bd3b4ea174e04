import { basename, resolve } from 'node:path';
import { stringify } from 'yaml';
import { trainer } from './price.ts';

export interface Trained {
  /** Label of the entry. */
  name: string;
  /** Address of the weights. */
  weights: string;
  /** Decimal dollars that the training cost. */
  usd: string;
  /** Over how many pictures they are spread. */
  pictures: number;
  baseURL: string | null;
  keyEnv: string | null;
}

/** A model as a benchmark's file has it, that draws with the weights and carries what they cost. */
export function trainedEntry({ name, weights, usd, pictures, baseURL, keyEnv }: Trained) {
  return {
    id: name,
    provider: 'fal',
    model: trainer.model,
    ...(baseURL === null ? {} : { baseURL }),
    ...(keyEnv === null ? {} : { keyEnv }),
    params: { loras: [{ path: weights, scale: 1 }] },
    fixedCost: { usd, pictures },
  };
}

/** One item of `models:`, indented to be pasted below it. */
export function entryYaml(entry: ReturnType<typeof trainedEntry>): string {
  // An address that is broken into lines could not be copied any more.
  const yaml = stringify([entry], { lineWidth: 0 });
  return yaml.trimEnd().replace(/^/gm, '  ');
}

/** `flux-2-lora/brand` for a folder `brand`, in signs that a label may have. */
export function nameFor(folder: string | undefined): string {
  const words = folder === undefined ? '' : basename(resolve(folder)).normalize('NFC');
  const label = words.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '');
  return label === '' ? 'flux-2-lora' : `flux-2-lora/${label.slice(0, 60).toWellFormed()}`;
}

/** What to call a variable that holds the address of the weights. */
export function variableFor(name: string): string {
  const words = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return `${words === '' || /^\d/.test(words) ? 'LORA' : words}_WEIGHTS`.toUpperCase();
}
