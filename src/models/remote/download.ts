import { isIP } from 'node:net';
import { decodeBase64, Nothing } from './answer.ts';
import { sendOnce } from './send-once.ts';

const HOPS = 3;

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
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (/^data:/i.test(address)) return decodeBase64(address);
  let at = address;
  for (let hop = 0; hop <= HOPS; hop += 1) {
    if (!isAllowed(at, own)) throw lost('the answer names a place that is not public');
    const answer = await sendOnce(at, { signal });
    const next = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && next !== null && URL.canParse(next, at)) {
      at = new URL(next, at).href;
      continue;
    }
    if (!answer.ok) throw lost(`HTTP ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
  throw lost('it leads from one address to the next');
}

function lost(words: string): Nothing {
  const reason = `The picture could not be downloaded: ${words}.`;
  return new Nothing({ outcome: 'error', reason });
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
