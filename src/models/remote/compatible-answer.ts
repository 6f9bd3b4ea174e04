import type { ReceivedPicture } from '../../picture/looked-at.ts';
import { sniff } from '../../picture/sniff.ts';
import {
  decodeBase64,
  isMap,
  Nothing,
  notJson,
  type RemoteAnswer,
  type RemoteNothing,
} from './answer.ts';
import { complaint } from './complaint.ts';

/** What a server sent with a good status. */
export interface Received {
  body: Uint8Array;
  /** The header, or null. */
  contentType: string | null;
}

/**
 * The picture of an answer, in any of the shapes that servers give it: as `data` or `images`, each
 * of them base64, an address or a data address; or the bytes of a picture and nothing else.
 *
 * @param download fetches what an answer only names; relative addresses are the server's own
 * @throws {Nothing} where the picture can't be had
 */
export async function compatibleAnswer(
  { body, contentType }: Received,
  download: (address: string) => Promise<ReceivedPicture>,
): Promise<RemoteAnswer> {
  if (sniff(body) !== null || /^image\//i.test(contentType ?? '')) {
    return { outcome: 'image', bytes: body };
  }
  const told = readBody(body);
  if (!isMap(told)) return isCutJson(told) ? CUT : notJson(told);
  const { usage, model } = told;
  const facts = {
    ...(typeof model === 'string' ? { modelAnswered: model } : {}),
    ...(isMap(usage) ? { usage: { ...usage } } : {}),
  };
  const lists = [told.data, told.images].filter((each) => Array.isArray(each));
  const first: unknown = lists.flat()[0];
  if (first === undefined || first === null) return { ...pictureless(told, lists), ...facts };
  try {
    return { outcome: 'image', ...(await received(first, download)), ...facts };
  } catch (error) {
    // Whatever the server says of its work stays true of a picture that was lost.
    throw error instanceof Nothing ? new Nothing({ ...facts, ...error.answer }) : error;
  }
}

const CUT: RemoteNothing = {
  outcome: 'error',
  reason: 'The answer is not JSON, or is cut off.',
};

/** As JSON, or else as text. */
export function readBody(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isCutJson(told: unknown): boolean {
  return typeof told === 'string' && /^\s*[{[]/.test(told);
}

/** Some gateways say with a good status that something went wrong. */
function pictureless(
  told: Readonly<Record<string, unknown>>,
  lists: readonly unknown[],
): RemoteNothing {
  if (told.error !== undefined && told.error !== null) return complaint(told, '');
  if (lists.length === 0) return notJson(told);
  return { outcome: 'empty', reason: 'The answer has no picture.' };
}

async function received(
  picture: unknown,
  download: (address: string) => Promise<ReceivedPicture>,
): Promise<ReceivedPicture> {
  const { b64_json, image, url } = isMap(picture) ? picture : { image: picture };
  const written = [b64_json, image].filter((each) => typeof each === 'string');
  const base64 = written.find((each) => each.trim() !== '');
  if (base64 !== undefined) {
    return /^\s*https?:/i.test(base64) ? download(base64.trim()) : { bytes: decodeBase64(base64) };
  }
  if (typeof url === 'string' && url.trim() !== '') return download(url.trim());
  if (written.length > 0) return { bytes: decodeBase64('') };
  throw new Nothing({
    outcome: 'error',
    reason: 'The answer’s picture has neither b64_json nor url.',
  });
}

/** A bad status, with whatever came with it. */
export class ServerFault extends Error {
  override readonly name = 'ServerFault';
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** The package wraps what its `fetch` throws. null: nothing is known of such an error. */
export function explainCompatible(error: unknown): RemoteNothing | null {
  const chain = [error, error instanceof Error ? error.cause : undefined];
  const fault = chain.find((each) => each instanceof ServerFault);
  return fault === undefined ? null : complaint(fault.body, `HTTP ${fault.status}`);
}
