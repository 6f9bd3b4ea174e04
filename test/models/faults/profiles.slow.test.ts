import { describe, expect, it } from 'vitest';
import { laterLayoutKinds } from '../../../src/models/faults/fault.ts';
import { faultKinds } from '../../../src/models/faults.ts';
import { profiles } from '../../../src/models/profiles.ts';
import { lettersOf, run } from './runs.ts';

describe('profiles', () => {
  it.each([
    ['careful', 0.01, 200],
    ['ordinary', 0.04, 120],
    ['careless', 0.12, 80],
  ] as const)('%s: about %f of the characters come out wrong', (name, expected, seeds) => {
    const all = run(profiles[name].dose, seeds);
    const wrong = all
      .flatMap(({ injected }) => injected)
      .reduce((sum, { facts }) => sum + Number(facts.units ?? 0), 0);
    expect(wrong / lettersOf(all)).toBeGreaterThan(0.75 * expected);
    expect(wrong / lettersOf(all)).toBeLessThan(1.25 * expected);
  });

  // The later kinds are there to prove rules of layout by: no profile doses them.
  it('careless reaches every kind but the later ones', () => {
    const all = run(profiles.careless.dose, 60).flatMap(({ injected }) => injected);
    const met = new Set(all.map(({ kind }) => kind));
    const never = faultKinds.filter((kind) => !met.has(kind));
    expect(never.toSorted()).toEqual([...laterLayoutKinds].toSorted());
  });

  it.each(Object.values(profiles))('$title: a price in dollars, and a latency', (profile) => {
    expect(profile.usd).toMatch(/^0\.\d+$/);
    expect(profile.latency.median).toBeGreaterThan(0);
    expect(profile.latency.spread).toBeLessThan(1);
  });
});
