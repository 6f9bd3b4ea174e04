import { pick, type Random, shuffled } from '../stats/chance.ts';
import { graphemes } from '../text/graphemes.ts';
import { lookalikeGroups, lookalikeStrings } from './lookalikes/groups.ts';

/** One place of a text at which something else stands than was meant. */
export interface Slip {
  /** The text with the slip. */
  text: string;
  /** Code point index of the slip in the text as it was meant. */
  at: number;
  /** What was meant there, and what stands there now; one of them may be empty. */
  from: string;
  to: string;
}

/** Whether a replacement may be made, such as that the font has the character and shows a difference. */
export type Allows = (from: string, to: string) => boolean;

const alternatives = new Map<string, string[]>();
for (const group of Object.values(lookalikeGroups).flat()) {
  const members = [...new Set(group)];
  for (const member of members) {
    const known = alternatives.get(member) ?? [];
    known.push(...members.filter((other) => other !== member && !known.includes(other)));
    alternatives.set(member, known);
  }
}

/** What a character is mistaken for, nothing where it has no look-alike. */
export function lookalikesOf(character: string): readonly string[] {
  return alternatives.get(character) ?? [];
}

/** Puts one look-alike in. Null where the text has no character that has one. */
export function withLookalike(
  text: string,
  random: Random,
  allows: Allows = () => true,
): Slip | null {
  return onePlace(text, [...single(text), ...joined(text)], random, allows);
}

/** Doubles, drops or transposes one letter. Null for a text in which that can't be done. */
export function withTypo(text: string, random: Random, allows: Allows = () => true): Slip | null {
  // Whole clusters, so that no mark is torn from its letter.
  const letters = graphemes(text);
  const slips: Slip[] = [];
  let at = 0;
  letters.forEach((letter, index) => {
    const next = letters[index + 1] ?? '';
    const put = (from: string, to: string) => slips.push(replaced([...text], at, from, to));
    if (isLetter(letter)) {
      if (index > 0 && next !== '') put(letter, letter + letter);
      if (letters.length > 3) put(letter, '');
      if (isLetter(next) && next !== letter) put(letter + next, next + letter);
    }
    at += [...letter].length;
  });
  return onePlace(text, slips, random, allows);
}

function isLetter(grapheme: string): boolean {
  return /\p{L}/u.test(grapheme);
}

/** Places count alike, however many slips each has. */
function onePlace(text: string, slips: Slip[], random: Random, allows: Allows): Slip | null {
  const places = Map.groupBy(
    slips.filter((slip) => isNews(text, slip)),
    (slip) => slip.at,
  );
  for (const place of shuffled(random, [...places.values()])) {
    const open = place.filter((slip) => allows(slip.from, slip.to));
    if (open.length > 0) return pick(random, open);
  }
  return null;
}

function single(text: string): Slip[] {
  const characters = [...text];
  // No accents in a text that has none: nobody writes English so.
  const plain = /^\p{ASCII}*$/u.test(text);
  return characters.flatMap((character, at) =>
    lookalikesOf(character)
      .filter((other) => !plain || /\p{ASCII}/u.test(other))
      .map((other) => replaced(characters, at, character, other)),
  );
}

function joined(text: string): Slip[] {
  const characters = [...text];
  const pairs = lookalikeStrings.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
  return pairs.flatMap(([from, to]) =>
    characters.flatMap((_, at) =>
      characters.slice(at, at + from.length).join('') === from
        ? [replaced(characters, at, from, to)]
        : [],
    ),
  );
}

function replaced(characters: readonly string[], at: number, from: string, to: string): Slip {
  const after = at + [...from].length;
  return {
    text: [...characters.slice(0, at), to, ...characters.slice(after)].join(''),
    at,
    from,
    to,
  };
}

/** A slip that composes away, or leaves less than two characters, would be none. */
function isNews(text: string, slip: Slip): boolean {
  return (
    slip.text.normalize('NFC') === slip.text &&
    slip.text !== text &&
    slip.text.trim() === slip.text &&
    [...slip.text].length >= 2
  );
}
