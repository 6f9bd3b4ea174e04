import { graphemes } from '../../text/graphemes.ts';
import { unitsOf } from '../../text/units.ts';
import type { Face } from '../../typeset/fonts/faces.ts';
import { looksDifferent } from '../../typeset/look-different.ts';
import { type Slip, withLookalike } from '../../typeset/lookalikes.ts';
import { type Change, LETTER, lineFault, placesOf } from './change.ts';
import { quoted } from './record.ts';

/** Drawn as the letter before it is, or so small that its double can't be told from it. */
const LONG_DRAWN = /[\u0640]/u;

export const dropped = lineFault({
  kind: 'dropped',
  changes: (target) =>
    placesOf(target).flatMap(({ line, grapheme, before, after }) => {
      // A word of one letter is a word that is missing, and another fault.
      const alone = !/\S$/u.test(before) && !/^\S/u.test(after);
      if (!LETTER.test(grapheme) || alone) return [];
      const what = `${quoted(target.words)} lost its character “${grapheme}”.`;
      return [{ line, text: before + after, what }];
    }),
  comesTo: (edits) => edits.length === 1 && edits[0]!.op === 'missing',
});

export const doubled = lineFault({
  kind: 'doubled',
  changes: (target) =>
    placesOf(target).flatMap(({ line, grapheme, before, after }) => {
      if (!LETTER.test(grapheme) || LONG_DRAWN.test(grapheme)) return [];
      const what = `${quoted(target.words)} has its character “${grapheme}” twice.`;
      return [{ line, text: before + grapheme + grapheme + after, what }];
    }),
  comesTo: (edits) => edits.length === 1 && edits[0]!.op === 'insert',
});

/** Lots drawn for a line: some slips come to nothing, in the block's own words or in its face. */
const TRIES = 6;

export const lookAlike = lineFault({
  kind: 'look-alike',
  changes: (target, random) => {
    const { faces } = target.text;
    return target.text.lines.flatMap(({ text }, line) =>
      Array.from({ length: TRIES }, (): Change[] => {
        const slip = withLookalike(text, random, (from, to) => isNews(from, to, faces));
        if (slip === null) return [];
        const [was, is] = unitsAround(text, slip);
        if (!looksDifferent(was, is, faces)) return [];
        const what = `${quoted(target.words)} has “${is}” in place of “${was}”.`;
        return [{ line, text: slip.text, what }];
      }).flat(),
    );
  },
  comesTo: (edits) => edits.length === 1 && edits[0]!.op === 'substitute',
});

function isNews(from: string, to: string, faces: readonly Face[]): boolean {
  if (graphemes(from).length !== 1 || graphemes(to).length !== 1) return false;
  if (unitsOf(from).normal.join('') === unitsOf(to).normal.join('')) return false;
  const face = faces.find((one) => [...to].every((character) => one.has(character)));
  if (face === undefined) return false;
  if (face.typeface.capitalsOnly === true && to !== to.toUpperCase()) return false;
  if (!looksDifferent(from, to, faces)) return false;
  // Arabic letters that differ by themselves may be alike once they join their neighbours.
  const within = (letter: string) => `\u200d${letter}\u200d`;
  return !/\p{sc=Arab}/u.test(from) || looksDifferent(within(from), within(to), faces);
}

/** The whole units in which a slip lies: of an Indic syllable only a part was replaced. */
function unitsAround(text: string, slip: Slip): [string, string] {
  return [unitAt(text, slip.at), unitAt(slip.text, slip.at)];
}

function unitAt(text: string, at: number): string {
  let end = 0;
  for (const unit of graphemes(text)) {
    end += [...unit].length;
    if (end > at) return unit;
  }
  return '';
}
