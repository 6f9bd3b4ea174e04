import { graphemes } from '../../text/graphemes.ts';
import type { Face } from '../../typeset/fonts/faces.ts';
import { looksDifferent } from '../../typeset/look-different.ts';
import { type Change, lineFault } from './change.ts';
import { quoted } from './record.ts';
import type { Target } from './targets.ts';

const WORD = /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{M}]{3,}/gu;

export const caseChanged = lineFault({
  kind: 'case-changed',
  changes: (target) => {
    return target.text.lines.flatMap(({ text }, line) =>
      [...text.matchAll(WORD)].flatMap((match) =>
        recasings(match[0], target).map((word): Change => {
          const rest = text.slice(match.index + match[0].length);
          const what = `${quoted(target.words)} has “${word}” in place of “${match[0]}”.`;
          return { line, text: text.slice(0, match.index) + word + rest, what };
        }),
      ),
    );
  },
  comesTo: (edits) => edits.length > 0 && edits.every(({ op }) => op === 'substitute'),
});

/** In capitals; a word with a capital also in small letters. */
function recasings(word: string, { block, text }: Target): string[] {
  const upper = word.toLocaleUpperCase(block.lang);
  const lower = word.toLocaleLowerCase(block.lang);
  return [upper, lower].filter((other) => {
    if (other === word || graphemes(other).length !== graphemes(word).length) return false;
    return [...other].every((letter) => drawn(letter, text.faces)) && shows(word, other, text);
  });
}

function drawn(letter: string, faces: readonly Face[]): boolean {
  const face = faces.find((one) => one.has(letter));
  return face !== undefined && face.typeface.capitalsOnly !== true;
}

/** A reader sees another letter, and not only a larger or smaller one. */
function shows(word: string, other: string, { faces }: Target['text']): boolean {
  const now = graphemes(other);
  return graphemes(word).some(
    (letter, index) =>
      letter !== now[index] && hasTwoShapes(letter) && looksDifferent(letter, now[index]!, faces),
  );
}

/** Whether a letter's capital is more than a large one of it. */
function hasTwoShapes(letter: string): boolean {
  const base = [...letter.normalize('NFD')][0]!.toLowerCase();
  if (/\p{sc=Cyrl}/u.test(base)) return /[абеёруф]/u.test(base);
  if (/\p{sc=Grek}/u.test(base)) return !/[κοφψχρ]/u.test(base);
  return !/[cijkopsuvwxyz]/u.test(base);
}
