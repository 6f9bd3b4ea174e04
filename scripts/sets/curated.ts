import { join } from 'node:path';
import { loadSet, type SampleSet } from '../../src/dataset/load.ts';
import { SHIPPED_SETS } from '../../src/dataset/named.ts';

/** The sets that benchmarks of real models are run on; `demo` is for looking around. */
export const curatedNames = ['posters', 'packaging', 'menus', 'infographics', 'ui'] as const;

export async function curatedSets(): Promise<SampleSet[]> {
  const sets: SampleSet[] = [];
  for (const name of curatedNames) sets.push(await loadSet(join(SHIPPED_SETS, name)));
  return sets;
}
