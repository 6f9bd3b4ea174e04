import { isMap, type RemoteNothing } from './answer.ts';
import { type Detail, detailOf } from './detail.ts';

const REFUSALS = ['moderation_blocked', 'content_policy_violation'];

/**
 * What a server says that went wrong, in whichever shape it says so.
 *
 * @param status such as `HTTP 400`; empty where it was a good one, as of some gateways
 */
export function complaint(body: unknown, status: string): RemoteNothing {
  const { codes, words } = complaintOf(body);
  const isRefused = REFUSALS.some((code) => codes.includes(code) || words.includes(code));
  const head = [status, ...codes].filter(Boolean).join(' ');
  return {
    outcome: isRefused ? 'refused' : 'error',
    reason: [head, words].filter(Boolean).join(': ') || 'The server says that it failed.',
  };
}

/** As OpenAI complains, as FastAPI does, and as those that do neither do. */
function complaintOf(body: unknown, depth = 0): Detail {
  if (typeof body === 'string')
    return { codes: [], words: body.trim().startsWith('<') ? '' : body };
  // Nobody means what lies deeper, and a stack has an end.
  if (!isMap(body) || depth > 3) return { codes: [], words: '' };
  const { error, message, detail } = body;
  if (isMap(error)) {
    const { codes, words } = complaintOf(error, depth + 1);
    // A number would say the status again; a type says less than a code.
    const code = [error.code, error.type].find((each) => typeof each === 'string' && each !== '');
    return { codes: [...(code === undefined ? [] : [code as string]), ...codes], words };
  }
  if (isMap(detail)) return complaintOf(detail, depth + 1);
  if (typeof error === 'string' && typeof message === 'string') {
    return { codes: [error], words: message };
  }
  return detailOf(body);
}
