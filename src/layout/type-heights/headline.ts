import { graphemes } from '../../text/graphemes.ts';
import { alignGlyphs } from './align-glyphs.ts';
import { type Glyph, median, unionOfGlyphs } from './glyph-row.ts';
import { type Letter, letterOf } from './letters.ts';

/**
 * How far signs above the headline and below the baseline reach, of the height between the two, and
 * how far letters do whose tails hang a little below it.
 */
const ABOVE = 0.42;
const BELOW = 0.43;
const TAIL = 0.15;

const signsAbove = /[ऀ-ंईऍऎऐ-औिीॅ-ौॎॏॕ]|र्[क-ह]/u;
const signsBelow = /[ॄु-ृॢॣ॒ॖॗ]|्(?![क-ह])|[टठडढदह]्[क-ह]/u;
const tails = /[हदडङछझइउऊऋॠ़]|क्ष/u;
export interface HeadlineHeight {
  /** From the baseline to the headline, in pixels. */
  body: number;
  /** Whether both edges were seen, and not worked out from signs beyond them. */
  seen: boolean;
}

/**
 * Height between baseline and headline of Devanagari. Words hang from one line: where one has no
 * sign above, its ink begins at the headline, and where it has none below, it ends at the baseline.
 */
export function headlineHeight(glyphs: readonly Glyph[], text: string): HeadlineHeight | null {
  const tops: number[] = [];
  const feet: number[] = [];
  const guesses: number[] = [];
  for (const match of alignGlyphs(glyphs, wordsOf(text))) {
    const word = match.letters.map((one) => one.text).join('');
    if (match.letters.length > 1 || !/[क-ह]/u.test(word)) continue;
    const { top, bottom } = unionOfGlyphs(match.glyphs);
    const above = signsAbove.test(word) ? ABOVE : 0;
    const below = signsBelow.test(word) ? BELOW : tails.test(word) ? TAIL : 0;
    if (above === 0) tops.push(top);
    if (below === 0) feet.push(bottom);
    guesses.push((bottom - top) / (1 + above + below));
  }
  const [top, foot, guess] = [median(tops), median(feet), median(guesses)];
  if (guess === null) return null;
  if (top !== null && foot !== null && foot - top > 0.5 * guess) {
    return { body: foot - top, seen: true };
  }
  return { body: guess, seen: false };
}

/** Words that hang from their headline, each as one letter; all else letter by letter. */
function wordsOf(text: string): Letter[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  return words.flatMap((word, index) =>
    [...word.matchAll(/[ऀ-ॣॲ-ॿ]+|[^ऀ-ॣॲ-ॿ]+/gu)].flatMap(([part], at): Letter[] => {
      const spaced = index > 0 && at === 0;
      if (!/[क-ह]/u.test(part)) {
        return graphemes(part).map((unit, n) => letterOf(unit, spaced && n === 0));
      }
      const width = widthOf(part);
      return [{ ...letterOf(part, spaced), ink: width, advance: width + 0.05, parted: true }];
    }),
  );
}

/** Of a word, in sizes: roughly. */
function widthOf(word: string): number {
  const bare = word
    .replace(/[क-ह]्/gu, 'h')
    .replace(/[क-हअ-औ]/gu, 'F')
    .replace(/[ािीोौॉ]/gu, 's');
  const widths: Record<string, number> = { F: 0.56, h: 0.3, s: 0.26 };
  return [...bare].reduce((sum, letter) => sum + (widths[letter] ?? 0), 0);
}
