import type { LiftedPicture } from './exchange-pictures.ts';
import { responseOf, sendingOf } from './package-fetch.ts';
import { sendApart } from './sending-thread.ts';
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
    /** Told each picture that is taken out of the answer; left out: none is. */
    lifted?: (picture: LiftedPicture) => void,
  ): Promise<Response>;
  /** null before there is an answer. */
  last(): Heard | null;
}

/** @param keepIn where a picture that is taken out may be kept at once; null: nowhere */
export function recorder(keepIn: string | null = null): Recorder {
  let last: Heard | null = null;
  return {
    last: () => last,
    async fetch(input, init, lifted) {
      const { sending, signal } = await sendingOf(input, init);
      const how = {
        isPublic: false,
        lifts: lifted !== undefined,
        keepIn: lifted === undefined ? null : keepIn,
      };
      const came = await sendApart(sending, signal, how);
      for (const picture of came.lifted) lifted?.(picture);
      const answer = responseOf(came);
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
