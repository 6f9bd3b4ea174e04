import type { Clock } from '../../src/models/train-lora.ts';
import type { Files } from '../run/folder.ts';
import { pictures } from './servers/serve.ts';

/** So many pictures with captions: `p01.png`, `p01.txt` and on. */
export function trainingFiles(count: number, over: Files = {}): Files {
  const files: Record<string, string | Uint8Array> = {};
  for (let i = 1; i <= count; i += 1) {
    const name = `p${String(i).padStart(2, '0')}`;
    files[`${name}.png`] = pictures.png;
    files[`${name}.txt`] = `BRAND poster, number ${i}`;
  }
  return { ...files, ...over };
}

/** Waits take no time and are all on record; nothing is ever given up for lack of an answer. */
export function testClock(over: Partial<Clock> = {}): Clock & { waited: number[] } {
  let now = 0;
  const waited: number[] = [];
  return {
    waited,
    now: () => now,
    async wait(ms, signal) {
      signal.throwIfAborted();
      waited.push(ms);
      now += ms;
    },
    after: () => new AbortController().signal,
    ...over,
  };
}
