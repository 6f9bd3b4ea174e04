/** As many as calls may be under way at once, more or less. */
const MOST = 32;
/** Bytes; what is larger is rare, and too much to keep for nothing. */
const LARGEST = 16 * 1024 * 1024;

const spare: ArrayBuffer[] = [];

/**
 * Room for the body of an answer, used over and over: to take a megabyte from the system for each
 * picture, and leave it to be found as garbage, costs more memory than all that is in use.
 */
export function takeRoom(length: number): Buffer<ArrayBuffer> {
  const at = spare.findIndex(({ byteLength }) => byteLength >= length && byteLength <= 4 * length);
  const [room] = at === -1 ? [] : spare.splice(at, 1);
  // A little more, so that the next answer, which is as long or nearly, fits too.
  const whole = room ?? new ArrayBuffer(Math.ceil(length / 65_536 + 1) * 65_536);
  return Buffer.from(whole, 0, length);
}

/** Gives it back; nobody may look at it any more. */
export function giveRoom({ buffer }: Buffer<ArrayBuffer>): void {
  if (spare.length < MOST && buffer.byteLength <= LARGEST) spare.push(buffer);
}
