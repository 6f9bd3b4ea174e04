import { isIP } from 'node:net';
import type { ReceivedPicture } from '../../picture/looked-at.ts';
import { decodeBase64, Nothing } from './answer.ts';
import type { CameWithPictures } from './exchange-pictures.ts';
import { NoAnswer, NotPublic } from './no-answer.ts';
import { headersOf } from './package-fetch.ts';
import { patiently } from './patiently.ts';
import { sendApart } from './sending-thread.ts';

const HOPS = 3;

export interface DownloadWay {
  signal: AbortSignal;
  /** Where the picture may be kept at once. */
  keepIn?: string | null;
}

/**
 * Fetches a picture from where an answer says it is. Only from a public host over https, whose
 * certificate says that it is this host: an answer must not make us look around in somebody's own
 * network. The one exception is the place that a benchmark names itself.
 *
 * @param own origin of a benchmark's own address, or null
 * @throws {Nothing} with what went wrong
 */
export async function downloadPicture(
  address: string,
  own: string | null,
  way: DownloadWay,
): Promise<ReceivedPicture> {
  if (/^data:/i.test(address)) return { bytes: decodeBase64(address) };
  return patiently(() => fetched(address, own, way), {
    mayPass,
    signal: way.signal,
  });
}

/** The picture was paid for, and to fetch it again costs nothing. */
function mayPass(error: unknown): boolean {
  return error instanceof Lost && error.mayPass;
}

class Lost extends Nothing {
  readonly mayPass: boolean;

  constructor(words: string, mayPass: boolean) {
    super({ outcome: 'error', reason: `The picture could not be downloaded: ${words}.` });
    this.mayPass = mayPass;
  }
}

async function fetched(
  address: string,
  own: string | null,
  way: DownloadWay,
): Promise<ReceivedPicture> {
  let at = address;
  for (let hop = 0; hop <= HOPS; hop += 1) {
    if (!isAllowed(at, own)) throw new Lost('the answer names a place that is not public', false);
    const { status, headers, body, picture } = await sendTo(at, new URL(at).origin === own, way);
    const next = headersOf(headers).get('location');
    if (status >= 300 && status < 400 && next !== null && URL.canParse(next, at)) {
      at = new URL(next, at).href;
      continue;
    }
    // What is just made may not have reached every server of a network that delivers it.
    if (status >= 300) throw new Lost(`HTTP ${status}`, status >= 404);
    return picture ?? { bytes: body };
  }
  throw new Lost('it leads from one address to the next', false);
}

async function sendTo(
  url: string,
  isOwn: boolean,
  { signal, keepIn = null }: DownloadWay,
): Promise<CameWithPictures> {
  const sending = { url, method: 'GET', headers: {}, body: null };
  try {
    return await sendApart(sending, signal, { isPublic: !isOwn, lifts: false, keepIn });
  } catch (error) {
    if (error instanceof NotPublic) throw new Lost(error.message, false);
    if (error instanceof NoAnswer) throw new Lost(error.message, true);
    throw error;
  }
}

export function isAllowed(address: string, own: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, hostname } = new URL(address);
  if (origin === own) return true;
  const host = hostname.replace(/\.$/, '');
  const isNumber = isIP(host.replace(/^\[|\]$/g, '')) !== 0;
  const isInside = !host.includes('.') || /\.(local|localhost|internal|lan|home)$/i.test(host);
  return protocol === 'https:' && !isNumber && !isInside;
}
