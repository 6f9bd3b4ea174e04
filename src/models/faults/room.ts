import type { Sample } from '../../dataset/schema.ts';
import { type Box, intersectionArea, sharedLength, unionOf } from '../../geometry.ts';
import type { Page, PageText } from '../../typeset/page.ts';
import { boxOfText } from './targets.ts';

/** Part of the shorter side that stays free where the sample asks for no margin. */
const MARGIN = 0.02;
/** What rounding to whole pixels may take, in pixels. */
const SLACK = 0.5;

/** Where something new may stand. */
export function innerArea(page: Page, sample: Sample): Box {
  const margin = (sample.layout?.margin ?? MARGIN) * Math.min(page.width, page.height);
  return [margin, margin, page.width - 2 * margin, page.height - 2 * margin];
}

export function isWithin([x, y, w, h]: Box, [X, Y, W, H]: Box): boolean {
  return x >= X - SLACK && y >= Y - SLACK && x + w <= X + W + SLACK && y + h <= Y + H + SLACK;
}

export function padded([x, y, w, h]: Box, across: number, along: number): Box {
  return [x - across, y - along, w + 2 * across, h + 2 * along];
}

/**
 * What stands on the page, without the texts of the indices given: one box a line. A product is in
 * nobody's way where texts stand on it already.
 */
export function obstaclesOf(
  page: Page,
  sample: Sample,
  without: readonly number[] = [],
  pictures: 'all' | 'no-logo' = 'all',
): Box[] {
  const texts = page.texts.filter((_, index) => !without.includes(index));
  const lines = texts.flatMap((text) => text.lines.map((line) => line.box));
  const { logo, product } = page;
  const clear = (sample.logo?.clear ?? 0) * (logo?.box[3] ?? 0);
  const drawnOver =
    product !== null &&
    page.texts.some((text) => text.lines.some(({ box }) => intersectionArea(box, product.box) > 0));
  return [
    ...lines,
    ...(logo === null || pictures === 'no-logo' ? [] : [padded(logo.box, clear, clear)]),
    ...(product === null || drawnOver ? [] : [product.box]),
  ];
}

/**
 * Whether a text may stand so: within the margins, or where it stood, and no nearer to anything
 * than a gap of `gap` font sizes, or than it was.
 */
export function fits(
  page: Page,
  sample: Sample,
  index: number | readonly number[],
  now: PageText,
  before: PageText,
  gap = 0.4,
): boolean {
  const area = unionOf([innerArea(page, sample), boxOfText(before)]);
  const others = obstaclesOf(page, sample, [index].flat());
  const old = before.lines.map((line) => line.box);
  // A row's neighbours are read as one line sooner than neighbours in a column.
  const near = (box: Box) => padded(box, gap * now.size, 0.2 * gap * now.size);
  return now.lines.every(
    ({ box }) =>
      isWithin(box, area) &&
      others.every((other) => {
        const covered = Math.max(0, ...old.map((one) => intersectionArea(one, other)));
        return (
          intersectionArea(box, other) <= covered + SLACK &&
          (intersectionArea(near(box), other) === 0 ||
            old.some((one) => intersectionArea(near(one), other) > 0))
        );
      }),
  );
}

/**
 * The free place of a size, with a gap on its sides and one above and below, that scores least; null where there is none.
 * Places are tried on a grid of 1/64 of the shorter side.
 */
export function freePlace(
  area: Box,
  obstacles: readonly Box[],
  [width, height]: readonly [number, number],
  [across, along]: readonly [number, number],
  score: (box: Box) => number,
): Box | null {
  const [left, top, w, h] = area;
  const step = Math.max(2, Math.min(w, h) / 64);
  let best: Box | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let y = top; y + height <= top + h; y += step) {
    for (let x = left; x + width <= left + w; x += step) {
      const box: Box = [x, y, width, height];
      const cost = score(box);
      if (cost >= least) continue;
      const wide = padded(box, across, along);
      if (obstacles.some((other) => intersectionArea(wide, other) > 0)) continue;
      best = box;
      least = cost;
    }
  }
  return best;
}

/** Whether something stands in the same row: a reader may take both for one line. */
export function sharesRow([, y, , h]: Box, obstacles: readonly Box[]): boolean {
  return obstacles.some(([, Y, , H]) => sharedLength(y, y + h, Y, Y + H) > 0.2 * Math.min(h, H));
}
