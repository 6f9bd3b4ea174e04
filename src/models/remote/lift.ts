import { randomUUID } from 'node:crypto';
import type { ReceivedPicture } from '../../picture/looked-at.ts';
import type { Came } from './exchange.ts';
import type { Fetch } from './package-fetch.ts';
import type { Recorder } from './recorder.ts';
import { giveRoom, takeRoom } from './spare.ts';

/** Strings of fewer bytes are no pictures, and cost nothing to leave where they are. */
const LONG = 32 * 1024;
/** Characters decoded at a time: a multiple of four, and short enough to be garbage of the young kind. */
const PIECE = 48 * 1024;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** A picture that was taken out of an answer. */
export interface Lifted {
  /** What stands in its place. */
  name: string;
  bytes: Uint8Array;
}

export interface Lifting {
  fetch: Fetch;
  /** The picture that a string of the answer stands for; null where it stands for itself. */
  lifted(text: string): ReceivedPicture | null;
}

/**
 * Takes the base64 of pictures out of an answer before a package makes strings of it. Each would
 * become two, of a third more bytes than the picture has, and a run of many pictures at a time would
 * spend more memory and time on them than on all else.
 */
export function lifting(fetch: Recorder['fetch']): Lifting {
  const pictures = new Map<string, ReceivedPicture>();
  return {
    lifted: (text) => pictures.get(text) ?? null,
    fetch: (input, init) =>
      fetch(input, init, ({ name, ...picture }) => pictures.set(name, picture)),
  };
}

/**
 * A body in which each long string of base64 is a short name, by which its bytes are known; null where
 * it has none.
 */
export function lift({ headers, body }: Came): { body: Uint8Array; lifted: Lifted[] } | null {
  const type = headers.findIndex((name, i) => i % 2 === 0 && /^content-type$/i.test(name));
  if (body.length < LONG || !/json/i.test(headers[type + 1] ?? '')) return null;
  const text = Buffer.from(body.buffer, body.byteOffset, body.length);
  const lifted: Lifted[] = [];
  const parts: Buffer[] = [];
  let kept = 0;
  let open = text.indexOf(QUOTE);
  while (open !== -1) {
    const close = closing(text, open + 1);
    if (close === -1) break;
    const bytes = close - open > LONG ? decoded(text, open + 1, close) : null;
    if (bytes !== null) {
      const name = `lifted:${randomUUID()}`;
      lifted.push({ name, bytes });
      parts.push(text.subarray(kept, open + 1), Buffer.from(name));
      kept = close;
    }
    open = text.indexOf(QUOTE, close + 1);
  }
  if (lifted.length === 0) return null;
  return { body: joined([...parts, text.subarray(kept)]), lifted };
}

/** In room of its own, that can be handed to another thread. */
function joined(parts: readonly Buffer[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Where a string ends that began before; -1: nowhere. */
function closing(body: Buffer, from: number): number {
  for (let at = body.indexOf(QUOTE, from); at !== -1; at = body.indexOf(QUOTE, at + 1)) {
    let slashes = 0;
    while (at - 1 - slashes >= from && body[at - 1 - slashes] === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

/** null for what is no plain base64: it stays as it is, to be looked at more closely. */
function decoded(body: Buffer, from: number, to: number): Uint8Array | null {
  const length = to - from;
  if (length % 4 !== 0) return null;
  const padding = body[to - 2] === 0x3d ? 2 : body[to - 1] === 0x3d ? 1 : 0;
  const bytes = takeRoom((length / 4) * 3 - padding);
  let written = 0;
  for (let at = from; at < to; at += PIECE) {
    const piece = body.toString('latin1', at, Math.min(to, at + PIECE));
    // Whatever is not base64 is left out or ends it, and so makes it shorter.
    written += bytes.write(piece, written, 'base64');
  }
  if (written === bytes.length) return bytes;
  giveRoom(bytes);
  return null;
}
