import { type Glyph, heightOf, quantile, unionOfGlyphs } from './glyph-row.ts';

/** An alef is at most this wide for its height, and this high of the whole line at least. */
const SLIM = 0.4;
const TALL = 0.5;

/** How far a line's ink reaches above and below the baseline, in heights of an alef: rough means. */
const UP = { marked: 1.28, tall: 1, dotted: 0.88, low: 0.68 } as const;
const DOWN = { deep: 0.45, low: 0.3, none: 0.02 } as const;

export interface AlefHeight {
  /** Of an alef, from the baseline to its top, in pixels. */
  body: number;
  /** Whether such letters were seen, and not worked out from the whole line's height. */
  seen: boolean;
}

/**
 * Height of an alef in a line of Arabic. Where a letter before it does not join, it stands alone:
 * slim and upright, from the baseline to the height of the tallest letters.
 */
export function alefHeight(glyphs: readonly Glyph[], text: string): AlefHeight | null {
  if (glyphs.length === 0) return null;
  const whole = heightOf(unionOfGlyphs(glyphs));
  const lone = /(?<=^|[\s«"(اآأإدذرزوؤ])ا/u.test(text);
  const tall = glyphs.filter((one) => slimness(one) < SLIM && heightOf(one) > TALL * whole);
  const slimmest = Math.min(...tall.map(slimness));
  const alefs = tall.filter((one) => slimness(one) < 1.5 * slimmest).map(heightOf);
  // Of what is as slim, an alef with a hamza and the last lam of a word are higher.
  const body = lone ? quantile(alefs, 0.3) : null;
  if (body !== null) return { body, seen: true };
  const up = /[أآؤئإ]|[\u064b-\u0652]/u.test(text.replace(/إ/gu, ''))
    ? UP.marked
    : /[الكطظ٠-٩0-9]/u.test(text)
      ? UP.tall
      : /[تثنقفةزذخغش]/u.test(text)
        ? UP.dotted
        : UP.low;
  const down = /[جحخعغيىمإ]/u.test(text)
    ? DOWN.deep
    : /[رزوبنسشصضقلپ]/u.test(text)
      ? DOWN.low
      : DOWN.none;
  return { body: whole / (up + down), seen: false };
}

function slimness(one: Glyph): number {
  return (one.right - one.left) / heightOf(one);
}
