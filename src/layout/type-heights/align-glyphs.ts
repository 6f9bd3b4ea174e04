import type { Glyph } from './glyph-row.ts';
import type { Letter } from './letters.ts';

/** Which glyphs show which letters: one of both, or several of either. */
export interface Match {
  glyphs: readonly Glyph[];
  letters: readonly Letter[];
}

/** Letters that touch are one glyph: up to so many are tried, and so many parts of one letter. */
const TOUCHING = 5;
const PARTS = 6;
/** What it costs to join, to part, and to leave out, beside errors of width in letters. */
const COST = { joined: 0.25, parted: 0.6, partedEasily: 0.03, left: 0.9, gap: 0.5 } as const;
/** A space is wider than this, in shares of the type's size. */
const SPACE = 0.17;
/** Letters further off their expected place than this, in sizes, are not tried. */
const OFF = 4;

/** A check on a match beside its widths: what it costs. */
export type Suits = (match: Match) => number;

/**
 * Aligns a line's glyphs with its letters by widths, spaces and places, from left to right (dynamic
 * programming). Widths are means over typefaces: enough to tell an m from an i.
 */
export function alignGlyphs(
  glyphs: readonly Glyph[],
  letters: readonly Letter[],
  suits: Suits = () => 0,
): Match[] {
  const [n, m] = [glyphs.length, letters.length];
  if (n === 0 || m === 0) return [];
  const [start, end] = [glyphs[0]!.left, Math.max(...glyphs.map(({ right }) => right))];
  const places = placesOf(letters);
  const size = (end - start) / places.at(-1)!;
  const cost = new Float64Array((n + 1) * (m + 1)).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array((n + 1) * (m + 1));
  cost[0] = 0;
  const step = (i: number, j: number, parts: number, count: number, price: number) => {
    const at = (i + parts) * (m + 1) + j + count;
    const total = cost[i * (m + 1) + j]! + price;
    if (total >= cost[at]!) return;
    cost[at] = total;
    from[at] = i * (m + 1) + j;
  };
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      if (cost[i * (m + 1) + j] === Number.POSITIVE_INFINITY) continue;
      if (j < m) step(i, j, 0, 1, COST.left);
      if (i === n) continue;
      step(i, j, 1, 0, COST.left);
      if (j === m) continue;
      const gap = i === 0 ? 0 : (glyphs[i]!.left - glyphs[i - 1]!.right) / size;
      const wrongGap = i > 0 && j > 0 && gap > SPACE !== letters[j]!.spaced ? COST.gap : 0;
      const off = (glyphs[i]!.left - start) / size - places[j]!;
      if (Math.abs(off) > OFF) continue;
      const base = wrongGap + 0.1 * Math.abs(off);
      for (let count = 1; count <= Math.min(TOUCHING, m - j); count++) {
        if (count > 1 && letters[j + count - 1]!.spaced) break;
        const match = { glyphs: [glyphs[i]!], letters: letters.slice(j, j + count) };
        const joined = COST.joined * (count - 1);
        step(i, j, 1, count, base + joined + widthCost(match, size) + suits(match));
      }
      for (let parts = 2; parts <= Math.min(PARTS, n - i); parts++) {
        const match = { glyphs: glyphs.slice(i, i + parts), letters: [letters[j]!] };
        const parted = (letters[j]!.parted ? COST.partedEasily : COST.parted) * (parts - 1);
        step(i, j, parts, 1, base + parted + widthCost(match, size) + suits(match));
      }
    }
  }
  const matches: Match[] = [];
  for (let at = n * (m + 1) + m; at > 0; ) {
    const before = from[at]!;
    const [i, j] = [Math.floor(before / (m + 1)), before % (m + 1)];
    const [toI, toJ] = [Math.floor(at / (m + 1)), at % (m + 1)];
    if (toI > i && toJ > j) {
      matches.push({ glyphs: glyphs.slice(i, toI), letters: letters.slice(j, toJ) });
    }
    at = before;
  }
  return matches.reverse();
}

/** Where each letter begins, and where the last ends, in sizes. */
function placesOf(letters: readonly Letter[]): number[] {
  const places: number[] = [];
  let at = 0;
  for (const { advance, spaced } of letters) {
    if (spaced) at += 0.25;
    places.push(at);
    at += advance;
  }
  return [...places, Math.max(0.1, at)];
}

function widthCost({ glyphs, letters }: Match, size: number): number {
  const drawn = (Math.max(...glyphs.map(({ right }) => right)) - glyphs[0]!.left) / size;
  const last = letters.at(-1)!;
  const expected = letters.slice(0, -1).reduce((sum, { advance }) => sum + advance, last.ink);
  return Math.min(2, Math.abs(drawn - expected) / (0.18 + 0.25 * expected));
}
