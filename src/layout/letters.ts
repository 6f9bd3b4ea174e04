import type { Box } from '../geometry.ts';
import { graphemes, isWhiteSpace } from '../text/graphemes.ts';
import type { BlockLine } from './seen.ts';

/**
 * Where a line's letters stand, whichever of them rise or hang: "Aga" and "xxx" of one size on one
 * line have the same. In pixels of the picture.
 */
export interface Body {
  /** Top of a capital, or of what stands for it in the script: also where the line has none. */
  top: number;
  /** What the letters stand on. */
  baseline: number;
}

/** How far ink reaches above and below the baseline, in heights of a capital. */
type Reach = readonly [up: number, down: number];

/** Degrees of turn from which a line's box says nothing of how high its letters are. */
const TURNED = 4;
/** Share of the letters that must stand on the baseline for glyphs to tell where it is. */
const STANDING = 0.6;

/** Whether a line does not run level. */
export function isTurned({ ink }: BlockLine): boolean {
  return ink.some(({ vertical, angle }) => vertical || Math.abs(angle) > TURNED);
}

/** Null where the line is turned or vertical, or has no letters: its box is all there is. */
export function bodyOf(line: BlockLine): Body | null {
  let body = bodies.get(line);
  if (body === undefined) {
    body = measuredBody(line);
    bodies.set(line, body);
  }
  return body;
}

/** Several rules ask for the same, and some of them for every pair of lines. */
const bodies = new WeakMap<BlockLine, Body | null>();

function measuredBody(line: BlockLine): Body | null {
  if (isTurned(line)) return null;
  const reaches = reachesOf(line.text);
  if (reaches.length === 0) return null;
  const [, y, , h] = line.box;
  const up = Math.max(...reaches.map(([above]) => above));
  const down = Math.max(...reaches.map(([, below]) => below));
  if (h > line.box[2] * 2 && reaches.length > 2) return null;
  const byText = y + h - (down * h) / (up + down);
  const baseline = standing(line, reaches) ?? byText;
  return { top: baseline - (baseline - y) / up, baseline };
}

/** How low the line's letters hang by their baseline, where that is told by more than the box; else the box's foot. */
export function hangOf(line: BlockLine): number {
  const foot = line.box[1] + line.box[3];
  const body = bodyOf(line);
  if (body === null) return foot;
  const down = Math.max(...reachesOf(line.text).map(([, below]) => below));
  return Math.max(foot, body.baseline + down * (body.baseline - body.top));
}

/** The body where there is one, else the box. */
export function bodyOrBox(line: BlockLine): Body {
  return bodyOf(line) ?? { top: line.box[1], baseline: line.box[1] + line.box[3] };
}

/** How high the ink of a line is that says this, in heights of a capital; 0 where it says nothing. */
export function inkHeight(text: string): number {
  const reaches = reachesOf(text);
  if (reaches.length === 0) return 0;
  return Math.max(...reaches.map(([up]) => up)) + Math.max(...reaches.map(([, down]) => down));
}

function reachesOf(text: string): readonly Reach[] {
  let reaches = lately.get(text);
  if (reaches === undefined) {
    reaches = graphemes(text)
      .filter((unit) => !isWhiteSpace(unit))
      .map((unit, at, all) => reachOf(unit, all[at + 1]));
    if (lately.size >= REMEMBERED) lately.clear();
    lately.set(text, reaches);
  }
  return reaches;
}

const REMEMBERED = 2000;
const lately = new Map<string, readonly Reach[]>();

/** Height of a capital, or of what stands for it; for a vertical line that of its characters' width. */
export function letterHeight(line: BlockLine): number {
  const body = bodyOf(line);
  return body === null ? Math.min(line.box[2], line.box[3]) : body.baseline - body.top;
}

/** The baseline by the feet of the glyphs: null where too few of the letters stand on it, or are joined. */
function standing({ glyphs, box }: BlockLine, reaches: readonly Reach[]): number | null {
  const letters = reaches.filter(([up, down]) => up >= 0.5 && down > -0.2);
  const onLine = letters.filter(([, down]) => down < 0.05);
  const tall = glyphs.filter(([, , , h]) => h > 0.35 * box[3]);
  // Joined writing: a glyph's foot is that of a word.
  if (tall.length < 3 || tall.length < 0.5 * letters.length) return null;
  if (onLine.length < STANDING * letters.length) return null;
  const feet = tall.map(footOf).sort((a, b) => a - b);
  return feet[feet.length >> 1]!;
}

