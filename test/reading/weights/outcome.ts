import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { TyposcopeError } from '../../../src/errors.ts';

/** Names in the weights folder: what is kept, and what is left of a fetch. */
export function kept(cache: string): string[] {
  const folder = join(cache, 'weights');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The error that a promise ends in, which must be one of ours. */
export async function fault(promise: Promise<unknown>): Promise<TyposcopeError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TyposcopeError);
  return error as TyposcopeError;
}
