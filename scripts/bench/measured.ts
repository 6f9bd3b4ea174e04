import type { SeenLine } from '../../src/text/types.ts';

/** What one reader read in one picture, and how long it took. */
export interface Read {
  sample: string;
  lines: SeenLine[];
  /** Pixels of the picture, by 1024². */
  size: number;
  /** On the clock. */
  seconds: number;
  /** Of processor time, all threads together; null where another process spent it. */
  cpuSeconds: number | null;
}

/** What a process that measures one row prints. */
export interface Measured {
  reads: Read[];
  /** Seconds on the clock for all pictures, where several threads read side by side. */
  together: number | null;
  /** The most memory that the reading process had at once, in MB; null where it can't be told. */
  peakMb: number | null;
}

/** Runs `read` and says what it cost this process. */
export async function timed<T>(read: () => Promise<T>) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await read();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { result, seconds, cpuSeconds: (user + system) / 1e6 };
}