function footOf([, y, , h]: Box): number {
  return y + h;
}

const DESCENDERS = /[gjpqyþçşţąęįųρμβγζηξφχψςрфуџј]/u;
const TALL = /[bdfhijkltßþðδθλβζξφψбф]/u;
/** Ideographs stand on a square of their own, a little lower and higher than capitals. */
const SQUARE: Reach = [1.14, 0.12];

function reachOf(unit: string, next: string | undefined): Reach {
  const letter = unit.normalize('NFD');
  const [first] = letter;
  if (first === undefined) return [1, 0];
  if (/[\p{Script=Han}\p{Script=Hangul}]/u.test(first))
    return first === '一' ? [0.6, -0.3] : SQUARE;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(first)) {
    return /[ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u.test(first) ? [0.75, 0.05] : [1.05, 0.08];
  }
  if (/\p{Script=Arabic}/u.test(first)) return arabicReach(letter, next);
  if (/\p{Script=Devanagari}/u.test(letter)) return devanagariReach(letter);
  if (/\p{N}/u.test(first)) return [1, 0];
  if (/\p{L}/u.test(first)) return alphabetReach(letter, first);
  return signReach(first);
}

/** Latin, Greek, Cyrillic and what is built like them. */
function alphabetReach(letter: string, first: string): Reach {
  const above = /[\u0300-\u0315\u031a\u033d-\u0344\u0346\u034a-\u034c]/u.test(letter);
  const below = /[\u0316-\u0319\u031c-\u0333]/u.test(letter);
  if (/\p{Lu}/u.test(first)) {
    return [above ? 1.28 : 1, below ? 0.28 : /[QJЦЩД]/u.test(first) ? 0.12 : 0];
  }
  if (!/\p{Ll}/u.test(first)) return [1, 0];
  const up = TALL.test(first) || above ? 1 : /[ijt]/u.test(first) ? 0.95 : 0.72;
  return [up, DESCENDERS.test(first) || below ? 0.28 : /[цщд]/u.test(first) ? 0.14 : 0];
}

/** Letters that never join the one after them. */
const UNJOINED = /^[ادذرزوةىء]/u;

/** In heights of an alif. A letter that joins the next one has no bowl below the line. */
function arabicReach(letter: string, next: string | undefined): Reach {
  if (/ا[\u0653\u0654]/u.test(letter)) return [1.3, 0.03];
  if (/ا\u0655/u.test(letter)) return [1, 0.35];
  const up = /[الكطظ]/u.test(letter) ? 1 : /[تثنقفشضغخذزة\u0654]/u.test(letter) ? 0.75 : 0.6;
  const joins = next !== undefined && /\p{Script=Arabic}/u.test(next) && !UNJOINED.test(letter);
  if (joins) return [up, /[بيپجچ]/u.test(letter) ? 0.25 : 0.03];
  if (/[جحخعغچ]/u.test(letter)) return [up, 0.5];
  return [up, /[يىنقلرزوسشصضم]/u.test(letter) ? 0.33 : /[بپ]/u.test(letter) ? 0.25 : 0.03];
}

/** In heights of a letter from its headline to its foot. */
function devanagariReach(letter: string): Reach {
  const above = /[\u0900-\u0902\u093f\u0940\u0945-\u094c]/u.test(letter);
  const below = /[\u093c\u0941-\u0944\u0962\u0963]/u.test(letter);
  return [above ? 1.38 : 1, below ? 0.35 : 0];
}

function signReach(sign: string): Reach {
  if (/[.…]/u.test(sign)) return [0.18, 0];
  if (/[,;،]/u.test(sign)) return [0.18, 0.2];
  if (/[、。，]/u.test(sign)) return [0.25, 0.1];
  if (/[-‐-―−~=+<>·•・:]/u.test(sign)) return [0.6, -0.1];
  if (/['"‘’“”´`°*^]/u.test(sign)) return [1.02, -0.6];
  if (/[()[\]{}/\\|]/u.test(sign)) return [1.05, 0.2];
  if (/[（）「」『』【】《》〈〉]/u.test(sign)) return [1.14, 0.15];
  if (/[$@§]/u.test(sign)) return [1.1, 0.12];
  if (/[_]/u.test(sign)) return [0, 0.2];
  return [1, 0];
}
