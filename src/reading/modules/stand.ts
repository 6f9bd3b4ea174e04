import { alignSequences } from '../../alignment.ts';
import { type Candidate, inked, inkForm } from '../candidate.ts';
import { CONTRADICTED } from '../join.ts';
import type { Voter } from '../vote.ts';

/** What a reader may be asked to write. Emoji and ornaments are in no engine's dictionary. */
const WRITTEN = /[\p{L}\p{N}\p{M}\p{P}\p{Sc}\p{Sm}]/u;

export type Writes = (character: string) => boolean;

/** Whether an alphabet has a character: as it stands, in its plain form, or all its parts. */
export function writesOf(alphabet: ReadonlySet<string>): Writes {
  return (character) =>
    [character, character.normalize('NFC'), inkForm(character)].some(
      (form) =>
        alphabet.has(form) || (form !== '' && [...form].every((part) => alphabet.has(part))),
    );
}

/** True where most letters of a text are of none of our engines' dictionaries. */
export function isForeign(text: string, ours: Writes): boolean {
  const letters = text.match(/\p{L}\p{M}*/gu) ?? [];
  return letters.filter((letter) => !ours(letter)).length * 2 > letters.length;
}

/**
 * The module's reading that stands in place of ours, or null where ours does and the modules only
 * vote. One stands with its own confidence, which nobody has measured, where we have no text, where
 * ours can't write the script, and where it has besides our text only what ours can't write. Where
 * it has that and contradicts ours too, none is trusted.
 *
 * @param asked whether any engine of ours was asked to read there
 */
export function standingModule(
  ours: Candidate,
  modules: readonly Voter[],
  writes: Writes,
  asked: boolean,
): Candidate | null {
  const surestFirst = modules
    .map(({ candidate }) => candidate)
    .sort((a, b) => b.confidence - a.confidence);
  if (ours.text === '') {
    const read = surestFirst.find(({ text }) => text !== '');
    return read ?? (asked ? null : (surestFirst[0] ?? null));
  }
  for (const candidate of surestFirst) {
    if (isForeign(candidate.text, writes)) return candidate;
    const foreign = (text: string) => WRITTEN.test(text) && !writes(text);
    if (!inked(candidate).some(({ text }) => foreign(text))) continue;
    if (addsOnly(foreign, ours, candidate)) return candidate;
    return { ...candidate, confidence: Math.min(candidate.confidence, CONTRADICTED) };
  }
  return null;
}

/** Whether two readings differ only where the other has what ours can't write, or beside it (œ, oe). */
function addsOnly(foreign: (text: string) => boolean, ours: Candidate, other: Candidate): boolean {
  const [a, b] = [inked(ours), inked(other)];
  const pairs = alignSequences(
    a.map(({ text }) => inkForm(text)),
    b.map(({ text }) => inkForm(text)),
  );
  const explained = pairs.map(([, j]) => j !== null && foreign(b[j]!.text));
  return pairs.every(([i, j], n) => {
    if (explained[n]) return true;
    if (i === null) return false;
    if (j === null) return explained[n - 1] === true || explained[n + 1] === true;
    return inkForm(a[i]!.text) === inkForm(b[j]!.text);
  });
}
