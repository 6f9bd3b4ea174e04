/** As many as calls under way at once need, with the pictures of those that just ended. */
const MOST = 128;
/** Bytes; what is larger is rare, and too much to keep for nothing. */
const LARGEST = 16 * 1024 * 1024;

const spare: ArrayBuffer[] = [];
const lent = new WeakSet<ArrayBufferLike>();

/**
 * Room for the body of an answer, or the picture in it, used over and over: to take a megabyte from
 * the system for each, and leave it to be found as garbage, costs more memory than all that is in use.
 */
export function takeRoom(length: number): Buffer<ArrayBuffer> {
  const at = spare.findIndex(({ byteLength }) => byteLength >= length && byteLength <= 4 * length);
  const [found] = at === -1 ? [] : spare.splice(at, 1);
  // A little more, so that the next one, which is as long or nearly, fits too.
  const room = found ?? new ArrayBuffer(Math.ceil(length / 16_384 + 1) * 16_384);
  lent.add(room);
  return Buffer.from(room, 0, length);
}

/** Gives it back, where it was taken here; nobody may look at it any more. */
export function giveRoom({ buffer }: Uint8Array): void {
  if (!(buffer instanceof ArrayBuffer) || !lent.delete(buffer)) return;
  if (spare.length < MOST && buffer.byteLength <= LARGEST) spare.push(buffer);
}
