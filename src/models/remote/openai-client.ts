import type OpenAI from 'openai';
import type { Images } from 'openai/resources/images';
import type { InputPicture } from '../input-pictures.ts';
import { openaiPackage } from './packages.ts';
import type { Fetch } from './send-once.ts';

export interface OpenaiCall {
  baseURL: string;
  /** Empty where none is needed. */
  key: string;
  /** Whether OpenAI itself is asked, for which the environment has its settings. */
  isOwn: boolean;
  fetch: Fetch;
  signal: AbortSignal;
}

interface CallOptions {
  signal: AbortSignal;
  headers?: Record<string, string | null>;
}

/** What makes pictures, and what to give each of its calls. */
export async function openaiImages(
  call: OpenaiCall,
): Promise<{ images: Images; options: CallOptions }> {
  const { client, options } = await openaiClient(call);
  return { images: client.images, options };
}

/** OpenAI's package, kept from all that it would do by itself, and what to give each of its calls. */
export async function openaiClient(
  call: OpenaiCall,
): Promise<{ client: OpenAI; options: CallOptions }> {
  const { baseURL, key, isOwn, fetch, signal } = call;
  const { default: OpenAI } = await openaiPackage();
  const client = new OpenAI({
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
  return { client, options: { signal, ...(isOwn ? {} : { headers: headersElsewhere(key) }) } };
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
