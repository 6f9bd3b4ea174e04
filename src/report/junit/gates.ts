import type { GateOutcome } from '../../gates/gate.ts';
import type { Suite, Testcase } from './document.ts';

/** A testcase a gate and model; no suite where there are no gates. */
export function gateSuites(gates: readonly GateOutcome[]): Suite[] {
  return gates.length === 0 ? [] : [{ name: 'gates', cases: gates.map(gateCase) }];
}

function gateCase({ gate, model, verdict, message }: GateOutcome): Testcase {
  const named = { classname: 'gates', name: `${gate}: ${model}`, seconds: null };
  if (verdict === 'passed') return { ...named, fault: null, remark: message };
  // Neither shown to hold nor shown not to.
  const as = verdict === 'failed' ? 'failure' : 'skipped';
  return { ...named, fault: { as, type: verdict, message } };
}
