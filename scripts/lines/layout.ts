import type { Box } from '../../src/geometry.ts';
import { between, chance, pick, type Random, shuffled, whole } from '../../src/stats/chance.ts';

export type Align = 'left' | 'center' | 'right';

/** Where lines go on a page. */
export interface Plan {
  /** The stacks of lines; the first begins with the headline. */
  columns: { box: Box; align: Align; sizes: number[]; short: boolean }[];
  /** Rows of the columns start at the same heights, as menus do. */
  rows: boolean;
  /** Columns of upright characters: top centre, size and room. */
  standing: { x: number; y: number; size: number; height: number }[];
  /** A part of the page that stays free for a picture. */
  picture: Box | null;
  /** A card under the text. */
  card: Box | null;
}

/** Lays a page out for about `count` lines; sizes of fonts in pixels. */
export function planPage(
  width: number,
  height: number,
  count: number,
  vertical: boolean,
  rightToLeft: boolean,
  random: Random,
): Plan {
  const edge = Math.round(width * between(random, 0.045, 0.1));
  let [x, y, w, h] = [edge, edge, width - 2 * edge, height - 2 * edge];
  const card: Box | null = chance(random, 0.2)
    ? [x - edge / 2, y - edge / 2, w + edge, h + edge]
    : null;
  const standing: Plan['standing'] = [];
  for (let index = 0; vertical && index < pick(random, [1, 1, 2]); index++) {
    const size = whole(random, 26, 84);
    const room = Math.round(size * 1.9);
    standing.push({ x: x + w - room / 2, y: y + 10, size, height: h * between(random, 0.5, 0.95) });
    w -= room + 12;
  }
  let picture: Box | null = null;
  if (chance(random, 0.3)) {
    const tall = Math.round(h * between(random, 0.18, 0.32));
    const low = chance(random, 0.6);
    picture = [x, low ? y + h - tall : y, w, tall];
    if (!low) y += tall + 20;
    h -= tall + 20;
  }
  const natural: Align = rightToLeft ? 'right' : 'left';
  const kind = pick(random, ['stack', 'stack', 'stack', 'columns', 'menu', 'menu'] as const);
  const align =
    kind === 'stack' ? pick<Align>(random, [natural, 'center', 'center', natural]) : natural;
  const head = headSizes(random);
  if (kind === 'stack') {
    const sizes = fitted([...head, ...bodySizes(count - head.length, random)], h, random);
    return {
      columns: [{ box: [x, y, w, h], align, sizes, short: false }],
      rows: false,
      standing,
      picture,
      card,
    };
  }
  const rest = bodySizes(Math.ceil((count - head.length) * 0.5), random);
  const sizes = fitted([...head, ...rest], h, random);
  const headRoom = Math.min(
    h * 0.45,
    sizes.slice(0, head.length).reduce((sum, size) => sum + size * 1.75, 0),
  );
  const body = sizes.slice(head.length);
  const share = kind === 'menu' ? between(random, 0.66, 0.76) : 0.5;
  const [far, near] = [w * share - 14, w * (1 - share) - 14];
  const main: Box = [rightToLeft ? x + w - far : x, y + headRoom, far, h - headRoom];
  const side: Box = [rightToLeft ? x : x + w - near, y + headRoom, near, h - headRoom];
  const columns: Plan['columns'] = [
    {
      box: [x, y, w, headRoom],
      align: chance(random, 0.4) ? 'center' : natural,
      sizes: sizes.slice(0, head.length),
      short: false,
    },
    { box: main, align: natural, sizes: body, short: false },
    {
      box: side,
      align: kind === 'menu' ? (rightToLeft ? 'left' : 'right') : natural,
      sizes: body,
      short: kind === 'menu',
    },
  ];
  return { columns, rows: kind === 'menu', standing, picture, card };
}

function headSizes(random: Random): number[] {
  const headline = whole(random, 56, 110);
  return [headline, ...(chance(random, 0.5) ? [whole(random, 30, 60)] : [])];
}

/** Body copy keeps to two or three sizes, mostly falling. */
function bodySizes(count: number, random: Random): number[] {
  const levels = [whole(random, 30, 54), whole(random, 20, 32), whole(random, 14, 22)];
  const sizes = Array.from({ length: Math.max(0, count) }, () => pick(random, [0, 1, 1, 1, 2, 2]));
  const ordered = chance(random, 0.7) ? sizes.toSorted((a, b) => a - b) : shuffled(random, sizes);
  return ordered.map((level) => levels[level]!);
}

/**
 * Fits sizes to the height they stand in: smaller, never below 14, where they are too many, and
 * larger where they would leave half a page empty. The small print stays small.
 */
function fitted(sizes: number[], height: number, random: Random): number[] {
  const room = height * between(random, 0.72, 1);
  const taken = (now: number[]) => now.reduce((sum, size) => sum + size * 1.6, 0);
  let now = sizes;
  for (let step = 0; step < 16 && taken(now) > height; step++) {
    now = now.map((size) => Math.max(14, Math.round(size * 0.92)));
  }
  for (let step = 0; step < 8 && taken(now) < room; step++) {
    now = now.map((size) => (size <= 22 ? size : Math.min(110, Math.round(size * 1.07))));
  }
  return now;
}

/** Pause between lines, in sizes of the font, that spreads them over about the height. */
export function leadingFor(sizes: readonly number[], height: number, random: Random): number {
  const set = sizes.reduce((sum, size) => sum + size, 0);
  const spread = (height * between(random, 0.85, 1)) / Math.max(1, set) - 0.95;
  return Math.min(2.2, Math.max(between(random, 0.3, 0.5), spread));
}
