import { boxOf, intersectionArea, type Quad } from '../geometry.ts';
import type { Area } from './area.ts';
import { cropQuad, grown, lengthened, sizeOfQuad } from './crop.ts';
import { greyOf, inkTest } from './ink.ts';
import type { Pixels } from './reader.ts';

/** Height at which a line is looked at, in pixels; all else is in line heights. */
const HIGH = 32;
/** Lower lines are too coarse, in pixels of the picture. */
const LEAST = 10;
/** How far beyond an end is looked… */
const REACH = 3;
/** …how wide a gap is crossed to what was left off, and how much paper ends it. */
const GAP = 0.45;
const PAPER = 0.3;
/** Less than this beyond the end is the soft edge of what the line has already. */
const EDGE = 0.05;
/** Paper left around what is taken in. */
const MARGIN = 0.2;
/** Room looked at above and below: ink that goes on there is no letter of this line. */
const AROUND = 0.25;
/** Shares of a column's ink: beyond these it is an edge, a frame or a picture. */
const FULL = 0.9;
const OUTSIDE = { ends: 0.3, never: 0.5 } as const;

/**
 * Lengthens lines whose detection ends before their text does. The detector leaves off a sign that
 * stands a little apart (€, 。), and now and then a letter or a short word, which would then be
 * charged as missing. Only ink like the line's own is taken in, and only with paper behind it.
 */
export function reaching(areas: readonly Area[], pixels: Pixels): Area[] {
  return areas.map((area, i) => {
    if (area.bend !== null) return area;
    const [front, back] = missedInk(pixels, area.quad);
    const others = areas.filter((_, j) => j !== i).map(({ quad }) => boxOf(quad));
    const longer = [
      [front, back],
      [front, 0],
      [0, back],
    ]
      .filter(([before, after]) => before! + after! > 0)
      .map(([before, after]) => lengthened(area.quad, before!, after!))
      .find((quad) => !others.some((other) => covers(quad, other) > covers(area.quad, other) + 1));
    return longer === undefined ? area : { quad: longer, bend: null };
  });
}

function covers(quad: Quad, other: ReturnType<typeof boxOf>): number {
  return intersectionArea(boxOf(quad), other);
}

/** How far text goes on before a line and behind it, in its heights; 0 where it doesn't. */
function missedInk(pixels: Pixels, quad: Quad): [number, number] {
  const { width, height } = sizeOfQuad(quad);
  if (height < LEAST || width < height) return [0, 0];
  const inner = Math.round((width * HIGH) / height);
  const beyond = REACH * HIGH;
  const above = Math.round(AROUND * HIGH);
  const wide = grown(lengthened(quad, REACH, REACH), AROUND, AROUND);
  const crop = cropQuad(pixels, wide, HIGH + 2 * above, inner + 2 * beyond);
  const grey = greyOf(crop);
  const histogram = new Float64Array(256);
  for (let y = above; y < above + HIGH; y++) {
    for (let x = beyond; x < beyond + inner; x++) histogram[grey[y * crop.width + x]!]! += 1;
  }
  const isInk = inkTest(histogram);
  if (isInk === null) return [0, 0];
  const columns = Array.from({ length: crop.width }, (_, x): Column => {
    let [own, outside] = [0, 0];
    for (let y = 0; y < crop.height; y++) {
      if (!isInk(grey[y * crop.width + x]!)) continue;
      if (y >= above && y < above + HIGH) own += 1;
      else outside += 1;
    }
    return { own: own / HIGH, outside: outside / (2 * above) };
  });
  const inside = columns.slice(beyond, beyond + inner);
  const first = inside.findIndex(({ own }) => own > 0);
  const last = inside.findLastIndex(({ own }) => own > 0);
  const over = (columnsOn: number, paper: number) =>
    (columnsOn - paper) / HIGH < EDGE ? 0 : (columnsOn - paper) / HIGH + MARGIN;
  return [
    over(goesOn(columns.slice(0, beyond + first).reverse()), first),
    over(goesOn(columns.slice(beyond + last + 1)), inner - 1 - last),
  ];
}

/** Shares of a column that are ink, at the line's height and above and below it. */
interface Column {
  own: number;
  outside: number;
}

/** Columns from a line's last ink to the end of what belongs to it: 0 where nothing does. */
function goesOn(columns: readonly Column[]): number {
  let [end, gap] = [0, 0];
  for (const [x, { own, outside }] of columns.entries()) {
    if (own > FULL || outside > OUTSIDE.never) return 0;
    if (own > 0 && outside < OUTSIDE.ends) {
      [end, gap] = [x + 1, 0];
    } else {
      gap += 1;
      if (gap > (end === 0 ? GAP : PAPER) * HIGH) return end;
    }
  }
  // No paper behind it within reach: a pattern, or another line.
  return 0;
}
