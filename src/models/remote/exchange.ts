import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { NoAnswer, noAnswer } from './no-answer.ts';
import { giveRoom, takeRoom } from './spare.ts';

/** Twice the largest picture in base64, and then some. */
const MAX_BYTES = 192 * 1024 * 1024;

/** A request, in what can be handed to another thread. */
export interface Sending {
  url: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array | null;
}

/** An answer, whatever its status. */
export interface Came {
  status: number;
  statusText: string;
  /** Names and values in turn. */
  headers: readonly string[];
  /** In room that was taken for it; see `giveRoom`. */
  body: Uint8Array;
}

/**
 * Sends once and whole, follows no redirect (a key in a header would be sent along), gives up only
 * when its signal says so (the global `fetch` gives up on headers after 300 s, which is as long as a
 * picture may take), and takes no endless answer.
 *
 * @param lookup finds the address of a host, or refuses to
 * @throws {NoAnswer} in words, without the address
 * @throws the signal's reason once it is aborted
 */
export function exchange(
  { url, method, headers: given, body }: Sending,
  signal: AbortSignal,
  lookup?: LookupFunction,
): Promise<Came> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => reject(signal.aborted ? signal.reason : noAnswer(error));
    const headers: Record<string, string> = {
      ...given,
      // Nothing here undoes a compression, and a picture would not get smaller.
      'accept-encoding': 'identity',
      connection: 'close',
    };
    if (body !== null) headers['content-length'] = String(Buffer.byteLength(body));
    const { protocol } = new URL(url);
    const send = protocol === 'https:' ? requestHttps : requestHttp;
    const sent = send(url, {
      method,
      headers,
      signal,
      ...(lookup === undefined ? {} : { lookup }),
    });
    sent.on('error', failed);
    // Nobody asked for another protocol, and nothing else would tell of its end.
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      failed(new NoAnswer('HTTP 101'));
    });
    sent.on('response', (answer) => {
      const came = gathering(answer.headers['content-length']);
      answer.on('error', failed);
      answer.on('aborted', () => failed(new NoAnswer('the answer was cut off')));
      answer.on('data', (part: Buffer) => {
        came.add(part);
        if (came.length() > MAX_BYTES) sent.destroy(new NoAnswer('the answer is too large'));
      });
      answer.on('end', () => {
        if (!answer.complete) return failed(new NoAnswer('the answer was cut off'));
        const status = answer.statusCode ?? 0;
        if (status < 200 || status > 599) return failed(new NoAnswer(`HTTP ${status}`));
        const { statusMessage: statusText = '', rawHeaders } = answer;
        resolve({ status, statusText, headers: rawHeaders, body: came.whole() });
      });
    });
    sent.end(body ?? undefined);
  });
}

/** Bytes that an answer may have that says nothing of it. */
const USUAL = 256 * 1024;

/** Puts the parts of a body together as they come, so that each is garbage at once. */
function gathering(told: string | undefined) {
  const promised = /^\d{1,12}$/.test(told ?? '') ? Math.min(Number(told), MAX_BYTES) : USUAL;
  let room = takeRoom(Math.max(1, promised));
  let length = 0;
  return {
    length: () => length,
    add(part: Buffer): void {
      const needed = length + part.length;
      if (needed > room.length) {
        const larger = takeRoom(Math.max(needed, 2 * room.length));
        room.copy(larger, 0, 0, length);
        giveRoom(room);
        room = larger;
      }
      part.copy(room, length);
      length = needed;
    },
    whole: () => room.subarray(0, length),
  };
}
