import { hash } from 'node:crypto';
import { type BigIntStats, statSync } from 'node:fs';
import { type FileAnswer, type FileBounds, readRegularFile } from './read-file.ts';

export type HashAnswer = { ok: true; sha256: string } | Extract<FileAnswer, { ok: false }>;

/** What a file was when it was hashed, and what came of it. */
const known = new Map<string, { state: string; sha256: string }>();

/** A file that was changed so lately may change again and have the same time after it. */
const SETTLED_MS = 2000;

/**
 * The sha256 of a file, as `readRegularFile` reads it. A file that is the same by all that the disk
 * says of it, its time of change to the nanosecond among that, is not read again: a run asks for the
 * same few input pictures for every cell, several times.
 */
export async function hashRegularFile(path: string, bounds: FileBounds): Promise<HashAnswer> {
  const name = JSON.stringify([path, bounds.within ?? null, bounds.maxBytes]);
  const state = stateOf(path);
  const before = known.get(name);
  if (state !== null && before?.state === state.text) return { ok: true, sha256: before.sha256 };
  const file = await readRegularFile(path, bounds);
  if (!file.ok) return file;
  const sha256 = hash('sha256', file.bytes);
  if (state !== null && Date.now() - state.changed > SETTLED_MS) {
    known.set(name, { state: state.text, sha256 });
  }
  return { ok: true, sha256 };
}

function stateOf(path: string): { text: string; changed: number } | null {
  let stat: BigIntStats | undefined;
  try {
    stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    // Reading it tells why.
  }
  if (stat === undefined) return null;
  const { dev, ino, size, mtimeNs, ctimeNs } = stat;
  return {
    text: [dev, ino, size, mtimeNs, ctimeNs].join(' '),
    changed: Number(ctimeNs / 1_000_000n),
  };
}
