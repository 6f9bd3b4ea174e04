import { beforeAll, describe, expect, it } from 'vitest';
import { copySamples } from '../../../scripts/validity/faults/copy.ts';
import { type Case, planCases } from '../../../scripts/validity/faults/plan.ts';
import { pageModel } from '../../../scripts/validity/pages/draw.ts';
import { touchedBy } from '../../../src/models/faults/fault.ts';
import { malformedGlyph } from '../../../src/models/faults/malformed.ts';
import type { ImageRequest } from '../../../src/models/model.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { unitsOf } from '../../../src/text/units.ts';
import { shipped } from '../../../src/typeset/fonts/shipped.ts';

const sample = copySamples(7, 1).find(({ id }) => id.startsWith('copy-en'))!;
const folder = 'datasets/demo';
const plan = () =>
  planCases([{ folder, samples: [sample] }], {
    typefaces: shipped.filter(({ name }) => name === 'noto-sans'),
    seed: 7,
    clean: 1,
    faulty: 3,
    profileEvery: 1,
  });

let cases: Case[];
beforeAll(async () => {
  cases = (await plan()).cases;
});

describe('a plan of pictures', () => {
  it('is the same each time', async () => {
    const told = (list: readonly Case[]) =>
      list.map(({ purpose, injected }) => [purpose, injected]);
    expect(told((await plan()).cases)).toEqual(told(cases));
  });

  it('has a clean one, faulty ones, and one of each profile', () => {
    const purposes = cases.map(({ purpose }) => purpose);
    expect(purposes).toEqual(['clean', 'text', 'text', 'text', 'careful', 'ordinary', 'careless']);
    expect(cases[0]!.page).toBe(cases[0]!.clean);
  });

  it('puts each fault of a picture in blocks of its own', () => {
    for (const { purpose, injected } of cases) {
      if (purpose !== 'text') continue;
      const touched = injected.flatMap(touchedBy);
      expect(new Set(touched).size).toBe(touched.length);
      expect(injected.length).toBeGreaterThan(2);
    }
  });

  it('comes to every kind before it comes to one twice', () => {
    const kinds = cases
      .filter(({ purpose }) => purpose === 'text')
      .flatMap(({ injected }) => injected.map(({ kind }) => kind));
    const counts = [...Map.groupBy(kinds, (kind) => kind).values()].map((list) => list.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(counts.length).toBeGreaterThanOrEqual(10);
  });
});

describe('a drawn page', () => {
  const request = { sample, folder, prompt: '', repeat: 0, seed: 0 } satisfies ImageRequest;

  it('tells which glyph was malformed', async () => {
    const made = malformedGlyph.apply(cases[0]!.clean, sample, seededRandom(3), new Set())!;
    const { page, injected } = { page: made.page, injected: [made.injected] };
    const drawn = await pageModel({ page, injected }).generate(request);
    const [fault] = drawn.injected!;
    const units = unitsOf(String(fault!.facts.before)).normal;
    expect(made.injected.facts.at).toBeNull();
    expect(fault!.facts.at).toBeGreaterThanOrEqual(0);
    expect(fault!.facts.at).toBeLessThan(units.length);
  });

  it('goes by what is on it', async () => {
    const [clean, faulty] = cases as [Case, Case];
    const identity = (one: Case) => pageModel(one).identity(request);
    expect(await identity(clean)).toEqual(await identity({ ...clean }));
    expect(await identity(clean)).not.toEqual(await identity(faulty));
  });
});
