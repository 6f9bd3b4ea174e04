/** First Ctrl+C: stop, keep what was done. Second: leave at once; what was stored is stored. */
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
    console.error('Stopping as soon as what is being read is done. Again to leave at once.');
  };
  process.on('SIGINT', handler);
  process.on('SIGTERM', handler);
  return release;
}
