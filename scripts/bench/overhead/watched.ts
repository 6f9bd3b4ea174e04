import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { peakMemory } from '../memory.ts';

/** Milliseconds between looks at a process. */
const LOOK = 20;
/** Of the kernel's clock, in which it counts processor time. */
const TICK_MS = 10;

export interface Watched {
  /** From its start to its end. */
  ms: number;
  /** null where the kernel doesn't tell. */
  cpuMs: number | null;
  peakMb: number | null;
  code: number | null;
  out: string;
  err: string;
}

/**
 * Runs a program to its end, and looks at it all the while: what it did after the last look is not
 * in its processor time.
 */
export function watched(
  args: readonly string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, { cwd, env });
    const seen: Watched = { ms: 0, cpuMs: null, peakMb: null, code: null, out: '', err: '' };
    const look = setInterval(() => {
      seen.peakMb = peakMemory(child.pid!) ?? seen.peakMb;
      seen.cpuMs = processorMs(child.pid!) ?? seen.cpuMs;
    }, LOOK);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      seen.err += text;
    });
    child.once('error', reject);
    child.once('exit', () => {
      seen.ms = performance.now() - began;
      clearInterval(look);
    });
    child.once('close', (code) => resolve({ ...seen, code }));
  });
}

function processorMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of a program, in brackets, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}
