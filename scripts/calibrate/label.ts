import { type Box, boxOf, type Quad } from '../../src/geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../../src/language.ts';
import { alignUnits } from '../../src/text/edits.ts';
import { unitsOf } from '../../src/text/units.ts';

/** Text that is truly drawn in one place; 〓 stands for a glyph that is none. */
export interface DrawnText {
  text: string;
  lang: string;
  box: Box;
}

/** A box in a drawn text's place by at least this share is taken for a line of it. */
const WITHIN = 0.5;
/** Transcribed boxes are true to about this many pixels. */
const SLACK = 6;

/** For each drawn text the indices of the lines found in its place, in reading order. */
export function linesOf(quads: readonly Quad[], drawn: readonly DrawnText[]): number[][] {
  const found: number[][] = drawn.map(() => []);
  quads.forEach((quad, i) => {
    const box = boxOf(quad);
    const homes = drawn
      .map((text, j) => ({ j, share: shareWithin(box, text.box), area: text.box[2] * text.box[3] }))
      .filter(({ share }) => share > WITHIN)
      .sort((a, b) => a.area - b.area);
    if (homes[0] !== undefined) found[homes[0].j]!.push(i);
  });
  found.forEach((list, j) => {
    const rightToLeft = isRightToLeft(scriptOfLanguage(drawn[j]!.lang));
    const boxes = list.map((i) => boxOf(quads[i]!));
    const columns = boxes.length > 0 && boxes.every(([, , w, h]) => h > 1.5 * w);
    list.sort((p, q) => readingOrder(boxOf(quads[p]!), boxOf(quads[q]!), rightToLeft, columns));
  });
  return found;
}

function shareWithin([x, y, w, h]: Box, [X, Y, W, H]: Box): number {
  const across = Math.min(x + w, X + W + SLACK) - Math.max(x, X - SLACK);
  const down = Math.min(y + h, Y + H + SLACK) - Math.max(y, Y - SLACK);
  return (Math.max(0, across) * Math.max(0, down)) / Math.max(1, w * h);
}

function readingOrder(a: Box, b: Box, rightToLeft: boolean, columns: boolean): number {
  if (columns) return b[0] - a[0];
  const [middleA, middleB] = [a[1] + a[3] / 2, b[1] + b[3] / 2];
  if (Math.abs(middleA - middleB) > Math.min(a[3], b[3]) / 2) return middleA - middleB;
  return rightToLeft ? b[0] + b[2] - a[0] - a[2] : a[0] - b[0];
}

/**
 * Edits that each line of a drawn text is answerable for. What is missing where two lines meet is
 * booked on both: one of them lost it, and neither can be said to be right.
 */
export function editsOf(texts: readonly string[], drawn: string): number[] {
  // A private character stands for 〓: no reader writes it, so its place is always an edit.
  const truth = unitsOf(drawn.replaceAll('〓', '\ue000')).normal;
  const seen = texts.map((text) => unitsOf(text).normal);
  const ends: number[] = [];
  for (const units of seen) ends.push((ends.at(-1) ?? 0) + units.length);
  const lineAt = (position: number) => {
    const at = ends.findIndex((end) => position < end);
    return at < 0 ? ends.length - 1 : at;
  };
  const counts = texts.map(() => 0);
  const book = (line: number) => {
    counts[line] = (counts[line] ?? 0) + 1;
  };
  let shift = 0;
  for (const edit of alignUnits(truth, seen.flat()).edits) {
    if (counts.length === 0) break;
    const position = edit.at + shift;
    book(lineAt(position));
    if (edit.op === 'missing') {
      const before = lineAt(Math.max(0, position - 1));
      if (before !== lineAt(position)) book(before);
      shift -= 1;
    } else if (edit.op === 'insert') shift += 1;
  }
  return counts;
}
