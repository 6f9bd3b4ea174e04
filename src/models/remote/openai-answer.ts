import { isMap, notJson, type RemoteAnswer, type RemoteNothing, writtenPicture } from './answer.ts';
import { complaint } from './complaint.ts';
import { count, type Tokens, type UsageCost } from './cost.ts';
import type { Lifting } from './lift.ts';

/** Whatever came with a good status: of other servers, and of proxies, it may be anything. */
export function openaiAnswer(
  data: unknown,
  costOf: UsageCost,
  lifted?: Lifting['lifted'],
): RemoteAnswer {
  if (!isMap(data)) return notJson(data);
  const { usage, model } = data;
  const facts = (isPicture: boolean) => ({
    ...(typeof model === 'string' ? { modelAnswered: model } : {}),
    ...(isMap(usage) ? { usage: { ...usage }, cost: costOf(usage, isPicture) } : {}),
  });
  if (!Array.isArray(data.data)) {
    // Some gateways say with a good status that something went wrong.
    const told = isMap(data.error) ? complaint(data, '') : notJson(data);
    return { ...told, ...facts(false) };
  }
  const [first] = data.data as unknown[];
  if (first === undefined) {
    return { outcome: 'empty', reason: 'The answer has no picture.', ...facts(false) };
  }
  if (!isMap(first) || typeof first.b64_json !== 'string') {
    return { outcome: 'error', reason: 'The answer has no b64_json.', ...facts(false) };
  }
  return writtenPicture(first.b64_json, facts(true), lifted);
}

export function tokensOf(usage: unknown): Tokens {
  const all = isMap(usage) ? usage : {};
  const sent = isMap(all.input_tokens_details) ? all.input_tokens_details : null;
  const made = isMap(all.output_tokens_details) ? all.output_tokens_details : null;
  return {
    textIn: count(sent === null ? all.input_tokens : sent.text_tokens),
    imageIn: count(sent?.image_tokens),
    textOut: count(made?.text_tokens),
    imageOut: count(made === null ? all.output_tokens : made.image_tokens),
  };
}

/** Several kinds of bad requests share the type of a refusal, so only the code tells. */
const REFUSALS: readonly unknown[] = ['moderation_blocked', 'content_policy_violation'];

/** A bad status, as the package throws it. */
export function explainOpenai(error: unknown): RemoteNothing | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
    return null;
  const { status } = error;
  const { code, error: body, requestID } = error as Error & Record<string, unknown>;
  const words = isMap(body) && typeof body.message === 'string' ? body.message : null;
  const head = [`HTTP ${status}`, typeof code === 'string' ? code : ''].join(' ').trim();
  return {
    outcome: REFUSALS.includes(code) ? 'refused' : 'error',
    reason: words === null ? head : `${head}: ${words}`,
    requestIds: typeof requestID === 'string' ? [requestID] : [],
  };
}
