import { type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { giveRoom, takeRoom } from './spare.ts';

/** Twice the largest picture in base64, and then some. */
const MAX_BYTES = 192 * 1024 * 1024;

export interface SendOptions {
  /** Finds the address of a host, or refuses to. */
  lookup?: LookupFunction;
  /**
   * Makes another body of the one that came, before anybody sees it; null: it stays. The one that came
   * is not to be held on to.
   */
  reshape?: (body: Buffer, headers: IncomingHttpHeaders) => Uint8Array | null;
}

/** No answer, or none that can be used. It carries no system code, by which packages would retry. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** Whether it got as far as to whom it was sent. */
  readonly wasSent: boolean;

  constructor(words: string, wasSent = true) {
    super(words);
    this.wasSent = wasSent;
  }
}

/**
 * A `fetch` for the vendors' packages that sends once and whole, follows no redirect (a key in a
 * header would be sent along), gives up only when its signal says so (the global one gives up on
 * headers after 300 s, which is as long as a picture may take), and takes no endless answer.
 *
 * @throws {NoAnswer} in words, without the address
 * @throws the signal's reason once it is aborted
 */
export async function sendOnce(
  input: string | URL | Request,
  init: RequestInit = {},
  { lookup, reshape }: SendOptions = {},
): Promise<Response> {
  const request = new Request(input, { ...init, duplex: 'half' } as RequestInit);
  const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
  const signal = init.signal ?? request.signal;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) =>
      reject(signal.aborted ? signal.reason : error instanceof NoAnswer ? error : noAnswer(error));
    const headers: Record<string, string> = Object.fromEntries(request.headers);
    // Nothing here undoes a compression, and a picture would not get smaller.
    headers['accept-encoding'] = 'identity';
    headers.connection = 'close';
    if (body !== null) headers['content-length'] = String(body.length);
    const { protocol } = new URL(request.url);
    const send = protocol === 'https:' ? requestHttps : requestHttp;
    const sent = send(request.url, {
      method: request.method,
      headers,
      signal,
      ...(lookup === undefined ? {} : { lookup }),
    });
    sent.on('error', failed);
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
        const empty = status === 204 || status === 205 || status === 304;
        const body = came.whole();
        const other = reshape?.(body, answer.headers) ?? null;
        if (other !== null) giveRoom(body);
        resolve(
          new Response(empty ? null : bodyOf(other ?? body), {
            status,
            statusText: answer.statusMessage ?? '',
            headers: headersOf(answer.rawHeaders),
          }),
        );
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

/** A body given as bytes is copied, and one that is a stream is not. */
function bodyOf(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start(stream) {
      if (bytes.length > 0) stream.enqueue(bytes);
      stream.close();
    },
  });
}

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < raw.length; i += 2) headers.append(raw[i]!, raw[i + 1]!);
  return headers;
}

function noAnswer(error: unknown): NoAnswer {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const words = code === undefined ? undefined : WORDS[code];
  const failed = `the connection failed${code === undefined ? '' : ` (${code})`}`;
  return new NoAnswer(words ?? failed, !NEVER_SENT.has(code ?? ''));
}

/** Nobody was there to send it to. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers at this address (ECONNREFUSED)',
  ENOTFOUND: 'there is no such host (ENOTFOUND)',
  EAI_AGAIN: 'the host’s name could not be looked up (EAI_AGAIN)',
  ECONNRESET: 'the connection was cut (ECONNRESET)',
  EPIPE: 'the connection was cut (EPIPE)',
};
