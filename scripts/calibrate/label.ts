import { type Box, boxOf, intersectionArea, type Quad } from '../../src/geometry.ts';
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

function shareWithin(box: Box, [x, y, w, h]: Box): number {
  const place: Box = [x - SLACK, y - SLACK, w + 2 * SLACK, h + 2 * SLACK];
  return intersectionArea(box, place) / Math.max(1, box[2] * box[3]);
}

function readingOrder(a: Box, b: Box, rightToLeft: boolean, columns: boolean): number {
  if (columns) return b[0] - a[0];
  const [middleA, middleB] = [a[1] + a[3] / 2, b[1] + b[3] / 2];
  if (Math.abs(middleA - middleB) > Math.min(a[3], b[3]) / 2) return middleA - middleB;
  return rightToLeft ? b[0] + b[2] - a[0] - a[2] : a[0] - b[0];
}

/**
 * Edits that each line of a drawn text is answerable for. What is missing where two lines meet
 * belongs to the line whose neighbours in the drawn line it read; to both, where the detector cut
 * one drawn line in two: one of them lost it, and neither can be said to be right.
 */
export function editsOf(texts: readonly string[], drawn: string): number[] {
  // A private character stands for 〓: no reader writes it, so its place is always an edit.
  const rows = drawn.split('\n').map((row) => unitsOf(row.replaceAll('〓', '\ue000')).normal);
  const truth = rows.flat();
  const rowOf = rows.flatMap((row, r) => row.map(() => r));
  const seen = texts.map((text) => unitsOf(text).normal);
  const lineOfSeen = seen.flatMap((units, line) => units.map(() => line));
  const counts = texts.map(() => 0);
  const book = (line: number | undefined) => {
    if (line !== undefined) counts[line]! += 1;
  };
  const { to, edits } = alignUnits(truth, seen.flat());
  const lineAt = (unit: number) =>
    to[unit] === undefined || to[unit]! < 0 ? undefined : lineOfSeen[to[unit]!];
  /** The line that read the nearest unit of the same drawn row on one side. */
  const nearest = (unit: number, step: 1 | -1): number | undefined => {
    for (let i = unit + step; rowOf[i] === rowOf[unit]; i += step) {
      if (lineAt(i) !== undefined) return lineAt(i);
    }
    return undefined;
  };
  let inserted = 0;
  let missing = 0;
  for (const edit of edits) {
    if (edit.op === 'insert') {
      book(lineOfSeen[edit.at + inserted - missing]);
      inserted += 1;
    } else if (edit.op === 'substitute') book(lineAt(edit.at));
    else {
      const sides = new Set([nearest(edit.at, -1), nearest(edit.at, 1)]);
      for (const line of sides) book(line);
      missing += 1;
    }
  }
  return counts;
}
