import { duration } from '../../figures/numbers.ts';
import { tidy } from '../../models/remote/words.ts';
import type { TrainingStatus } from '../../models/train-lora.ts';

/** Milliseconds between lines while nothing but time and the log goes on. */
const LOG_MS = 30_000;

/**
 * Tells how a training goes: each change of its state at once, its log now and then.
 *
 * @param say takes a line
 * @param secrets that a server may repeat in its log
 */
export function statusLines(say: (line: string) => void, secrets: readonly string[]) {
  let state = '';
  let log: string | null = null;
  let saidAt = -Infinity;
  let trouble = '';
  return {
    onStatus(status: TrainingStatus): void {
      const { elapsed } = status;
      trouble = '';
      const isNew = status.state !== state;
      const isDue = elapsed - saidAt >= LOG_MS;
      if (!isNew && !isDue) return;
      const last = status.log === null || status.log === log ? '' : tidy(status.log, secrets);
      state = status.state;
      log = status.log;
      saidAt = elapsed;
      const time = duration(elapsed / 1000);
      say([wordsOf(status), time, last].filter((part) => part !== '').join(' · '));
    },
    onTrouble(reason: string): void {
      if (reason === trouble) return;
      trouble = reason;
      say(`${tidy(reason, secrets)} Asking again.`);
    },
  };
}

function wordsOf({ state, before }: TrainingStatus): string {
  if (state === 'IN_QUEUE')
    return before === null ? 'In the queue' : `In the queue, ${before} before it`;
  return state === 'IN_PROGRESS' ? 'Training' : 'Trained';
}
