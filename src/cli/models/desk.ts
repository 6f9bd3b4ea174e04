import { createInterface } from 'node:readline';
import { type Clock, realClock } from '../../models/train-lora.ts';
import { onInterrupt } from '../interrupt.ts';

/** Who sits before the program, and the time that passes meanwhile. */
export interface Desk {
  clock: Clock;
  /** Whether somebody is there who can be asked. */
  isTerminal(): boolean;
  /** Empty where nobody answers any more. */
  ask(question: string, signal: AbortSignal): Promise<string>;
  /** Lets an interrupt stop what goes on; what is returned ends that. */
  onInterrupt(stop: AbortController): () => void;
}

export const realDesk: Desk = {
  clock: realClock,
  isTerminal: () => process.stdin.isTTY === true && process.stderr.isTTY === true,
  async ask(question, signal) {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    const close = () => lines.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      return await new Promise<string>((answered) => {
        // Also by Ctrl+C and Ctrl+D, which is no yes.
        lines.once('close', () => answered(''));
        lines.question(question, answered);
      });
    } finally {
      signal.removeEventListener('abort', close);
      lines.close();
    }
  },
  onInterrupt,
};
