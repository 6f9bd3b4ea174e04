import { sharedLength } from '../../geometry.ts';
import { type Component, componentsOf, type Labelled } from './components.ts';
import type { Strength } from './strength.ts';

/** Left, top, right, bottom, in pixels of a frame. */
export type Edges = readonly [number, number, number, number];

/** Of a component's pixels within the quadrilateral: from here on it belongs to the line. */
const MOSTLY = 0.6;
/** Somewhere in each stroke the ink is this strong. */
const STRONG = 0.6;
/** Less than this of the square of a stroke's width is a speck. */
const SPECK = 0.2;
/** A rule is this long at least and this thick at most, in heights of the quadrilateral. */
const RULE = { long: 1.6, thick: 0.12 } as const;
/** Letters are taller than this share of their line's quadrilateral; marks are not… */
const LETTER = 0.35;
/** …and stand this far from its middle at least, in half heights, and as far from a neighbour's. */
const MIDDLE = 0.5;
const EDGE = 0.8;
/** Marks outside are this large at most, and this far from the line's ink, in heights of that. */
const MARK = { size: 0.6, gap: 0.3, beside: 0.3, beyond: 0.45 } as const;

/**
 * The components that are ink of a line. Most of a letter lies within the line's quadrilateral;
 * marks, descenders and full stops may lie outside. What lies in a neighbour's is the neighbour's,
 * and letters that touch those of a neighbour are cut half way between the two lines.
 */
export function claimed(
  strength: Strength,
  width: number,
  height: number,
  inner: Edges,
  others: readonly Edges[],
): Labelled {
  const size = Math.min(inner[3] - inner[1], inner[2] - inner[0]);
  const grown: Edges = [
    inner[0] - 0.05 * size,
    inner[1] - 0.05 * size,
    inner[2] + 0.05 * size,
    inner[3] + 0.05 * size,
  ];
  const label = () => componentsOf(strength.mask, strength.values, width, height, grown);
  let labelled = label();
  const merged = labelled.components.filter((one) => reaches(one, inner, others, size));
  if (merged.length > 0 && cut(strength.mask, labelled, merged, width, inner, others, size)) {
    labelled = label();
  }
  const rivals = others.filter((other) => !isRepeat(inner, other));
  const strong = labelled.components.filter((one) => one.peak >= STRONG && !isRule(one, size));
  const letters = rivals.length === 0 ? null : lettersOf(strong, inner, rivals);
  const clear = strong.filter((one) => {
    const nearer = letters === null ? 0 : nearerTo(one, inner, rivals, letters);
    return nearer === 0 ? !isOthers(one, inner, rivals) : nearer > 0;
  });
  const mine = clear.filter((one) => one.inside >= MOSTLY && !isFrame(one, inner));
  const open = clear.filter((one) => !mine.includes(one) && one.inside < MOSTLY);
  takeIn(mine, open, inner, width, height);
  return { labels: labelled.labels, components: mine };
}

/** Drops what is too small for the strokes around it. */
export function withoutSpecks(components: readonly Component[], stroke: number): Component[] {
  const least = SPECK * stroke * stroke;
  return components.filter(({ area }) => area >= least);
}

/** Whether a component goes far beyond the quadrilateral: over another line, or out of sight. */
function reaches(one: Component, inner: Edges, others: readonly Edges[], size: number): boolean {
  const beyond = Math.max(inner[1] - one.top, one.bottom - inner[3]);
  if (one.inside > 0.97 || one.inside < 0.05 || beyond < 0.12 * size) return false;
  return (
    beyond > 0.45 * size ||
    others.some(
      (other) =>
        sharedLength(one.left, one.right, other[0], other[2]) > 0 &&
        sharedLength(one.top, one.bottom, other[1], other[3]) > 0.3 * (other[3] - other[1]),
    )
  );
}

/** Cuts components between lines; what goes on beyond all lines is cut off a little outside. */
function cut(
  mask: Uint8Array,
  { labels }: Labelled,
  merged: readonly Component[],
  width: number,
  inner: Edges,
  others: readonly Edges[],
  size: number,
): boolean {
  let changed = false;
  for (const { label, left, right, top, bottom } of merged) {
    for (let y = top; y < bottom; y++) {
      const own = distance(y + 0.5, inner);
      for (let x = left; x < right; x++) {
        const at = y * width + x;
        if (labels[at] !== label) continue;
        const nearer = others.some(
          (other) => x >= other[0] && x < other[2] && distance(y + 0.5, other) < own,
        );
        if (!nearer && y >= inner[1] - 0.2 * size && y < inner[3] + 0.2 * size) continue;
        mask[at] = 0;
        changed = true;
      }
    }
  }
  return changed;
}

/** From the middle of a line, in half heights. */
function distance(y: number, [, top, , bottom]: Edges): number {
  return Math.abs(y - (top + bottom) / 2) / Math.max(1, (bottom - top) / 2);
}

