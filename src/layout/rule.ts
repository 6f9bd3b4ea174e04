import type { Box, Point } from '../geometry.ts';
import type { LayoutInput } from './seen.ts';

/**
 * - `pass`, `fail`: the evidence carries it.
 * - `unknown`: it doesn't, because a block is unread or a logo hidden. Never a guess.
 * - `not-applicable`: the sample asks for nothing that the rule judges.
 */
export type RuleVerdict = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** A rule of layout: pure, so that it can be judged again over every picture ever made. */
export interface LayoutRule {
  /** a-z, 0-9, -; names it in bars and results. */
  id: string;
  /** One sentence: what it judges. */
  title: string;
  /** One sentence: what 1 and 0 mean, and how what lies between is worked out. */
  score: string;
  judge(input: LayoutInput): RuleJudgement;
}

export interface RuleJudgement {
  verdict: RuleVerdict;
  /** 0..1 as the rule defines it; null where the verdict is unknown or not-applicable. */
  score: number | null;
  /** Plain JSON, the unit in each key's name: `heightPx`, `gapPx`, `share`, `deltaE00`, `ratio`. */
  measured: Record<string, Json>;
  expected: Record<string, Json>;
  /** One sentence that a designer would accept. */
  message: string;
  /** What was looked at, in pixels of the picture. */
  boxes: Box[];
  /** What was measured, to be drawn where it was measured. */
  marks: Mark[];
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** good: as asked. bad: what the verdict fails for. open: not known. guide: what was asked for. */
export type Tone = 'good' | 'bad' | 'open' | 'guide';

/** A stroke of the drawing that explains a verdict; in pixels of the picture. */
export type Mark =
  | { kind: 'box'; tone: Tone; box: Box; label?: string }
  | { kind: 'outline'; tone: Tone; points: Point[]; label?: string }
  /** An edge that things share, or a limit; with an arrow, what leads from one to the other. */
  | { kind: 'line'; tone: Tone; from: Point; to: Point; label?: string; arrow?: boolean }
  /** A length, with a tick at each end. */
  | { kind: 'measure'; tone: Tone; from: Point; to: Point; label: string }
  | { kind: 'swatch'; tone: Tone; box: Box; colour: string; label: string };

/** Nothing was asked for that the rule judges. */
export function notApplicable(message: string): RuleJudgement {
  return {
    verdict: 'not-applicable',
    score: null,
    measured: {},
    expected: {},
    message,
    boxes: [],
    marks: [],
  };
}

/** What is decided fails first; what is open leaves the verdict open; the rest passes. */
export function verdictOf(parts: readonly ('pass' | 'fail' | 'unknown')[]): RuleVerdict {
  if (parts.includes('fail')) return 'fail';
  return parts.includes('unknown') ? 'unknown' : 'pass';
}
