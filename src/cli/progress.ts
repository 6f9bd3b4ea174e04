import { duration } from '../figures/numbers.ts';
import { cut, plain } from '../report/plain.ts';

/** Work that is done sooner needs no progress. */
const QUIET_MS = 2_000;
const REDRAW_MS = 100;
/** Between lines where they can't be redrawn, as in the log of a CI. */
const LOG_MS = 10_000;
/** The rate is that of the latest items, since the first ones may come from the store in no time. */
const RECENT = 32;
export const ERASE_LINE = '\r\u001b[2K';

export interface ProgressStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

export interface Progress {
  /** One more item is done. */
  tick(): void;
  /** Prints a line that stays, whatever is drawn. */
  note(text: string): void;
  /** Takes the drawn line away, or ends a log with its last count. */
  done(): void;
}

/** Progress of `total` items: `Reading 12/50 · 1.4/s · 27 s left`. */
export function createProgress(
  stream: ProgressStream,
  total: number,
  label: string,
  now: () => number = Date.now,
): Progress {
  const start = now();
  const recent = [start];
  let count = 0;
  let shown: { at: number; count: number } | null = null;

  const line = (at: number) => {
    const parts = [`${label} ${count}/${total}`];
    const rate = rateOf(recent, at);
    if (rate !== null) {
      parts.push(perTime(rate));
      if (count < total) parts.push(`${duration((total - count) / rate)} left`);
    }
    return parts.join(' · ');
  };

  const show = (at: number) => {
    shown = { at, count };
    // A line that wraps could not be erased again.
    if (stream.isTTY) stream.write(ERASE_LINE + cut(line(at), (stream.columns || 80) - 1));
    else stream.write(`${line(at)}\n`);
  };

  return {
    tick() {
      const at = now();
      count++;
      recent.push(at);
      if (recent.length > RECENT) recent.shift();
      if (at - start < QUIET_MS) return;
      const pause = stream.isTTY ? REDRAW_MS : LOG_MS;
      // A log's first line comes after a pause too; a terminal's at once.
      const since = shown?.at ?? (stream.isTTY ? -Infinity : start);
      if (at - since >= pause) show(at);
    },
    note(text) {
      const drawn = stream.isTTY && shown !== null;
      stream.write(`${drawn ? ERASE_LINE : ''}${plain(text)}\n`);
      if (drawn) show(now());
    },
    done() {
      if (shown === null) return;
      if (stream.isTTY) stream.write(ERASE_LINE);
      else if (shown.count !== count) {
        stream.write(`${label} ${count}/${total} · ${duration((now() - start) / 1000)}\n`);
      }
      shown = null;
    },
  };
}

/** Items a second between the oldest and the newest of the recent ones; null where unknown. */
function rateOf(recent: readonly number[], at: number): number | null {
  const seconds = (at - (recent[0] ?? at)) / 1000;
  return seconds > 0 && recent.length > 1 ? (recent.length - 1) / seconds : null;
}

function perTime(rate: number): string {
  if (rate >= 10) return `${Math.round(rate)}/s`;
  return rate >= 0.1 ? `${rate.toFixed(1)}/s` : `${(rate * 60).toFixed(1)}/min`;
}
