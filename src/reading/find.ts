import { boxOf, intersectionArea, type Quad } from '../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../language.ts';
import type { Area } from './area.ts';
import { drawnApart, levelled } from './level.ts';
import type { PpDetector } from './ppocr/detector.ts';
import { reaching } from './reach.ts';
import type { Pixels } from './reader.ts';
import { joinCut, joinRows } from './rows.ts';

/** A box of another detector is new where this much of it at most is covered already… */
const COVERED = 0.3;
/** …and holds no box that is known by more than this. */
const HELD = 0.5;

/**
 * Where lines are. The first detector's boxes stand; what only another one sees is added, since a
 * line that nobody found would be charged to the model as missing. Right-to-left scripts are
 * detected word by word, and joined to rows.
 */
export async function findLines(
  detectors: readonly PpDetector[],
  pixels: Pixels,
  languages: readonly string[],
): Promise<Area[]> {
  const found: Area[] = [];
  for (const detector of detectors) {
    const known = found.map(({ quad }) => quad);
    for (const area of await detector.detect(pixels)) {
      if (isNew(area.quad, known)) found.push(area);
    }
  }
  const scripts = languages.map(scriptOfLanguage);
  const level = reaching(scripts.some(isUneven) ? levelled(found) : found, pixels);
  if (!scripts.some(isRightToLeft)) return drawnApart(joinCut(level));
  const straight = level.filter(({ bend }) => bend === null).map(({ quad }) => quad);
  const rows = joinRows(straight).map((quad) => ({ quad, bend: null }));
  return [...drawnApart(rows), ...level.filter(({ bend }) => bend !== null)];
}

/** Scripts whose words stand out above and below by what letters they happen to have. */
function isUneven(script: string): boolean {
  return isRightToLeft(script) || script === 'Deva';
}

function isNew(quad: Quad, known: readonly Quad[]): boolean {
  const covered = known.reduce((sum, other) => sum + shareCovered(quad, other), 0);
  return covered < COVERED && !known.some((other) => shareCovered(other, quad) > HELD);
}

/** Share of the one's upright box that the other's covers. */
function shareCovered(one: Quad, other: Quad): number {
  const box = boxOf(one);
  return intersectionArea(box, boxOf(other)) / Math.max(1, box[2] * box[3]);
}

/** Whether any of the languages may be set in columns. */
export function setsColumns(languages: readonly string[]): boolean {
  return languages.map(scriptOfLanguage).some((script) => /^(Han[st]|Jpan|Kore)$/.test(script));
}
