import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/** A file to be looked at, and what came of it: its first bytes with the hash, or null. */
export type HashJob = readonly [number: number, path: string, maxBytes: number];
export type HashDone = readonly [number: number, found: Hashed | null];

export interface Hashed {
  sha256: string;
  /** By which a picture's format is known. */
  head: Uint8Array;
}

const HEAD = 1024;
const STEP = 1024 * 1024;

/** Read into again and again: room that is asked for anew is to be cleared first. */
let room = Buffer.alloc(0);

parentPort?.on('message', ([number, path, maxBytes]: HashJob) => {
  const done: HashDone = [number, hashed(path, maxBytes)];
  parentPort!.postMessage(done);
});

function hashed(path: string, maxBytes: number): Hashed | null {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > maxBytes) return null;
    if (room.length < stat.size) {
      room = Buffer.allocUnsafeSlow(Math.ceil(stat.size / STEP) * STEP);
    }
    let length = 0;
    while (length < stat.size) {
      const read = readSync(file, room, length, stat.size - length, length);
      if (read === 0) return null;
      length += read;
    }
    const bytes = room.subarray(0, length);
    return { sha256: hash('sha256', bytes), head: new Uint8Array(bytes.subarray(0, HEAD)) };
  } catch {
    // Not there, or not to be read: to whoever asks that is the same.
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}
