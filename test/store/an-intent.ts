import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import type { StoredGeneration } from '../../src/store/generations.ts';
import type { Intent } from '../../src/store/intents.ts';

export const AT = '2026-11-28T12:34:56.789Z';

/** A first attempt that is under way. */
export function intentOf(over: Partial<Intent> = {}): Intent {
  return {
    model: 'fake',
    sample: 'poster',
    at: AT,
    isSent: true,
    price: '0.05',
    upTo: '0',
    attempts: 1,
    requestId: null,
    ...over,
  };
}

/** Of this machine, and long dead: no process has such a number. */
export const DEAD = `${hostname()} 99999999 - 0`;

/** As somebody left it who was killed. */
export function leave(folder: string, key: string, intent: unknown, owner = DEAD): void {
  using db = new DatabaseSync(join(folder, 'store.db'));
  const json = typeof intent === 'string' ? intent : JSON.stringify(intent);
  db.prepare('INSERT OR REPLACE INTO intents VALUES (?, ?, ?)').run(key, owner, json);
}

export interface Holder {
  owner: string;
  /** Ends the call, with an answer or without. */
  end(how: StoredGeneration | 'drop'): Promise<void>;
  kill(): Promise<void>;
}

/** Another process that has a call open. */
export async function holderOf(folder: string, key: string, intent: Intent): Promise<Holder> {
  const file = join(import.meta.dirname, 'holder.ts');
  const child = spawn(process.execPath, [file, folder, key, JSON.stringify(intent)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  const { value: owner } = await lines.next();
  return {
    owner: owner as string,
    kill,
    async end(how) {
      child.stdin.write(`${typeof how === 'string' ? how : JSON.stringify(how)}\n`);
      await lines.next();
    },
  };
}
