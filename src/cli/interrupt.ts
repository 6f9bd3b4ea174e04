/**
 * First Ctrl+C: nothing more is begun, what is under way is let end and kept. Second: leave at once;
 * what was stored is stored.
 *
 * @param resume the command that goes on, where one does
 */
export function onInterrupt(stop: AbortController, resume?: () => string): () => void {
  const release = (): void => {
    process.off('SIGINT', handler);
    process.off('SIGTERM', handler);
  };
  const handler = (): void => {
    if (stop.signal.aborted) {
      // By the signal itself, which a shell tells as 130: `process.exit` would first stop threads,
      // and one that is within native code then takes the process down with an error of its own.
      release();
      if (resume !== undefined) {
        console.error(`Left at once. What had arrived is kept; to go on:\n  ${resume()}`);
      }
      process.kill(process.pid, 'SIGINT');
      return;
    }
    stop.abort();
    console.error(
      'Stopping: nothing more is begun, and what is under way is let end.\nAgain to leave at once.',
    );
  };
  process.on('SIGINT', handler);
  process.on('SIGTERM', handler);
  return release;
}
