import { readFileSync } from 'node:fs';

/**
 * The most memory that a process has had at once, in MB: resident, threads and all. The kernel's
 * own mark of it (`VmHWM`), which begins anew with each program; `ru_maxrss` would begin with what
 * the parent had. Elsewhere than on Linux it is that of this process, and of others unknown.
 */
export function peakMemory(pid: number | 'self'): number | null {
  try {
    return peakOf(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return pid === 'self' ? process.resourceUsage().maxRSS / 1024 : null;
  }
}

/** Out of the text of `/proc/<pid>/status`; a process that has ended has none. */
export function peakOf(status: string): number | null {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
