import { alignGlyphs, type Match, type Suits } from './align-glyphs.ts';
import { type Glyph, median, unionOfGlyphs } from './glyph-row.ts';
import type { Letter, Top } from './letters.ts';

/** How far round letters stand over a flat one's top or the baseline, of the height. */
const OVERSHOOT = { cap: 0.018, digit: 0.018, ascender: 0, x: 0.025 } as const;

/** Heights above the baseline of a line of letters with cases, in pixels; null where none shows it. */
export interface CasedHeights {
  cap: number | null;
  digit: number | null;
  ascender: number | null;
  x: number | null;
  /** How many letters stand for each. */
  counts: Record<Top, number>;
}

/** Measures tops of letters above the baseline, each by what letter it is. */
export function casedHeights(glyphs: readonly Glyph[], letters: readonly Letter[]): CasedHeights {
  const first = measured(alignGlyphs(glyphs, letters));
  if (first === null) return nothing;
  // A second time, by heights too: widths alone mistake a letter in a narrow or wide typeface.
  return measured(alignGlyphs(glyphs, letters, suiting(first)))?.heights ?? first.heights;
}

const nothing: CasedHeights = {
  cap: null,
  digit: null,
  ascender: null,
  x: null,
  counts: { cap: 0, digit: 0, ascender: 0, x: 0 },
};

interface Measured {
  baseline: number;
  heights: CasedHeights;
}

function measured(matches: readonly Match[]): Measured | null {
  const feet = matches.filter(({ letters }) => letters.every(({ standing }) => standing === true));
  const flat = feet.filter(({ letters }) => letters.some(({ roundFoot }) => !roundFoot));
  const level = (list: readonly Match[]) => median(list.map((match) => boxOfMatch(match).bottom));
  const round = level(feet);
  if (round === null) return null;
  const tall = Math.max(...feet.map((match) => round - boxOfMatch(match).top));
  // Two flat feet are surer than many round ones.
  const baseline = flat.length >= 2 ? level(flat)! : round - (flat.length === 1 ? 0 : 0.012 * tall);
  const samples: Record<Top, number[]> = { cap: [], digit: [], ascender: [], x: [] };
  for (const match of matches) {
    const top = topOf(match.letters);
    if (top === null) continue;
    const height = baseline - boxOfMatch(match).top;
    const over = match.letters.some((one) => one.top === top && one.round) ? OVERSHOOT[top] : 0;
    if (height > 0) samples[top].push(height / (1 + over));
  }
  const { cap, digit, ascender, x } = samples;
  return {
    baseline,
    heights: {
      cap: median(cap),
      digit: median(digit),
      ascender: median(ascender),
      x: median(x),
      counts: { cap: cap.length, digit: digit.length, ascender: ascender.length, x: x.length },
    },
  };
}

const ORDER: readonly Top[] = ['ascender', 'cap', 'digit', 'x'];

/** What the highest of letters that touch shows; null where one of them can't be told. */
function topOf(letters: readonly Letter[]): Top | null {
  if (letters.some(({ top }) => top === null)) return null;
  const tops = new Set(letters.map(({ top }) => top));
  const highest = ORDER.find((top) => tops.has(top));
  return highest ?? null;
}

function boxOfMatch({ glyphs }: Match): Glyph {
  return glyphs.length === 1 ? glyphs[0]! : unionOfGlyphs(glyphs);
}

function suiting({ baseline, heights }: Measured): Suits {
  const capital = heights.cap ?? heights.digit ?? heights.ascender;
  const high: Record<Top, number | null> = {
    cap: heights.cap ?? capital,
    digit: heights.digit ?? capital,
    ascender: heights.ascender ?? capital,
    x: heights.x,
  };
  const unit = capital ?? (heights.x === null ? 1 : heights.x / 0.73);
  return (match) => {
    const box = boxOfMatch(match);
    const top = topOf(match.letters);
    const expected = top === null ? null : high[top];
    const wrongTop =
      expected === null || expected === undefined
        ? 0
        : Math.abs(baseline - box.top - expected) / unit;
    const stands = match.letters.every(({ standing }) => standing === true);
    const wrongFoot = stands ? Math.abs(box.bottom - baseline) / unit : 0;
    return Math.min(1.5, 4 * (wrongTop + wrongFoot));
  };
}
