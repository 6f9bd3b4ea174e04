import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** What a machine's user has fetched must not change what tests measure: npm's weights read. */
export function useEmptyCache(): void {
  const folder = mkdtempSync(join(tmpdir(), 'typoscope-cache-'));
  useCache(folder);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** Weights are looked for in this cache to the end of the file of tests. */
export function useCache(folder: string): void {
  const before = process.env.TYPOSCOPE_CACHE;
  process.env.TYPOSCOPE_CACHE = folder;
  afterAll(() => {
    if (before === undefined) delete process.env.TYPOSCOPE_CACHE;
    else process.env.TYPOSCOPE_CACHE = before;
  });
}

/** A cache that has PP-OCRv6 and v5, as `typoscope readers add pp-ocrv6` leaves it; '' for none. */
export const BETTER_WEIGHTS = process.env.TYPOSCOPE_TEST_WEIGHTS ?? '';
