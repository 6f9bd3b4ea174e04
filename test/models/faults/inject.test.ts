import { describe, expect, it } from 'vitest';
import {
  laterLayoutKinds,
  layoutKinds,
  textKinds,
  touchedBy,
} from '../../../src/models/faults/fault.ts';
import { wordsOf } from '../../../src/models/faults/targets.ts';
import { faultKinds, faults, injectFaults } from '../../../src/models/faults.ts';
import { profiles } from '../../../src/models/profiles.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { changedIn } from './checks.ts';
import { menuOf } from './pages.ts';
import { lettersOf, run } from './runs.ts';

describe('faults', () => {
  it('are of two channels, each kind under its own name', () => {
    expect(faultKinds.toSorted()).toEqual(
      [...textKinds, ...layoutKinds, ...laterLayoutKinds].toSorted(),
    );
    for (const kind of faultKinds) {
      expect(faults[kind].kind).toBe(kind);
      expect(faults[kind].channel).toBe(textKinds.includes(kind as never) ? 'text' : 'layout');
    }
  });
});

describe('injectFaults', () => {
  it('does nothing without a dose', () => {
    for (const { before, page, injected } of run({}, 2)) {
      expect(page).toBe(before);
      expect(injected).toEqual([]);
    }
  });

  it('is the same for a seed, and another for another', () => {
    const { page, sample } = menuOf('en');
    const of = (seed: number) =>
      injectFaults(page, sample, profiles.careless.dose, seededRandom(seed));
    expect(of(5)).toEqual(of(5));
    expect(of(5)).not.toEqual(of(6));
  });

  it('names all that it changed, and changes nothing twice', () => {
    for (const { before, page, injected } of run(profiles.careless.dose, 8)) {
      const touched = injected.flatMap(touchedBy);
      const once = injected.flatMap(({ block, facts }) =>
        [block ?? '', ...String(facts.others ?? '').split(' ')].filter((id) => id !== ''),
      );
      expect(new Set(once).size).toBe(once.length);
      for (const id of changedIn(before, page)) expect(touched).toContain(id);
    }
  });

  it('leaves standing what a later fault could have undone', () => {
    for (const { page, injected } of run(profiles.careless.dose, 8)) {
      for (const { block, facts } of injected) {
        if (block === null || facts.after === undefined) continue;
        const text = page.texts.find((one) => one.block === block);
        expect(text === undefined ? '' : wordsOf(text)).toBe(facts.after);
      }
    }
  });

  it('draws as many as expected, by picture and by length', () => {
    const all = run({ perPicture: { 'line-invented': 0.5 }, perHundred: { dropped: 1 } }, 60);
    const count = (kind: string) =>
      all.flatMap(({ injected }) => injected).filter((fault) => fault.kind === kind).length;
    // Within three standard deviations of Poisson's.
    const near = (expected: number) => [
      expected - 3 * Math.sqrt(expected),
      expected + 3 * Math.sqrt(expected),
    ];
    for (const [kind, expected] of [
      ['line-invented', 0.5 * all.length],
      ['dropped', lettersOf(all) / 100],
    ] as const) {
      const [least, most] = near(expected) as [number, number];
      expect(count(kind)).toBeGreaterThan(least);
      expect(count(kind)).toBeLessThan(most);
    }
  });

  it('stops where the page is full of faults', () => {
    const { page, sample } = menuOf('en');
    const { injected } = injectFaults(
      page,
      sample,
      { perPicture: { dropped: 200 } },
      seededRandom(1),
    );
    expect(injected.length).toBeGreaterThan(5);
    expect(injected.length).toBeLessThanOrEqual(page.texts.length);
  });
});
