/**
 * First Ctrl+C: nothing more is begun, what is under way is let end and kept. Second: leave at once;
 * what was stored is stored.
 */
export function onInterrupt(stop: AbortController): () => void {
  const release = (): void => {
    process.off('SIGINT', handler);
    process.off('SIGTERM', handler);
  };
  const handler = (): void => {
    if (stop.signal.aborted) {
      // By the signal itself, which a shell tells as 130: `process.exit` would first stop threads,
      // and one that is within native code then takes the process down with an error of its own.
      release();
      process.kill(process.pid, 'SIGINT');
      return;
    }
    stop.abort();
    console.error(
      'Stopping: nothing more is begun, what is under way is let end. Again to leave at once.',
    );
  };
  process.on('SIGINT', handler);
  process.on('SIGTERM', handler);
  return release;
}
