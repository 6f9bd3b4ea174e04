import type { ReceivedPicture } from '../../picture/looked-at.ts';
import type { Cost, Failure, GeneratedNothing } from '../model.ts';
import type { Lifting } from './lift.ts';

/** What a provider answered, before it is known whether the bytes are a picture. */
export type RemoteAnswer = RemotePicture | RemoteNothing;

export interface RemoteFacts {
  modelAnswered?: string | undefined;
  requestIds?: string[];
  /** Where the answer says what it cost. */
  cost?: Cost | undefined;
  usage?: Record<string, unknown> | undefined;
}

export type RemotePicture = RemoteFacts & { outcome: 'image' } & ReceivedPicture;

export interface RemoteNothing extends RemoteFacts {
  outcome: Exclude<GeneratedNothing['outcome'], 'absent'>;
  /** In the provider's words, not yet tidied. */
  reason: string;
  /** Left out: told by the status, where there was a bad one. */
  failure?: Failure;
}

/** An answer that is thrown, from wherever it was found that there is no picture. */
export class Nothing extends Error {
  override readonly name = 'Nothing';
  readonly answer: RemoteNothing;

  constructor(answer: RemoteNothing) {
    super(answer.reason);
    this.answer = answer;
  }
}

/** Base64 as servers write it: with line breaks, or as a data address. @throws {Nothing} */
export function decodeBase64(text: string): Uint8Array {
  const decoded = decodedPlain(text);
  if (decoded !== null) return decoded;
  const plain = text.replace(/^data:[^,]*;base64,/i, '').replace(/\s+/g, '');
  if (plain === '') throw new Nothing({ outcome: 'empty', reason: 'The picture has no bytes.' });
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(plain)) {
    throw new Nothing({ outcome: 'error', reason: 'The picture is not the base64 it should be.' });
  }
  return Buffer.from(plain, 'base64');
}

/** A picture in base64; what an answer says of its work stays true of one that is lost. */
export function writtenPicture(
  base64: string,
  facts: RemoteFacts,
  lifted: Lifting['lifted'] = () => null,
): RemoteAnswer {
  try {
    const received = lifted(base64) ?? { bytes: decodeBase64(base64) };
    return { outcome: 'image', ...received, ...facts };
  } catch (error) {
    if (error instanceof Nothing) return { ...error.answer, ...facts };
    throw error;
  }
}

/** As nearly all write it, without a look at each of some million characters; null: look closer. */
function decodedPlain(text: string): Uint8Array | null {
  if (text.length < 4 || text.length % 4 !== 0) return null;
  const bytes = Buffer.from(text, 'base64');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  // Whatever is not base64 is left out or ends it, and so makes it shorter.
  return bytes.length === (text.length / 4) * 3 - padding ? bytes : null;
}

/** A page where an interface should be, e.g. of a proxy, or an answer of another shape. */
export function notJson(body: unknown): RemoteNothing {
  const start = typeof body === 'string' ? body.trim() : '';
  const isPage = /^<(!doctype|html)/i.test(start);
  const isJson = body !== undefined && typeof body !== 'string';
  const what = isJson ? 'JSON' : isPage ? 'a web page' : start === '' ? 'empty' : 'text';
  return { outcome: 'error', reason: `The answer is ${what} and not what it should be.` };
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
