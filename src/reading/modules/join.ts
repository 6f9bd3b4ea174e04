import type { Quad } from '../../geometry.ts';
import type { LineEvidence } from '../gather.ts';
import { placeOf } from '../gather.ts';
import type { Reading, ReadLine } from '../reader.ts';
import type { Voter } from '../vote.ts';
import { readingAlong } from './along.ts';
import { areaOf, sharedArea } from './overlap.ts';

/** Two lines are of one place where they share this much of the smaller one… */
const ONE_PLACE = 0.5;
/** …and a module's line is new where all of ours together cover less than this of it. */
const COVERED = 0.5;

/** What is known of a module when its reading is joined. */
export interface Heard {
  /** `module/<id>` */
  engine: string;
  canWrite(character: string): boolean;
  /** Whether a text is of a script that no engine of ours writes. */
  isForeign(text: string): boolean;
}

/**
 * Our lines with a module's reading of each beside ours, and, at the end, the lines that only it
 * found. A line of the module's that spans several of ours is heard of none, since nobody can say
 * which part belongs to which; unless ours can't write it at all, and so are scraps of it.
 */
export function joinModule(
  lines: readonly LineEvidence[],
  reading: Reading,
  heard: Heard,
): LineEvidence[] {
  const parts = lines.map((): ReadLine[] => []);
  const scraps = new Set<number>();
  const found: LineEvidence[] = [];
  const alone = (line: ReadLine): LineEvidence => ({
    quad: line.quad,
    bend: null,
    place: placeOf(line.quad),
    pp: [],
    tesseract: [],
    modules: [voterOf(line.quad, [line], heard)],
  });
  for (const line of reading.lines) {
    const { same, covered } = placesOf(line.quad, lines);
    if (same.length === 1 && covered - same[0]!.covers < COVERED) parts[same[0]!.at]!.push(line);
    else if (same.length === 0 && covered < COVERED) found.push(alone(line));
    else if (heard.isForeign(line.text)) {
      for (const { at } of same) scraps.add(at);
      found.push(alone(line));
    }
  }
  const joined = lines.map((line, i) => {
    const own = parts[i]!;
    if (own.length === 0) return line;
    return { ...line, modules: [...(line.modules ?? []), voterOf(line.quad, own, heard)] };
  });
  return [...joined.filter((_, i) => !scraps.has(i)), ...found];
}

/** Our lines in a module's line's place, and the share of it that all of ours cover. */
function placesOf(
  quad: Quad,
  lines: readonly LineEvidence[],
): { same: { at: number; covers: number }[]; covered: number } {
  const area = Math.max(1, areaOf(quad));
  const same: { at: number; covers: number }[] = [];
  let covered = 0;
  lines.forEach((line, at) => {
    const shared = sharedArea(quad, line.quad);
    const covers = shared / area;
    covered += covers;
    if (shared / Math.max(1, Math.min(area, areaOf(line.quad))) >= ONE_PLACE) {
      same.push({ at, covers });
    }
  });
  return { same, covered };
}

function voterOf(quad: Quad, lines: readonly ReadLine[], { engine, canWrite }: Heard): Voter {
  return { candidate: readingAlong(quad, lines, engine), marks: true, canWrite };
}
