import { normalize } from './normalize.ts';
import type { Units } from './units.ts';

/** Whether the reader's engines have every character of a block, in some form that counts as it. */
export function canWrite(units: Units, alphabet: ReadonlySet<string> | null): boolean {
  if (alphabet === null) return true;
  let answers = written.get(alphabet);
  if (answers === undefined) {
    answers = new WeakMap();
    written.set(alphabet, answers);
  }
  let answer = answers.get(units);
  if (answer === undefined) {
    const known = foldedAlphabet(alphabet);
    answer = units.normal.every(
      (unit) => known.has(unit) || [...unit].every((part) => known.has(part)),
    );
    answers.set(units, answer);
  }
  return answer;
}

/** A block is asked about several times for every picture of its sample. */
const written = new WeakMap<ReadonlySet<string>, WeakMap<Units, boolean>>();
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
