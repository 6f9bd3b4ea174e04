import { Nothing } from '../remote/answer.ts';
import { explainFal } from '../remote/fal-answer.ts';
import { FalFault } from '../remote/fal-queue.ts';
import { NoAnswer } from '../remote/no-answer.ts';

/** What went wrong, in words that are not yet tidied. */
export function reasonOf(error: unknown): string {
  const lost = chainOf(error).find((each) => each instanceof NoAnswer);
  if (lost !== undefined) return `No answer: ${lost.message}.`;
  if (error instanceof Nothing) return error.answer.reason;
  if (isDeadline(error)) return 'No answer in time.';
  if (error instanceof SyntaxError) return 'The answer is not JSON, or is cut off.';
  return explainFal(error)?.reason ?? String(error);
}

/** Whether what was sent once may have been taken, and will be billed, all the same. */
export function mayBeTaken(error: unknown): boolean {
  const lost = chainOf(error).find((each) => each instanceof NoAnswer);
  if (lost !== undefined) return lost.wasSent;
  return explainFal(error)?.failure?.mayBeBilled ?? !(error instanceof FalFault);
}

/** Whether asking again, for nothing, may end otherwise. */
export function mayPass(error: unknown): boolean {
  if (error instanceof FalFault)
    return error.status >= 500 || [408, 425, 429].includes(error.status);
  return !(error instanceof Nothing) || /^The answer is/.test(error.answer.reason);
}

function isDeadline(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** Packages wrap what went wrong on the way in errors of their own. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) chain.push(at);
  return chain;
}
