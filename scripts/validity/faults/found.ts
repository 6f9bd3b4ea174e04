import { scriptOfLanguage } from '../../../src/language.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { type MalformedOutcome, outcomeOfMalformed } from './malformed.ts';
import { type Outcome, outcomeOf, type RuledKind } from './outcome.ts';
import type { SeenCase } from './see.ts';

export interface FoundFault {
  fault: InjectedFault;
  script: string;
  outcome: Outcome;
  of: SeenCase;
}

/** Faults of text, malformed glyphs aside, with what became of each. */
export function faultsOf(seen: readonly SeenCase[]): FoundFault[] {
  return seen.flatMap((one) => {
    if (one.purpose !== 'text') return [];
    const { sample, injected, judged, page, clean } = one;
    return injected.filter(isRuled).map((fault) => {
      const block = sample.copy.find(({ id }) => id === fault.block);
      const script = scriptOfLanguage(block?.lang ?? String(fault.facts.lang));
      const outcome = outcomeOf(fault, sample.copy, judged, page, clean);
      return { fault, script, outcome, of: one };
    });
  });
}

export function malformedOf(seen: readonly SeenCase[]): MalformedOutcome[] {
  return seen
    .filter(({ purpose }) => purpose === 'text')
    .flatMap(({ injected, judged }) =>
      injected
        .filter(({ kind }) => kind === 'malformed-glyph')
        .map((fault) => outcomeOfMalformed(fault, judged)),
    )
    .filter((outcome) => outcome !== null);
}

function isRuled(fault: InjectedFault): fault is InjectedFault & { kind: RuledKind } {
  return fault.kind !== 'malformed-glyph';
}
