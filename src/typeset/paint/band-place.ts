import { type Box, intersectionArea } from '../../geometry.ts';

/**
 * Pixels, and share of the page's shorter side, between a band and whatever is near it: more than
 * the room around a text from which its ink has to stand out.
 */
const GAP = 20;
const GAP_SHARE = 0.012;
const THINNEST = 3;
/** Of an edge, what a band is long at least. */
const LEAST_FREE = 0.5;

export const EDGES = ['bottom', 'top', 'right', 'left'] as const;
export type PageEdge = (typeof EDGES)[number];

/** The first edge that is free all along; else the one that is free along most of it. */
export function bandPlace(
  page: { width: number; height: number },
  open: readonly PageEdge[],
  share: number,
  inset: number,
  obstacles: readonly Box[],
): { edge: PageEdge; box: Box } | null {
  for (const thinner of [1, 2, 4]) {
    const places = open.map((edge) => {
      const [along, across] = isLevel(edge) ? [page.width, page.height] : [page.height, page.width];
      const thick = Math.max(THINNEST, Math.round((share * across) / thinner));
      const whole = bandBox(edge, thick, inset, page);
      const stretch = freeStretch(edge, whole, obstacles, gapOf(page));
      return { edge, free: (stretch[1] - stretch[0]) / (along - 2 * inset), whole, stretch };
    });
    const best =
      places.find(({ free }) => free === 1) ?? places.toSorted((a, b) => b.free - a.free)[0];
    if (best === undefined || best.free < LEAST_FREE) continue;
    const { edge, whole, stretch } = best;
    const [x, y, w, h] = whole;
    const [from, to] = stretch;
    return { edge, box: isLevel(edge) ? [from, y, to - from, h] : [x, from, w, to - from] };
  }
  return null;
}

/** The longest part of a band, along its edge, that nothing comes near. */
function freeStretch(
  edge: PageEdge,
  band: Box,
  obstacles: readonly Box[],
  gap: number,
): [from: number, to: number] {
  const [start, length] = isLevel(edge) ? [band[0], band[2]] : [band[1], band[3]];
  const taken = obstacles
    .map((box) => grown(box, gap))
    .filter((box) => intersectionArea(box, band) > 0)
    .map(([x, y, w, h]) => (isLevel(edge) ? [x, x + w] : [y, y + h]) as [number, number])
    .toSorted((a, b) => a[0] - b[0]);
  let longest: [number, number] = [start, start];
  let from = start;
  for (const [first, last] of [...taken, [start + length, start + length] as const]) {
    const to = Math.floor(first);
    if (to - from > longest[1] - longest[0]) longest = [from, to];
    from = Math.max(from, Math.ceil(last));
  }
  return longest;
}

export function grown([x, y, w, h]: Box, by: number): Box {
  return [x - by, y - by, w + 2 * by, h + 2 * by];
}

export function gapOf({ width, height }: { width: number; height: number }): number {
  return Math.max(GAP, Math.round(GAP_SHARE * Math.min(width, height)));
}

function isLevel(edge: PageEdge): boolean {
  return edge === 'top' || edge === 'bottom';
}

function bandBox(
  edge: PageEdge,
  thick: number,
  inset: number,
  { width, height }: { width: number; height: number },
): Box {
  const [wide, tall] = [width - 2 * inset, height - 2 * inset];
  switch (edge) {
    case 'top':
      return [inset, inset, wide, thick];
    case 'bottom':
      return [inset, height - inset - thick, wide, thick];
    case 'left':
      return [inset, inset, thick, tall];
    case 'right':
      return [width - inset - thick, inset, thick, tall];
  }
}
