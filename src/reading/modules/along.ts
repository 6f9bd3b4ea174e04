import { type Point, type Quad, quadOf } from '../../geometry.ts';
import type { Candidate, CandidateCharacter } from '../candidate.ts';
import { sizeOfQuad } from '../crop.ts';
import type { ReadLine } from '../reader.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/**
 * A module's lines as one reading of a line of ours: what of it they read, in reading order, with
 * the places of their characters along it. As sure as the least sure of them.
 */
export function readingAlong(quad: Quad, lines: readonly ReadLine[], engine: string): Candidate {
  const sorted = inReadingOrder(quad, lines);
  const characters: CandidateCharacter[] = [];
  for (const line of sorted) {
    const own = charactersAlong(quad, line);
    const [last, first] = [characters.at(-1), own[0]];
    if (last !== undefined && first !== undefined && !(CJK.test(last.text) && CJK.test(first.text)))
      characters.push({ text: ' ', confidence: last.confidence, from: last.to, to: last.to });
    characters.push(...own);
  }
  return {
    engine,
    text: characters.map(({ text }) => text).join(''),
    confidence: Math.min(...lines.map(({ text, confidence }) => (text === '' ? 0 : confidence))),
    characters,
  };
}

/** Row by row where our line holds several, and along its text within a row. */
function inReadingOrder(quad: Quad, lines: readonly ReadLine[]): ReadLine[] {
  const down = downOf(quad);
  const placed = lines
    .filter(({ text }) => text.trim() !== '')
    .map((line) => {
      const middle = meanOf(line.quad);
      const { height } = sizeOfQuad(line.quad);
      return { line, along: share(quad, middle), across: dot(from(quad[0], middle), down), height };
    });
  const backward = placed.filter(({ line }) => isRightToLeftText(line.text)).length * 2;
  const sign = backward > placed.length ? -1 : 1;
  return placed
    .sort((a, b) =>
      Math.abs(a.across - b.across) > Math.min(a.height, b.height) / 2
        ? a.across - b.across
        : sign * (a.along - b.along),
    )
    .map(({ line }) => line);
}

function charactersAlong(quad: Quad, line: ReadLine): CandidateCharacter[] {
  const [start, end] = stretch(quad, line.quad);
  const told =
    line.characters.length > 0
      ? line.characters
      : [...graphemes.segment(line.text)].map(({ segment }) => ({
          text: segment,
          confidence: line.confidence,
          box: null,
        }));
  const backward = isRightToLeftText(line.text);
  const step = (end - start) / told.length;
  return told.map(({ text, confidence, box }, i) => {
    const at = backward ? told.length - 1 - i : i;
    const [first, last] =
      box === null ? [start + at * step, start + (at + 1) * step] : stretch(quad, quadOf(box));
    return { text, confidence, from: first, to: last };
  });
}

/** Where a shape begins and ends along our line, 0..1. */
function stretch(quad: Quad, shape: Quad): [number, number] {
  const shares = shape.map((point) => Math.min(1, Math.max(0, share(quad, point))));
  return [Math.min(...shares), Math.max(...shares)];
}

function share(quad: Quad, point: Point): number {
  const along = from(quad[0], quad[1]);
  return dot(from(quad[0], point), along) / Math.max(1, dot(along, along));
}

/** One pixel across a line, away from its top. */
function downOf([topLeft, , , bottomLeft]: Quad): Point {
  const [x, y] = from(topLeft, bottomLeft);
  const length = Math.max(1, Math.hypot(x, y));
  return [x / length, y / length];
}

function meanOf(quad: Quad): Point {
  return [quad.reduce((sum, [x]) => sum + x, 0) / 4, quad.reduce((sum, [, y]) => sum + y, 0) / 4];
}

function from([x, y]: Point, [toX, toY]: Point): Point {
  return [toX - x, toY - y];
}

function dot([x, y]: Point, [otherX, otherY]: Point): number {
  return x * otherX + y * otherY;
}

/** By its first letter, as Unicode's bidi algorithm goes for a paragraph. */
function isRightToLeftText(text: string): boolean {
  return RIGHT_TO_LEFT.test(text.match(/\p{L}/u)?.[0] ?? '');
}
