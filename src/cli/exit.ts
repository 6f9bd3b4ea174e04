/** Exit codes of the contract (§6). Where several hold: 130, 2, 70, 3, 1, 4. */
export const EXIT = {
  done: 0,
  gate: 1,
  usage: 2,
  budget: 3,
  pictures: 4,
  internal: 70,
  interrupted: 130,
} as const;

/** Stopped by the user; the message tells how to go on. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
