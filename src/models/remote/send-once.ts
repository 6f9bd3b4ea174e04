import type { LookupFunction } from 'node:net';
import { exchange } from './exchange.ts';
import { responseOf, sendingOf } from './package-fetch.ts';

/**
 * A `fetch` for the vendors' packages that sends once; see `exchange`.
 *
 * @throws {NoAnswer} in words, without the address
 * @throws the signal's reason once it is aborted
 */
export async function sendOnce(
  input: string | URL | Request,
  init: RequestInit = {},
  { lookup }: { lookup?: LookupFunction } = {},
): Promise<Response> {
  const { sending, signal } = await sendingOf(input, init);
  return responseOf(await exchange(sending, signal, lookup));
}
