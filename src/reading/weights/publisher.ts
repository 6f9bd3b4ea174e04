import { TyposcopeError } from '../../errors.ts';
import { VERSION } from '../../version.ts';
import type { WeightFile } from './catalogue.ts';
import { reasonOf, receive, SourceError } from './receive.ts';

export interface FetchOptions {
  /** Milliseconds without a byte after which a source is given up. */
  stallMs: number;
  signal?: AbortSignal | undefined;
  /** `total` is null where the source doesn't say how much is to come. */
  onBytes?: ((received: number, total: number | null) => void) | undefined;
}

/**
 * Fetches a file from its publisher's address to `target`; gives the number of bytes.
 *
 * @throws SourceError where the publisher can't be reached, refuses, stalls or breaks off
 * @throws TyposcopeError where the bytes are not those of the catalogue, or the disk refuses
 */
export async function fetchFromPublisher(
  file: WeightFile,
  target: string,
  { stallMs, signal, onBytes }: FetchOptions,
): Promise<number> {
  const stalled = new AbortController();
  const watch = setTimeout(() => stalled.abort(), stallMs);
  try {
    const response = await fetch(file.address, {
      signal: AbortSignal.any(signal === undefined ? [stalled.signal] : [stalled.signal, signal]),
      // Compressed on the way, the length that is announced would not be that of the file.
      headers: { 'accept-encoding': 'identity', 'user-agent': `typoscope/${VERSION}` },
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new SourceError(`HTTP ${response.status} for ${file.address}`);
    }
    const announced = Number(response.headers.get('content-length'));
    const total = file.bytes ?? (announced > 0 ? announced : null);
    return await receive(response.body, target, file, file.address, (received) => {
      watch.refresh();
      onBytes?.(received, total);
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TyposcopeError) throw error;
    if (stalled.signal.aborted) {
      const seconds = Math.max(1, Math.round(stallMs / 1000));
      throw new SourceError(`nothing came for ${seconds} s`, { outOfReach: true, cause: error });
    }
    if (error instanceof SourceError) throw error;
    throw new SourceError(reasonOf(error), { outOfReach: true, cause: error });
  } finally {
    clearTimeout(watch);
  }
}
