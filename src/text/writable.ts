import { normalize } from './normalize.ts';
import type { Units } from './units.ts';

/** Whether the reader's engines have every character of a block, in some form that counts as it. */
export function canWrite(units: Units, alphabet: ReadonlySet<string> | null): boolean {
  if (alphabet === null) return true;
  const known = foldedAlphabet(alphabet);
  return units.normal.every(
    (unit) => known.has(unit) || [...unit].every((part) => known.has(part)),
  );
}

const folded = new WeakMap<ReadonlySet<string>, Set<string>>();

function foldedAlphabet(alphabet: ReadonlySet<string>): Set<string> {
  let known = folded.get(alphabet);
  if (known === undefined) {
    // All at once: ten thousand characters one by one would take longer than judging a picture.
    known = new Set(normalize([...alphabet].join('\n')).split('\n'));
    folded.set(alphabet, known);
  }
  return known;
}
