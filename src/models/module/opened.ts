import { isComplete } from '../../picture/complete.ts';
import { formatNames, inspectPicture } from '../../picture/inspect.ts';
import { defaultLimits } from '../../picture/limits.ts';
import type { CheckedAnswer } from './answer.ts';

/** What is no picture, or half of one, is an error, so that it can be asked for again. */
export async function opened(answer: CheckedAnswer): Promise<CheckedAnswer> {
  if (answer.outcome !== 'image') return answer;
  const { bytes, ...facts } = answer;
  const header = await inspectPicture(bytes, defaultLimits);
  if (!header.ok) {
    const outcome = header.reason === 'empty' ? 'empty' : 'error';
    return { ...facts, outcome, reason: header.message };
  }
  if (isComplete(bytes, header.format)) return answer;
  const reason = `The ${formatNames[header.format]} ends before its picture does: it is cut off.`;
  return { ...facts, outcome: 'error', reason };
}
