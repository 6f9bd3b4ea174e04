import { cells } from '../../dataset/fields.ts';
import type { Sample } from '../../dataset/schema.ts';
import { type Box, centerOf, intersectionArea } from '../../geometry.ts';
import { between, pick, type Random, shuffled } from '../../stats/chance.ts';
import { outsideRegion, regionBox } from '../../text/match/place.ts';
import type { Page, PictureLook, PictureSketch } from '../../typeset/page.ts';
import { type Fault, type Faulty, type LayoutKind, PRODUCT } from './fault.ts';
import { colourChange, dyed, inkShare, shapeChange } from './logo-sketch.ts';
import { tenth } from './record.ts';
import { freePlace, innerArea, isWithin, obstaclesOf } from './room.ts';

type Picture = NonNullable<Page['product']>;

interface Change {
  /** Null: it is gone. */
  more: Partial<Picture> | null;
  what: string;
  facts: Record<string, string | number>;
}

export const productMissing = productFault('product-missing', ({ product }) => ({
  more: null,
  what: 'The product is not there.',
  facts: { fromX: tenth(product.box[0]), fromY: tenth(product.box[1]) },
}));

/** Shares of the picture by which a moved product's middle is out of its place, besides what is spared. */
const CLEAR = 0.05;
/** Of its size, where there is no room for all of it. */
const SIZES = [1, 0.8, 0.65, 0.5];

/** In another part of the page, smaller where that has less room; none where it was asked for nowhere. */
export const productMoved = productFault('product-moved', (page, sample, random) => {
  const { box } = page.product;
  const region = sample.product?.region;
  if (region === undefined) return null;
  const obstacles = obstaclesOf({ ...page, product: null }, sample);
  const outside = (at: Box) => outsideRegion(at, region, page.width, page.height);
  for (const share of SIZES) {
    for (const name of shuffled(random, cells)) {
      const cell = regionBox(name, page.width, page.height)!;
      const inCell = (at: Box) => outsideRegion(at, name, page.width, page.height) === 0;
      const place = freePlace(
        innerArea(page, sample),
        obstacles,
        [box[2] * share, box[3] * share],
        [0.01 * page.width, 0.01 * page.width],
        (at) => {
          if (!inCell(at) || outside(at) < CLEAR) return Number.POSITIVE_INFINITY;
          const [x, y] = centerOf(at);
          const [cx, cy] = centerOf(cell);
          return Math.hypot(x - cx, y - cy);
        },
      );
      if (place === null) continue;
      return {
        more: { box: place },
        what: `The product stands at ${name}.`,
        facts: { cell: name, size: share, ...fromTo(box, place) },
      };
    }
  }
  return null;
});

const STRETCH = [1.3, 1.6] as const;

/** One side longer, or, where there is no room for that, the other one shorter. */
export const productStretched = productFault('product-stretched', (page, sample, random) => {
  const { box } = page.product;
  const factor = between(random, ...STRETCH);
  const wide = random() < 0.5;
  const [x, y, w, h] = box;
  const about = (a: number, b: number): Box => [
    x - (w * (a - 1)) / 2,
    y - (h * (b - 1)) / 2,
    w * a,
    h * b,
  ];
  const grown = wide ? about(factor, 1) : about(1, factor);
  const shrunk = wide ? about(1, 1 / factor) : about(1 / factor, 1);
  const made = isFree(grown, page, sample) ? grown : shrunk;
  return {
    more: { box: made },
    what: `The product is drawn out to ${wide ? 'the sides' : 'its height'} by ${factor.toFixed(2)}.`,
    // Of the aspect ratio, width over height.
    facts: { factor: Math.round((wide ? factor : 1 / factor) * 1000) / 1000, ...fromTo(box, made) },
  };
});

/** On what it covered before it may lie still. */
function isFree(box: Box, page: Page & { product: Picture }, sample: Sample): boolean {
  return (
    isWithin(box, innerArea(page, sample)) &&
    obstaclesOf({ ...page, product: null }, sample).every(
      (other) => intersectionArea(box, other) <= intersectionArea(page.product.box, other),
    )
  );
}

/** Mean CIEDE2000 by area that no light accounts for. */
const OTHER_COLOUR = 22;
/** Of what is inked, how much has to be another at least, and how far beyond what the sample allows. */
const CHANGED = 0.16;
const BEYOND = 1.4;
const MOST_LEFT_OUT = 0.5;
/** Of the sample's tolerance where it states none. */
const TOLERANCE = 0.1;

