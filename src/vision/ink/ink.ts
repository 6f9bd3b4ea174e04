import { type Quad, quadOf, sharedLength, unionOf } from '../../geometry.ts';
import type { LineInk } from '../../layout/evidence.ts';
import type { ReadLine } from '../../reading/reader.ts';
import type { Sight } from '../look.ts';
import { coursesOf } from './course.ts';
import { type Course, placed } from './frame.ts';
import { type Seen, seenIn } from './seen.ts';
import { emptyStretches } from './stretches.ts';

/** Words of a line in another ink are this high for its height, lie so far beside it, have such strokes. */
const LIKE = { height: 0.45, shared: 0.6, stroke: 0.4 } as const;

/** What a line's ink is looked for by: a reader's, or any other quadrilateral around text. */
export type Lined = Pick<ReadLine, 'quad' | 'text'>;

/**
 * The ink of each line, or null where none can be told from its ground. The quadrilaterals may be
 * loose, or cut off a little of what they hold.
 */
export function inkOfLines(sight: Sight, lines: readonly Lined[]): (LineInk | null)[] {
  const courses = coursesOf(lines);
  return lines.map(({ quad }, index) => {
    const others = lines.filter((_, n) => n !== index).map((other) => other.quad);
    const [first, course] = straightest(sight, quad, courses[index]!, others);
    if (first === null) return null;
    const more = stretchesOf(first, course).flatMap((stretch) => {
      const found = seenIn(sight, stretch, course, [...others, first.ink.quad]);
      return found !== null && isLike(found, first) ? [found] : [];
    });
    return more.length === 0 ? first.ink : joined([first, ...more].map(({ ink }) => ink));
  });
}

/** Ink that is lower than this, of what it would be if it were level, leans as it was detected. */
const STRAIGHTER = 0.92;

/** The ink of a line, level or as the detector's rectangle leans: whichever way it is lower. */
function straightest(
  sight: Sight,
  quad: Quad,
  { lean, ...level }: Course,
  others: readonly Quad[],
): [Seen | null, Course] {
  const first = seenIn(sight, quad, level, others);
  if (lean === undefined || first === null) return [first, level];
  const leaning = { ...level, angle: lean };
  const second = seenIn(sight, quad, leaning, others);
  const isLower =
    second !== null &&
    second.glyphs.length >= first.glyphs.length &&
    highOf(second) < STRAIGHTER * highOf(first);
  return isLower ? [second, leaning] : [first, level];
}

/** How high ink is across its line, in pixels of the picture. */
function highOf({ ink }: Seen): number {
  const [a, , , d] = ink.quad;
  return Math.hypot(d[0] - a[0], d[1] - a[1]);
}

/** Quadrilaterals of the stretches of a line in which no ink was seen. */
function stretchesOf({ frame, glyphs }: Seen, { vertical }: Course): Quad[] {
  const [left, top, right, bottom] = frame.inner;
  return emptyStretches(glyphs, left, right, bottom - top).map(([from, to]): Quad => {
    const [a, b, c, d] = [
      placed(frame, from, top),
      placed(frame, to, top),
      placed(frame, to, bottom),
      placed(frame, from, bottom),
    ];
    return vertical ? [a!, d!, c!, b!] : [a!, b!, c!, d!];
  });
}

/** Whether what was seen in a stretch may be words of the line: as high, of such strokes, beside it. */
function isLike({ ink }: Seen, first: Seen): boolean {
  const [at, size] = first.ink.vertical ? ([0, 2] as const) : ([1, 3] as const);
  const [one, other] = [ink.box, first.ink.box];
  const shared = sharedLength(one[at], one[at] + one[size], other[at], other[at] + other[size]);
  const strokes = ink.stroke / first.ink.stroke;
  return (
    one[size] > LIKE.height * other[size] &&
    shared > LIKE.shared * one[size] &&
    strokes > LIKE.stroke &&
    strokes < 1 / LIKE.stroke
  );
}

function joined(inks: readonly LineInk[]): LineInk {
  const widest = inks.reduce((a, b) => (a.glyphs.length >= b.glyphs.length ? a : b));
  const along = widest.vertical ? 1 : 0;
  const parts = inks.toSorted((a, b) => a.box[along] - b.box[along]);
  const [first, last] = [parts[0]!, parts.at(-1)!];
  return {
    ...widest,
    box: unionOf(inks.map(({ box }) => box)),
    quad:
      widest.angle === 0
        ? quadOf(unionOf(inks.map(({ box }) => box)))
        : [first.quad[0], last.quad[1], last.quad[2], first.quad[3]],
    glyphs: parts.flatMap(({ glyphs }) => glyphs),
    parts: parts.map(({ box, glyphs, foreground, background, contrast, worst, stroke }) => ({
      box,
      glyphs,
      foreground,
      background,
      contrast,
      worst,
      stroke,
    })),
  };
}
