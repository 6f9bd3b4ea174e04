import { duration } from '../figures/numbers.ts';
import { cut, plain } from '../report/plain.ts';
import { ERASE_LINE, type ProgressStream } from './progress.ts';

const REDRAW_MS = 100;
/** Between lines where they can't be redrawn, as in the log of a CI. */
const LOG_MS = 10_000;
/** Lines get faster and slower: the rate is that of the latest seconds. */
const RECENT_MS = 5_000;

export interface ByteProgress {
  /** `received` bytes of `what` are there; `total` is null where nobody knows. */
  update(what: string, received: number, total: number | null): void;
  /** Prints a line that stays, whatever is drawn. */
  note(text: string): void;
  /** Takes the drawn line away. */
  done(): void;
}

/** Progress of a fetch: `Fetching rec.onnx · 3.2 of 21.2 MB · 1.1 MB/s · 17 s left`. */
export function createByteProgress(
  stream: ProgressStream,
  now: () => number = Date.now,
): ByteProgress {
  let current: string | null = null;
  let recent: { at: number; received: number }[] = [];
  let shownAt = -Infinity;
  let drawn = false;

  const erase = () => {
    if (drawn) stream.write(ERASE_LINE);
    drawn = false;
  };

  return {
    update(what, received, total) {
      const at = now();
      if (what !== current) {
        // The first line comes at once, so that a slow start is seen to be one.
        current = what;
        recent = [];
        shownAt = -Infinity;
      }
      recent.push({ at, received });
      const since = recent.findLastIndex((one) => one.at <= at - RECENT_MS);
      if (since > 0) recent = recent.slice(since);
      if (at - shownAt < (stream.isTTY ? REDRAW_MS : LOG_MS)) return;
      shownAt = at;
      const line = plain(lineOf(what, received, total, rateOf(recent)));
      if (stream.isTTY) {
        // A line that wraps could not be erased again.
        stream.write(ERASE_LINE + cut(line, (stream.columns || 80) - 1));
        drawn = true;
      } else {
        stream.write(`${line}\n`);
      }
    },
    note(text) {
      erase();
      stream.write(`${plain(text)}\n`);
    },
    done() {
      erase();
      current = null;
    },
  };
}

function lineOf(what: string, received: number, total: number | null, rate: number | null): string {
  const parts = [`Fetching ${what}`];
  parts.push(total === null ? megabytes(received) : `${inMega(received)} of ${megabytes(total)}`);
  if (rate !== null && rate > 0) {
    parts.push(`${megabytes(rate)}/s`);
    if (total !== null && received < total)
      parts.push(`${duration((total - received) / rate)} left`);
  }
  return parts.join(' · ');
}

/** Bytes a second between the oldest and the newest of the recent ones; null where unknown. */
function rateOf(recent: readonly { at: number; received: number }[]): number | null {
  const first = recent[0];
  const last = recent.at(-1);
  if (first === undefined || last === undefined || last.at === first.at) return null;
  return ((last.received - first.received) * 1000) / (last.at - first.at);
}

/** A million bytes is a megabyte, as disks and downloads count. */
export function megabytes(bytes: number): string {
  return `${inMega(bytes)} MB`;
}

function inMega(bytes: number): string {
  const mega = bytes / 1e6;
  return mega < 0.1 && bytes > 0 ? mega.toFixed(3) : mega.toFixed(1);
}
