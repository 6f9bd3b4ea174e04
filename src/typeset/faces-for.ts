import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { scriptOfLanguage } from '../language.ts';
import { type Random, weighted } from '../stats/chance.ts';
import { drawnText } from './arrange/drawn.ts';
import { type Face, faceOf } from './fonts/faces.ts';
import { shipped } from './fonts/shipped.ts';
import type { PageTypeface } from './fonts/typeface.ts';

/** The faces of a page: for running text and for display, by language. */
export type PageFaces = (lang: string, weight: 'body' | 'display') => readonly Face[];

export interface FaceChoice {
  /** Paths of a user's own font files, which come before all others. */
  fonts?: readonly string[] | undefined;
  /** What to choose from, by name; default: all that come with the program. */
  typefaces?: readonly PageTypeface[] | undefined;
}

/** What needs no glyph: spaces, controls, joiners, fillers, marks of direction. */
const UNSEEN = /^(?:\p{White_Space}|\p{Cc}|\p{Cf}|\p{Default_Ignorable_Code_Point})$/u;

/**
 * Chooses a page's typefaces: one for each script, and one for the Latin letters among others. The
 * plain ones stand behind them, so that a rare character comes from another face and not out of an
 * empty box.
 *
 * @throws TyposcopeError('set') naming the characters that no face has
 */
export function chooseFaces(sample: Sample, random: Random, choice: FaceChoice = {}): PageFaces {
  const own = (choice.fonts ?? []).map((path) => faceOf(ownTypeface(path), path));
  const from = choice.typefaces ?? shipped;
  const copy = sample.copy.map(({ lang, text }) => ({ lang, text: drawnText(text) }));
  // Latin always, since prices and brands stand in every script.
  const scripts = [...new Set(['Latn', ...copy.map(({ lang }) => scriptOfLanguage(lang))])];
  const chosen = new Map<string, PageTypeface | null>();
  for (const script of scripts) {
    const text = copy
      .filter(({ lang }) => scriptOfLanguage(lang) === script)
      .map((block) => block.text)
      .join('');
    chosen.set(script, chooseTypeface(script, text, from, random));
  }
  const stacks = new Map<string, readonly Face[]>();
  const faces: PageFaces = (lang, weight) => {
    const script = scriptOfLanguage(lang);
    const key = `${script} ${weight}`;
    const known = stacks.get(key);
    if (known !== undefined) return known;
    const main = [script, 'Latn']
      .map((name) => {
        const typeface = chosen.get(name);
        return weight === 'body' && typeface?.headlinesOnly ? plainFor([name])[0] : typeface;
      })
      .filter((typeface) => typeface != null);
    const set = new Set([...main, ...plainFor([script, ...scripts])]);
    const stack = [...own, ...[...set].map((typeface) => faceOf(typeface, typeface[weight]))];
    stacks.set(key, stack);
    return stack;
  };
  const missing = copy.flatMap(({ lang, text }) => undrawable(text, faces(lang, 'body')));
  if (missing.length > 0) throw noFace(sample, missing);
  return faces;
}

/**
 * The plain typeface of each script, which is the first, those of these scripts first: an ideograph
 * is of another form in each of the languages that write it.
 */
function plainFor(scripts: readonly string[]): PageTypeface[] {
  const all = shipped.flatMap((typeface) => typeface.scripts.map(([script]) => script));
  const plain = [...scripts, ...all].map((script) =>
    shipped.find((typeface) => typeface.scripts.some(([name]) => name === script)),
  );
  return [...new Set(plain)].filter((typeface) => typeface !== undefined);
}

/** Characters that no face has, each once. */
export function undrawable(text: string, faces: readonly Face[]): string[] {
  const missing = [...text].filter(
    (character) => !UNSEEN.test(character) && !faces.some((face) => face.has(character)),
  );
  return [...new Set(missing)];
}

/** A typeface that has all of the text, by weight; the plain one where only that has, or none. */
function chooseTypeface(
  script: string,
  text: string,
  from: readonly PageTypeface[],
  random: Random,
): PageTypeface | null {
  const open = from.flatMap((typeface) => {
    const weight = typeface.scripts.find(([name]) => name === script)?.[1];
    return weight === undefined ? [] : [[typeface, weight] as const];
  });
  // And the digits of its own: those of Latin come from the typeface of Latin where it has none.
  const letters = [...text]
    .filter((character) => /[\p{L}\p{M}]|(?![0-9])\p{Nd}/u.test(character))
    .join('');
  const able = open.filter(
    ([typeface]) =>
      undrawable(letters, [faceOf(typeface, typeface.body)]).length === 0 &&
      undrawable(letters, [faceOf(typeface, typeface.display)]).length === 0,
  );
  // The lot is drawn either way, so that one script's typefaces don't change another's.
  const lot = random();
  const list = able.length > 0 ? able : open.slice(0, 1);
  return list.length === 0 ? null : weighted(() => lot, list);
}

function ownTypeface(path: string): PageTypeface {
  return { name: path, package: null, files: [path], body: path, display: path, scripts: [] };
}

function noFace(sample: Sample, missing: readonly string[]): TyposcopeError {
  const shown = [...new Set(missing)].slice(0, 8);
  const codes = shown.map(
    (character) =>
      `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
  );
  return new TyposcopeError('set', 'the copy has characters that no font here can draw', {
    sample: sample.id,
    found: codes.join(', '),
    mend: 'Name a font file that has them under params.fonts of the reference and simulated models',
  });
}
