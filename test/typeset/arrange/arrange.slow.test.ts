import { describe, expect, it } from 'vitest';
import { loadSet } from '../../../src/dataset/load.ts';
import type { Sample } from '../../../src/dataset/schema.ts';
import { TyposcopeError } from '../../../src/errors.ts';
import { composePage } from '../../../src/typeset/compose.ts';
import { paintPage } from '../../../src/typeset/paint.ts';
import { fitting, impossible } from './cases.ts';
import { brokenRules } from './rules.ts';
import { FOLDER } from './samples.ts';

/** Milliseconds in which a page is composed or refused, on a machine that does other things too. */
const LONGEST = 3000;

async function faultsOf(sample: Sample, seeds: readonly number[], drawn: readonly number[]) {
  const faults: string[] = [];
  for (const seed of seeds) {
    const page = await composePage({ sample, folder: FOLDER, seed });
    const seen = drawn.includes(seed) ? [undefined, await paintPage(page)] : [undefined];
    for (const one of seen) {
      const kind = one === undefined ? 'laid out' : 'drawn';
      faults.push(
        ...brokenRules(sample, page, one).map((rule) => `seed ${seed}, ${kind}: ${rule}`),
      );
    }
  }
  return faults;
}

const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('every rule holds', async () => {
  const set = await loadSet(FOLDER);

  it.each(set.samples.map((sample) => [sample.id, sample] as const))(
    'on twelve pages of %s',
    async (_, sample) => {
      expect(await faultsOf(sample, seeds(12), seeds(3))).toEqual([]);
    },
  );

  it.each(fitting)('on pages of %s', async (_, sample) => {
    expect(await faultsOf(sample, seeds(4), [1])).toEqual([]);
  });
});

it.each(impossible)('refuses in time: %s', async (_, sample) => {
  const start = performance.now();
  const refused = await composePage({ sample, folder: FOLDER, seed: 1 }).catch((error) => error);
  expect(refused).toBeInstanceOf(TyposcopeError);
  expect(refused.what).toBe('the copy does not fit its canvas');
  expect(refused.detail.sample).toBe('page');
  expect(performance.now() - start).toBeLessThan(LONGEST);
});
