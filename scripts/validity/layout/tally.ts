import type { RuleVerdict } from '../../../src/layout/rule.ts';
import { touchedBy } from '../../../src/models/faults/fault.ts';
import { brokenBy } from './rule-of.ts';
import type { SeenLayout } from './see.ts';

/** What became of the faults of a kind: `open` is unknown, and counts as not detected. */
export interface FoundCounts {
  rule: string;
  n: number;
  detected: number;
  missed: number;
  open: number;
}

/** What a rule said of pictures that are as they were asked to be. */
export interface CleanCounts {
  n: number;
  decided: number;
  accused: number;
}

export function tallyFound(seen: readonly SeenLayout[]): Map<string, FoundCounts> {
  const counts = new Map<string, FoundCounts>();
  for (const { injected, layout } of seen) {
    for (const { kind } of injected) {
      const broken = brokenBy[kind as keyof typeof brokenBy];
      if (broken === undefined) continue;
      const verdict = verdictOf(layout, broken.rule);
      const known = counts.get(kind) ?? {
        rule: broken.rule,
        n: 0,
        detected: 0,
        missed: 0,
        open: 0,
      };
      counts.set(kind, {
        ...known,
        n: known.n + 1,
        detected: known.detected + Number(verdict === 'fail'),
        missed: known.missed + Number(verdict === 'pass' || verdict === 'not-applicable'),
        open: known.open + Number(verdict === 'unknown'),
      });
    }
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** By rule, over pictures without faults. */
export function tallyClean(seen: readonly SeenLayout[]): Map<string, CleanCounts> {
  const counts = new Map<string, CleanCounts>();
  for (const { injected, layout } of seen) {
    if (injected.length > 0) continue;
    for (const { rule, verdict } of layout) {
      if (verdict === 'not-applicable') continue;
      const known = counts.get(rule) ?? { n: 0, decided: 0, accused: 0 };
      counts.set(rule, {
        n: known.n + 1,
        decided: known.decided + Number(verdict !== 'unknown'),
        accused: known.accused + Number(verdict === 'fail'),
      });
    }
  }
  return counts;
}

export function verdictOf(layout: SeenLayout['layout'], rule: string): RuleVerdict {
  return layout.find((one) => one.rule === rule)?.verdict ?? 'unknown';
}

/** Ids of blocks that a picture's faults changed. */
export function changedIn({ injected }: SeenLayout): Set<string> {
  return new Set(injected.flatMap(touchedBy));
}