/** In other hues, in the mirror, or with a part left out: by lot, as far as that is seen. */
export const productAltered = productFault('product-altered', (page, sample, random) => {
  const { sketch } = page.product;
  if (sketch === undefined) return null;
  const least = Math.max(CHANGED, BEYOND * (sample.product?.tolerance ?? TOLERANCE));
  for (const way of shuffled(random, ['recoloured', 'mirrored', 'without'] as const)) {
    const look = looks[way](sketch, least, page, random);
    if (look === null) continue;
    const what = {
      recoloured: 'The product is in other colours.',
      mirrored: 'The product is drawn in the mirror.',
      without: 'A part of the product is left out.',
    }[way];
    return { more: { look }, what, facts: { way } };
  }
  return null;
});

const looks: Record<
  'recoloured' | 'mirrored' | 'without',
  (sketch: PictureSketch, least: number, page: Page, random: Random) => PictureLook | null
> = {
  recoloured(sketch, _least, _page, random) {
    const hues = Array.from({ length: 6 }, () => Math.round(between(random, 60, 300)));
    const hue = hues.find(
      (one) => colourChange(sketch, dyed(sketch, { hue: one })) >= OTHER_COLOUR,
    );
    return hue === undefined ? null : { hue };
  },
  mirrored: (sketch, least) =>
    shapeChange(sketch, sketch.ink, 'mirrored') >= least ? { mirrored: true } : null,
  without(sketch, least, page, random) {
    const fit = partsOf(sketch.ink).filter((part) => {
      const share = inkShare(sketch, part);
      return share <= MOST_LEFT_OUT && share * shareSeen(sketch, part, page) >= least;
    });
    return fit.length === 0 ? null : { without: [pick(random, fit)] };
  },
};

/** Halves, thirds and quarters of what is inked, with all that lies beyond them. */
function partsOf([x, y, w, h]: Box): Box[] {
  const cuts = [
    [0, 0, 1 / 2, 1],
    [1 / 2, 0, 1 / 2, 1],
    [0, 0, 1, 1 / 3],
    [0, 2 / 3, 1, 1 / 3],
    [0, 0, 1 / 2, 1 / 2],
    [1 / 2, 0, 1 / 2, 1 / 2],
    [0, 1 / 2, 1 / 2, 1 / 2],
    [1 / 2, 1 / 2, 1 / 2, 1 / 2],
  ];
  return cuts.map(([a, b, c, d]) => [x + a! * w, y + b! * h, c! * w, d! * h]);
}

/** Of 255: what differs less from the ground is not missed where it is left out. */
const APART = 45;

/** Share of a part's ink that is of another colour than the ground. */
function shareSeen({ side, rgba }: PictureSketch, [x, y, w, h]: Box, { ground }: Page): number {
  const under = ground.kind === 'transparent' ? [[255, 255, 255]] : [ground.colour, ground.second];
  let [seen, count] = [0, 0];
  for (let row = Math.ceil(y * side); row < (y + h) * side && row < side; row++) {
    for (let column = Math.ceil(x * side); column < (x + w) * side && column < side; column++) {
      const at = (row * side + column) * 4;
      if (rgba[at + 3]! < 128) continue;
      count++;
      const off = under.map((colour) =>
        Math.max(...colour.map((value, c) => Math.abs(value - rgba[at + c]!))),
      );
      if (Math.min(...off) >= APART) seen++;
    }
  }
  return count === 0 ? 0 : seen / count;
}

function productFault(
  kind: LayoutKind,
  change: (page: Page & { product: Picture }, sample: Sample, random: Random) => Change | null,
): Fault {
  const apply: Fault['apply'] = (page, sample, random, avoid): Faulty | null => {
    const { product } = page;
    if (product === null || avoid.has(PRODUCT)) return null;
    const made = change({ ...page, product }, sample, random);
    if (made === null) return null;
    const { more, what, facts } = made;
    return {
      page: { ...page, product: more === null ? null : { ...product, ...more } },
      injected: { kind, block: null, what, facts: { others: PRODUCT, ...facts } },
    };
  };
  return { kind, channel: 'layout', apply };
}

function fromTo(from: Box, to: Box): Record<string, number> {
  const names = ['X', 'Y', 'Width', 'Height'];
  return Object.fromEntries(
    names.flatMap((name, at) => [
      [`from${name}`, tenth(from[at]!)],
      [`to${name}`, tenth(to[at]!)],
    ]),
  );
}
