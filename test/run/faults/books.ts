import type { Seen } from '../../models/servers/serve.ts';
import type { Ledger } from './ledger.ts';
import { type Drawn, drawn, fateOf } from './plan.ts';

/** One request for a picture, as a provider knows it. */
export interface Submit extends Drawn {
  n: number;
  cell: string;
  /** Milliseconds that the picture takes. */
  ms: number;
}

/** Numbers what comes, draws its fate and keeps the ledger. */
export interface Books {
  /** @throws where the prompt names no sample: everything that is asked for is one of the cells */
  submit(model: string, prompt: string): Submit;
  perhaps(submit: Submit, usd: string): void;
  billed(submit: Submit, usd: string): void;
}

export interface Pace {
  /** null: nothing goes wrong. */
  seed: number | null;
  /** Milliseconds that a picture takes, give or take half. */
  ms: number;
}

export function openBooks(ledger: Ledger, { seed, ms }: Pace): Books {
  const attempts = new Map<string, number>();
  let last = 0;
  return {
    submit(model, prompt) {
      const sample = /Night (\d+)/.exec(prompt)?.[1];
      if (sample === undefined) throw new Error(`no sample in “${prompt}”`);
      const cell = cellName(model, sample);
      const attempt = (attempts.get(cell) ?? 0) + 1;
      attempts.set(cell, attempt);
      last += 1;
      const own = fateOf(seed, cell, attempt);
      ledger.note({ what: 'submit', n: last, cell, attempt, fate: own.fate });
      const [part] = drawn(`${cell} ${attempt} pace`);
      return { n: last, cell, ms: ms * (0.5 + part), ...own };
    },
    perhaps: ({ n }, usd) => ledger.note({ what: 'perhaps', n, usd }),
    billed: ({ n }, usd) => ledger.note({ what: 'billed', n, usd }),
  };
}

export function cellName(model: string, number: string): string {
  return `${model} night-${number}`;
}

/** Each provider takes its key and no other. */
export const keyNames = {
  openai: 'PROOF_KEY_OPENAI',
  gemini: 'PROOF_KEY_GEMINI',
  fal: 'PROOF_KEY_FAL',
  compatible: 'PROOF_KEY_COMPATIBLE',
} as const;

export type WireName = keyof typeof keyNames;

export function keyIn({ headers }: Seen, wire: WireName): string | null {
  if (wire === 'gemini') return String(headers['x-goog-api-key'] ?? '');
  const scheme = wire === 'fal' ? 'Key ' : 'Bearer ';
  const sent = headers.authorization ?? '';
  return sent.startsWith(scheme) ? sent.slice(scheme.length) : null;
}
