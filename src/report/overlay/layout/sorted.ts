import type { LayoutVerdict } from '../../overlay.ts';

/** A rule that was judged; one that fails or is open has the number that its marks bear. */
export interface NumberedRule extends LayoutVerdict {
  verdict: 'pass' | 'fail' | 'unknown';
  number: number | null;
}

export interface SortedRules {
  /** Failures first, then what is open, then what passes. */
  judged: readonly NumberedRule[];
  /** Ids of those for which nothing was asked. */
  notAsked: readonly string[];
}

export function sortRules(layout: readonly LayoutVerdict[]): SortedRules {
  const of = <V extends LayoutVerdict['verdict']>(verdict: V) =>
    layout.flatMap((rule) => (rule.verdict === verdict ? [{ ...rule, verdict }] : []));
  const open = [...of('fail'), ...of('unknown')];
  return {
    judged: [
      ...open.map((rule, index) => ({ ...rule, number: index + 1 })),
      ...of('pass').map((rule) => ({ ...rule, number: null })),
    ],
    notAsked: of('not-applicable').map(({ rule }) => rule),
  };
}
