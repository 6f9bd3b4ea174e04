import { graphemes, isEmoji, isWhiteSpace } from './graphemes.ts';
import { foldCase, normalize, normalizeStrict } from './normalize.ts';
import { remembering } from './remember.ts';

/**
 * A text as the units that are compared: its graphemes without white space and emoji, each in
 * three forms. The forms run in step, so that a position in one is the same position in all.
 */
export interface Units {
  /** As written, NFC. */
  readonly raw: readonly string[];
  /** Normalized (every step but case). */
  readonly normal: readonly string[];
  /** Case folded too: what lines and blocks are matched by. */
  readonly folded: readonly string[];
  /** White space stood before this unit. */
  readonly spaced: readonly boolean[];
  /** Emoji that were left out. */
  readonly emoji: readonly string[];
}

export const unitsOf: (text: string) => Units = remembering(splitIntoUnits);

function splitIntoUnits(text: string): Units {
  const units = {
    raw: [] as string[],
    normal: [] as string[],
    folded: [] as string[],
    spaced: [] as boolean[],
    emoji: [] as string[],
  };
  let space = false;
  for (const grapheme of graphemes(normalizeStrict(text))) {
    if (isWhiteSpace(grapheme)) {
      space = true;
    } else if (isEmoji(grapheme)) {
      units.emoji.push(grapheme);
      space = true;
    } else {
      const normal = normalize(grapheme);
      if (normal === '') continue;
      units.raw.push(grapheme);
      units.normal.push(normal);
      units.folded.push(foldCase(normal));
      units.spaced.push(space && units.spaced.length > 0);
      space = false;
    }
  }
  return units;
}

/** Units `from`..`to` as they were written, with their inner spaces. */
export function textOf(units: Units, from = 0, to = units.raw.length): string {
  let text = '';
  for (let i = from; i < to; i++) text += (units.spaced[i]! && i > from ? ' ' : '') + units.raw[i]!;
  return text;
}

/** Ids from here on are of characters that are words or syllables of their own. */
export const WORD_SIGNS = 0x2000;
const WORD_SIGN = /^[\p{Script=Han}\p{Script=Hangul}]/u;

/** Numbers for folded units, the same for the same unit, from 1: cheap to compare and to mask. */
export class UnitIds {
  readonly #ids = new Map<string, number>();
  #letters = 0;
  #wordSigns = 0;

  of(units: readonly string[]): Int32Array {
    return Int32Array.from(units, (unit) => {
      let id = this.#ids.get(unit);
      if (id === undefined) {
        id = WORD_SIGN.test(unit) ? WORD_SIGNS + this.#wordSigns++ : ++this.#letters;
        this.#ids.set(unit, id);
      }
      return id;
    });
  }
}

/**
 * `fastest-levenshtein` compares UTF-16 code units; one code unit for each id makes its distance
 * one of graphemes. Any code unit will do, since the text is compared and never shown.
 */
export function privateText(ids: Int32Array): string {
  let text = '';
  for (const id of ids) text += String.fromCharCode(id);
  return text;
}
