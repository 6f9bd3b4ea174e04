import type { GateOutcome } from '../../gates/gate.ts';
import { sentence } from './escape.ts';

const TITLES: Readonly<Record<GateOutcome['verdict'], string>> = {
  failed: '❌ **Failed:**',
  undecided: '❔ **Undecided:**',
  passed: '✅',
};

/** One line a gate, those that failed first. */
export function gateList(gates: readonly GateOutcome[]): string {
  return (['failed', 'undecided', 'passed'] as const)
    .flatMap((verdict) => gates.filter((gate) => gate.verdict === verdict))
    .map(({ verdict, message }) => `- ${TITLES[verdict]} ${sentence(message)}`)
    .join('\n');
}
