import { describe, expect, test } from 'vitest';
import { curatedSets } from '../../scripts/sets/curated.ts';
import { LEAST_SIZE } from '../../src/typeset/arrange/sizes.ts';
import { composePage } from '../../src/typeset/compose.ts';
import { paintPage } from '../../src/typeset/paint.ts';

const sets = await curatedSets();

describe.each(sets.map((set) => [set.info.name, set] as const))('%s', (_, { folder, samples }) => {
  test.each(samples.map((sample) => [sample.id, sample] as const))(
    '%s is typeset in three looks, every block once and large enough to read',
    async (_, sample) => {
      for (const seed of [1, 2, 3]) {
        const page = await composePage({ sample, folder, seed });
        expect(page.texts.map(({ block }) => block).sort()).toEqual(
          sample.copy.map(({ id }) => id).sort(),
        );
        const least = LEAST_SIZE.share * Math.min(page.width, page.height);
        for (const { size } of page.texts) expect(size).toBeGreaterThanOrEqual(Math.max(least, 12));
        expect(page.logo !== null).toBe(sample.logo !== undefined);
        expect(page.product !== null).toBe(sample.product !== undefined);
      }
    },
  );

  test.each(samples.map((sample) => [sample.id, sample] as const))(
    '%s stands out from its ground',
    async (_, sample) => {
      const { texts } = await paintPage(await composePage({ sample, folder, seed: 1 }));
      for (const { contrast } of texts) expect(contrast).toBeGreaterThanOrEqual(4.5);
    },
  );
});
