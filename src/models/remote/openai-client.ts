import { AsyncLocalStorage } from 'node:async_hooks';
import type OpenAI from 'openai';
import type { Images } from 'openai/resources/images';
import type { InputPicture } from '../input-pictures.ts';
import type { Fetch } from './package-fetch.ts';
import { openaiPackage } from './packages.ts';

export interface OpenaiPlace {
  baseURL: string;
  /** Whether OpenAI itself is asked, for which the environment has its settings. */
  isOwn: boolean;
}

export interface OpenaiCall {
  /** Empty where none is needed. */
  key: string;
  fetch: Fetch;
  signal: AbortSignal;
}

interface CallOptions {
  signal: AbortSignal;
  headers?: Record<string, string | null>;
}

/** Does what it is given with what makes pictures, and with what to give each of its calls. */
export type OpenaiImages = <T>(
  call: OpenaiCall,
  work: (images: Images, options: CallOptions) => Promise<T>,
) => Promise<T>;

/** A client for each key, since to make one takes as long as a call through it. */
export function openaiImages(place: OpenaiPlace): OpenaiImages {
  const clients = new Map<string, OpenAI>();
  const sending = new AsyncLocalStorage<Fetch>();
  return async (call, work) => {
    const { key, fetch } = call;
    const client =
      clients.get(key) ??
      (await openaiClient(place, key, (input, init) => sending.getStore()!(input, init)));
    clients.set(key, client);
    return sending.run(fetch, () => work(client.images, callOptions(place, call)));
  };
}

/** OpenAI's package, kept from all that it would do by itself. */
export async function openaiClient(
  { baseURL, isOwn }: OpenaiPlace,
  key: string,
  fetch: Fetch,
): Promise<OpenAI> {
  const { default: OpenAI } = await openaiPackage();
  return new OpenAI({
    // Without one it would look for another in the environment.
    apiKey: key === '' ? 'none' : key,
    baseURL,
    // It would send again what may have been billed already, and hide it in the latency.
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    fetch,
    logLevel: 'off',
    adminAPIKey: null,
    // What the environment says of OpenAI is nobody else's business.
    ...(isOwn ? {} : { organization: null, project: null }),
  });
}

export function callOptions(
  { isOwn }: OpenaiPlace,
  { key, signal }: Pick<OpenaiCall, 'key' | 'signal'>,
): CallOptions {
  return { signal, ...(isOwn ? {} : { headers: headersElsewhere(key) }) };
}

/** Without a type a service takes a file for bytes of any kind, and refuses it. */
export async function asFiles(pictures: readonly InputPicture[]): Promise<File[]> {
  const { toFile } = await openaiPackage();
  return Promise.all(pictures.map(({ bytes, name, type }) => toFile(bytes, name, { type })));
}

/**
 * The package sends headers along that it finds in the environment, wherever it sends; they are
 * OpenAI's, and one of them may be a key.
 */
function headersElsewhere(key: string): Record<string, string | null> {
  const lines = (process.env.OPENAI_CUSTOM_HEADERS ?? '').split('\n');
  const names = lines.filter((line) => line.includes(':')).map((line) => line.split(':', 1)[0]!);
  const none = Object.fromEntries(names.map((name) => [name.trim().toLowerCase(), null]));
  return { ...none, authorization: key === '' ? null : `Bearer ${key}` };
}
