import { align } from './align.ts';
import { background } from './background.ts';
import { contrast } from './contrast.ts';
import { hierarchy } from './hierarchy.ts';
import { legibility } from './legibility.ts';
import { lineBreaks } from './line-breaks.ts';
import { logo } from './logo.ts';
import { margin } from './margin.ts';
import { order } from './order.ts';
import { overlap } from './overlap.ts';
import { palette } from './palette.ts';
import { product } from './product.ts';
import { region } from './region.ts';
import type { Json, LayoutRule, RuleJudgement } from './rule.ts';
import type { LayoutInput } from './seen.ts';
import { spacing } from './spacing.ts';

/** The rules that come with the program, in the order in which they are told (contract §4). */
export const builtInRules: readonly LayoutRule[] = [
  hierarchy,
  order,
  region,
  align,
  spacing,
  margin,
  overlap,
  lineBreaks,
  logo,
  palette,
  contrast,
  background,
  product,
  legibility,
];

export interface RuleVerdictOf extends RuleJudgement {
  rule: string;
}

/** What every rule says of a picture. A pure function of its input. */
export function judgeLayout(
  input: LayoutInput,
  rules: readonly LayoutRule[] = builtInRules,
): RuleVerdictOf[] {
  return rules.map((rule) => ({ rule: rule.id, ...rule.judge(input) }));
}

/** What every rule says where a picture could not be looked at. */
export function unseenLayout(
  why: string,
  rules: readonly LayoutRule[] = builtInRules,
): RuleVerdictOf[] {
  const nothing: Record<string, Json> = {};
  return rules.map(({ id }) => ({
    rule: id,
    verdict: 'unknown',
    score: null,
    measured: nothing,
    expected: nothing,
    message: `Nothing could be measured in the picture: ${why}.`,
    boxes: [],
    marks: [],
  }));
}
