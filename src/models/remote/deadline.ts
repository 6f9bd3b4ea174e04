/** The call took longer than it was given. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/**
 * Does work that is given up after a time, whatever the work makes of its signal.
 *
 * @param ms milliseconds for all of it, bodies and downloads included
 * @param asked the caller's own signal
 * @throws {DeadlinePassed} once the time is over; the caller's reason once the caller gave up
 */
export async function withDeadline<T>(
  ms: number,
  asked: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  asked?.throwIfAborted();
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(new DeadlinePassed()), ms);
  const signal = asked === undefined ? time.signal : AbortSignal.any([asked, time.signal]);
  try {
    const over = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return await Promise.race([work(signal), over]);
  } catch (error) {
    // Packages throw errors of their own where their signal is aborted.
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}
