import type { GateOutcome } from '../gates/gate.ts';
import { PAGE_WIDTH } from '../report/columns.ts';
import { plain } from '../report/plain.ts';
import { wrapped } from '../report/wrapped.ts';

/**
 * Whether gates let a run pass: one that is undecided does, and says so, unless the user wants to be
 * strict.
 */
export function gatesHold(gates: readonly GateOutcome[], strict: boolean): boolean {
  return gates.every(({ verdict }) => verdict === 'passed' || (verdict === 'undecided' && !strict));
}

const TITLES: Readonly<Record<GateOutcome['verdict'], string>> = {
  failed: 'Gate failed',
  undecided: 'Gate undecided',
  passed: 'Gate passed',
};

/** Why being strict made it fail; null where it didn't, or something else did. */
export function strictWords(gates: readonly GateOutcome[], strict: boolean): string | null {
  if (!strict || !gatesHold(gates, false) || gatesHold(gates, true)) return null;
  return 'Not all gates could be decided, which --strict takes for failed.';
}

/** One sentence a gate: those that failed first. */
export function gateLines(gates: readonly GateOutcome[]): string[] {
  const order = ['failed', 'undecided', 'passed'] as const;
  return order.flatMap((verdict) =>
    gates
      .filter((gate) => gate.verdict === verdict)
      .flatMap(({ message }) =>
        wrapped(plain(`${TITLES[verdict]}: ${message}`), PAGE_WIDTH - 2).map((line, i) =>
          i === 0 ? line : `  ${line}`,
        ),
      ),
  );
}
