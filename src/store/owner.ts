import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Those of this process that are not over. */
const living = new Set<string>();

export interface Owner {
  /** Host, process, when that began, and which of its stores. */
  id: string;
  /** From now on what it left open is nobody's. */
  end(): void;
}

/** Somebody who opens calls, by a name from which others can tell whether it still lives. */
export function newOwner(): Owner {
  const id = [hostname(), process.pid, beganAt(process.pid) ?? '-', randomUUID()].join(' ');
  living.add(id);
  return { id, end: () => living.delete(id) };
}

/** Whether somebody lives; null on another machine, of which nothing can be told. */
export function isAlive(owner: string): boolean | null {
  const [host, pid, began] = owner.split(' ');
  if (host !== hostname()) return null;
  const number = Number(pid);
  if (!Number.isSafeInteger(number) || number < 1) return false;
  const now = beganAt(number);
  // Numbers are given anew, so a living process may be another one.
  if (now !== null && began !== '-' && now !== began) return false;
  if (number === process.pid) return living.has(owner);
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    // One of another user's lives all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In ticks since the machine began, as Linux tells it; null elsewhere, or where it is gone. */
function beganAt(pid: number): string | null {
  try {
    // The name before it may hold spaces, and stands in brackets.
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1);
    return after?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
