import { profiles } from '../../../src/models/profiles.ts';
import { type Agreement, agreement } from './correlation.ts';
import { drawnErrors } from './drawn-errors.ts';
import type { SeenCase } from './see.ts';

/** CER injected beside CER measured: by profile, and over all with malformed glyphs and without. */
export function ratesOf(seen: readonly SeenCase[]): Map<string, Agreement | null> {
  const pairsOf = (cases: readonly SeenCase[], malformed: boolean) =>
    cases.flatMap(({ sample, page, injected, judged }): [number, number][] => {
      const truth = drawnErrors(sample.copy, page, injected);
      if (judged.cer === null || truth.characters === 0) return [];
      const errors = truth.errors + (malformed ? truth.malformed : 0);
      return [[errors / truth.characters, judged.cer]];
    });
  const names = Object.keys(profiles);
  const simulated = seen.filter(({ purpose }) => names.includes(purpose));
  return new Map([
    ...names.map((name) => {
      const own = seen.filter(({ purpose }) => purpose === name);
      return [name, agreement(pairsOf(own, true))] as const;
    }),
    ['all', agreement(pairsOf(simulated, true))] as const,
    ['all, but malformed', agreement(pairsOf(simulated, false))] as const,
  ]);
}
