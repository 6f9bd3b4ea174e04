import { type SendOptions, sendOnce } from './send-once.ts';
import { tidy } from './words.ts';

/** What an answer said besides its body. */
export interface Heard {
  status: number;
  headers: Headers;
}

/** Sends once, and remembers what the last answer said: packages keep headers to themselves. */
export interface Recorder {
  fetch(
    input: string | URL | Request,
    init?: RequestInit,
    options?: Pick<SendOptions, 'reshape'>,
  ): Promise<Response>;
  /** null before there is an answer. */
  last(): Heard | null;
}

export function recorder(): Recorder {
  let last: Heard | null = null;
  return {
    last: () => last,
    async fetch(input, init, options) {
      const answer = await sendOnce(input, init, options);
      last = { status: answer.status, headers: answer.headers };
      return answer;
    },
  };
}

const KEPT =
  /^(x-ratelimit-|ratelimit|retry-after|x-request-id$|openai-processing-ms$|openai-version$|x-fal-(billable-units|request-id|served-from|error-type|runner-)|server-timing$|x-goog-|cf-ray$)/;
const MOST = 24;

/** The headers that tell something of the call, tidied; none of them is relied on. */
export function keptHeaders(
  { headers }: Heard,
  secrets: readonly string[],
): Record<string, string> | undefined {
  const kept = [...headers].filter(([name]) => KEPT.test(name)).slice(0, MOST);
  if (kept.length === 0) return undefined;
  return Object.fromEntries(kept.map(([name, value]) => [name, tidy(value, secrets)]));
}
