import { afterAll, beforeAll, expect } from 'vitest';
import type { ModelEntry } from '../../src/models/entry.ts';
import type { Generated } from '../../src/models/model.ts';

/** Names a key for servers of this machine, and is none of a vendor's. */
export const KEY_NAME = 'TYPOSCOPE_TEST_KEY';
export const KEY = 'sk-test+0123456789/abcdef';

/** Sets the key for the tests of a file. */
export function withKey(): void {
  beforeAll(() => {
    process.env[KEY_NAME] = KEY;
  });
  afterAll(() => {
    delete process.env[KEY_NAME];
  });
}

export function remoteEntry(provider: string, over: Partial<ModelEntry>): ModelEntry {
  return {
    id: 'label',
    provider,
    model: '',
    params: {},
    baseURL: null,
    keyEnv: KEY_NAME,
    price: null,
    fixedCost: null,
    ...over,
  };
}

export const unknownCost = { usd: null, basis: 'unknown', priceDate: null };

/** No answer, in words that a report can show: one line without controls, and without the key. */
export function expectNothing(
  generated: Generated,
  outcome: Generated['outcome'],
  reason: RegExp | string,
): void {
  if (generated.outcome === 'image') throw new Error('there is a picture');
  const at = { outcome: generated.outcome, reason: generated.reason };
  expect(at).toEqual({ outcome, reason: expect.stringMatching(reason) });
  expect(generated.reason).not.toMatch(/\p{Cc}|\p{Cf}/u);
  expect(generated.attempts).toBe(1);
  expect(JSON.stringify(generated)).not.toContain(KEY);
}
