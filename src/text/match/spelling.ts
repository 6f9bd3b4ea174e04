import { graphemes, isEmoji, isWhiteSpace } from '../graphemes.ts';
import { normalize, normalizeStrict } from '../normalize.ts';
import { remembering } from '../remember.ts';
import type { SeenCharacter } from '../types.ts';
import type { Units } from '../units.ts';

/**
 * For each unit of a line the reader's characters that it is made of: several where an accent or a
 * vowel sign is a character of its own, a shared one where an engine has a ligature. White space
 * and emoji belong to no unit. Null where the characters don't spell the line.
 */
export function spellUnits(
  units: Units,
  characters: readonly SeenCharacter[],
): SeenCharacter[][] | null {
  const written = characters
    .map((character) => ({ character, text: strict(character.text) }))
    .filter(({ text }) => text !== '');
  const spelled: SeenCharacter[][] = [];
  let from = 0;
  let first = 0;
  let firstFrom = 0;
  for (const grapheme of graphemes(written.map(({ text }) => text).join(''))) {
    const to = from + grapheme.length;
    while (firstFrom + written[first]!.text.length <= from) {
      firstFrom += written[first]!.text.length;
      first += 1;
    }
    if (isUnit(grapheme)) {
      if (grapheme.normalize('NFC') !== units.raw[spelled.length]) return null;
      const own: SeenCharacter[] = [];
      for (let i = first, at = firstFrom; i < written.length && at < to; i++) {
        own.push(written[i]!.character);
        at += written[i]!.text.length;
      }
      spelled.push(own);
    }
    from = to;
  }
  return spelled.length === units.raw.length ? spelled : null;
}

const strict = remembering(normalizeStrict);

const isUnit = remembering(
  (grapheme) => !isWhiteSpace(grapheme) && !isEmoji(grapheme) && normalize(grapheme) !== '',
);
