import type { Came, Sending } from './exchange.ts';

/** `fetch`, as far as the vendors' packages need it. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What a package asks `fetch` for, in plain data. */
export async function sendingOf(
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<{ sending: Sending; signal: AbortSignal }> {
  const { body, signal } = init;
  if (!(input instanceof Request) && signal != null && (body == null || typeof body === 'string')) {
    // As nearly all is asked, without the copies that a `Request` makes.
    const headers = new Headers(init.headers);
    if (typeof body === 'string' && !headers.has('content-type')) {
      headers.set('content-type', 'text/plain;charset=UTF-8');
    }
    const method = init.method?.toUpperCase() ?? 'GET';
    const sending = { url: String(input), method, headers: Object.fromEntries(headers) };
    return { sending: { ...sending, body: body ?? null }, signal };
  }
  const request = new Request(input, { ...init, duplex: 'half' } as RequestInit);
  const bytes = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
  const { url, method, headers } = request;
  const sending = { url, method, headers: Object.fromEntries(headers), body: bytes };
  return { sending, signal: signal ?? request.signal };
}

export function responseOf({ status, statusText, headers, body }: Came): Response {
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : streamOf(body), {
    status,
    statusText,
    headers: headersOf(headers),
  });
}

/** A body given as bytes is copied, and one that is a stream is not. */
function streamOf(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start(stream) {
      if (bytes.length > 0) stream.enqueue(bytes);
      stream.close();
    },
  });
}

export function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < raw.length; i += 2) headers.append(raw[i]!, raw[i + 1]!);
  return headers;
}