/** Whether another quadrilateral is of the same text, so that it can't claim what is in both. */
function isRepeat(inner: Edges, other: Edges): boolean {
  const shared =
    sharedLength(inner[0], inner[2], other[0], other[2]) *
    sharedLength(inner[1], inner[3], other[1], other[3]);
  const area = (edges: Edges) => (edges[2] - edges[0]) * (edges[3] - edges[1]);
  return shared > 0.6 * Math.min(area(inner), area(other));
}

function isOthers(one: Component, inner: Edges, others: readonly Edges[]): boolean {
  const own = shareOf(one, inner);
  return others.some((other) => {
    const theirs = shareOf(one, other);
    if (Math.abs(theirs - own) > 0.15) return theirs > own;
    if (theirs === 0) return false;
    const middle = (one.top + one.bottom) / 2;
    return distance(middle, other) < distance(middle, inner);
  });
}

interface Letters {
  own: Component[];
  others: Component[];
}

/** What is large enough to be a letter, and plainly this line's or another's. */
function lettersOf(
  components: readonly Component[],
  inner: Edges,
  rivals: readonly Edges[],
): Letters {
  const isLetter = (one: Component, edges: Edges) =>
    one.bottom - one.top > LETTER * (edges[3] - edges[1]) && shareOf(one, edges) > 0.7;
  const own = components.filter((one) => isLetter(one, inner));
  const others = components.filter((one) => rivals.some((other) => isLetter(one, other)));
  return {
    own: own.filter((one) => !others.includes(one)),
    others: others.filter((one) => !own.includes(one)),
  };
}

/**
 * Whose a mark between two lines is: positive for this one's, negative for another's, 0 where it
 * stands above or below no letter. Accents are nearer to their own letter than to the next line's.
 */
function nearerTo(
  one: Component,
  inner: Edges,
  rivals: readonly Edges[],
  { own, others }: Letters,
): number {
  const size = inner[3] - inner[1];
  const middle = (one.top + one.bottom) / 2;
  const within = (edges: Edges, share: number) =>
    shareOf(one, edges) > 0 && distance(middle, edges) < share;
  if (one.bottom - one.top > LETTER * size || within(inner, MIDDLE)) return 0;
  if (rivals.some((other) => within(other, EDGE))) return 0;
  const gap = (letters: readonly Component[]) =>
    Math.min(
      ...letters
        .filter((other) => sharedLength(one.left, one.right, other.left, other.right) > 0)
        .map((other) => Math.max(0, one.top - other.bottom, other.top - one.bottom)),
    );
  const [mine, theirs] = [gap(own), gap(others)];
  if (mine === theirs || mine > MARK.gap * size) return 0;
  return mine < theirs ? 1 : -1;
}

/** Share of a component's box within an area. */
function shareOf(one: Component, edges: Edges): number {
  return (
    (sharedLength(one.left, one.right, edges[0], edges[2]) *
      sharedLength(one.top, one.bottom, edges[1], edges[3])) /
    ((one.right - one.left) * (one.bottom - one.top))
  );
}

function isRule(one: Component, size: number): boolean {
  const [w, h] = [one.right - one.left, one.bottom - one.top];
  const thick = Math.max(3, RULE.thick * size);
  return (h <= thick && w > RULE.long * size) || (w <= thick && h > RULE.long * size);
}

/** A border around the line: about as large as its quadrilateral and all but empty. */
function isFrame(one: Component, inner: Edges): boolean {
  const [w, h] = [one.right - one.left, one.bottom - one.top];
  const around = w > 0.97 * (inner[2] - inner[0]) && h > 0.9 * (inner[3] - inner[1]);
  return around && one.area < 0.2 * w * h && (one.left <= inner[0] || one.top <= inner[1]);
}

/** Moves marks and ends of the line that lie outside its quadrilateral from `open` to `mine`. */
function takeIn(
  mine: Component[],
  open: Component[],
  inner: Edges,
  width: number,
  height: number,
): void {
  if (mine.length === 0) return;
  const top = Math.min(...mine.map((one) => one.top));
  const bottom = Math.max(...mine.map((one) => one.bottom));
  const size = bottom - top;
  for (let grew = true; grew; ) {
    grew = false;
    for (const [index, one] of open.entries()) {
      const [w, h] = [one.right - one.left, one.bottom - one.top];
      if (one.left === 0 || one.top === 0 || one.right === width || one.bottom === height) continue;
      if (w > size * MARK.size || h > size * MARK.size) continue;
      if (Math.max(inner[0] - one.left, one.right - inner[2]) > size * MARK.beyond) continue;
      const near = mine.some((other) => {
        const across = sharedLength(one.top, one.bottom, other.top, other.bottom) > 0;
        const along = sharedLength(one.left, one.right, other.left, other.right) > 0;
        const dx = Math.max(one.left - other.right, other.left - one.right);
        const dy = Math.max(one.top - other.bottom, other.top - one.bottom);
        if (along) return dy <= size * MARK.gap && one.top >= top - size * MARK.gap;
        return across && dx <= size * MARK.beside;
      });
      if (!near) continue;
      mine.push(one);
      open.splice(index, 1);
      grew = true;
      break;
    }
  }
}
