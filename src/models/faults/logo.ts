import { cells } from '../../dataset/fields.ts';
import type { Sample } from '../../dataset/schema.ts';
import { type Box, centerOf, intersectionArea } from '../../geometry.ts';
import { between, type Random, shuffled } from '../../stats/chance.ts';
import type { Page } from '../../typeset/page.ts';
import { type Fault, type Faulty, type LayoutKind, LOGO } from './fault.ts';
import { tenth } from './record.ts';
import { freePlace, innerArea, isWithin, obstaclesOf } from './room.ts';

export const logoMissing = logoFault('logo-missing', (page) => ({
  box: null,
  what: 'The logo is not there.',
  facts: { fromX: tenth(page.logo!.box[0]), fromY: tenth(page.logo!.box[1]) },
}));

/** How far, in shares of the picture, a moved logo stands clear of the cell that it was asked for. */
const CLEAR_OF_CELL = 0.08;

/** In a part of the page that is not where it was asked for; null where it was asked for nowhere. */
export const logoMoved = logoFault('logo-moved', (page, sample, random) => {
  const { box } = page.logo!;
  const asked = sample.logo?.region;
  if (asked === undefined) return null;
  const home = shareBox(typeof asked === 'string' ? cellBox(asked) : asked, page);
  const away = (of: Box) => {
    const [x, y] = centerOf(of);
    const [dx, dy] = [CLEAR_OF_CELL * page.width, CLEAR_OF_CELL * page.height];
    return (
      x < home[0] - dx ||
      x > home[0] + home[2] + dx ||
      y < home[1] - dy ||
      y > home[1] + home[3] + dy
    );
  };
  const clear = (sample.logo?.clear ?? 0) * box[3];
  const obstacles = obstaclesOf({ ...page, logo: null }, sample);
  for (const name of shuffled(random, cells)) {
    const cell = shareBox(cellBox(name), page);
    const [cx, cy] = centerOf(cell);
    const place = freePlace(
      innerArea(page, sample),
      obstacles,
      [box[2], box[3]],
      [clear, clear],
      (at) => {
        const [x, y] = centerOf(at);
        const inside = Math.abs(x - cx) <= cell[2] * 0.4 && Math.abs(y - cy) <= cell[3] * 0.4;
        return inside && away(at) ? random() : Number.POSITIVE_INFINITY;
      },
    );
    if (place === null) continue;
    return {
      box: place,
      what: `The logo stands at ${name}.`,
      facts: { cell: name, ...fromTo(box, place) },
    };
  }
  return null;
});

const STRETCH = [1.3, 1.6] as const;

/** One side longer, or, where there is no room for that, the other one shorter. */
export const logoStretched = logoFault('logo-stretched', (page, sample, random) => {
  const { box } = page.logo!;
  const factor = between(random, ...STRETCH);
  const wide = random() < 0.5;
  const grown: readonly [number, number] = wide ? [factor, 1] : [1, factor];
  const shrunk: readonly [number, number] = wide ? [1, 1 / factor] : [1 / factor, 1];
  const made = [...grownBoxes(box, grown), sized(box, shrunk, 0.5, 0.5)].find((now) =>
    isFree(now, page, sample),
  );
  if (made === undefined) return null;
  return {
    box: made,
    what: `The logo is drawn out to ${wide ? 'the side' : 'its height'} by ${factor.toFixed(2)}.`,
    // Of the aspect ratio, width over height.
    facts: { factor: Math.round((wide ? factor : 1 / factor) * 1000) / 1000, ...fromTo(box, made) },
  };
});

const SHRINK = [0.45, 0.65] as const;

/** Less wide than it may be; null where no width was asked for. */
export const logoShrunk = logoFault('logo-shrunk', (page, sample, random) => {
  const { box } = page.logo!;
  const least = sample.logo?.width?.[0];
  if (least === undefined) return null;
  const share = (least * page.width * between(random, ...SHRINK)) / box[2];
  if (share >= 1) return null;
  const made = sized(box, [share, share], 0.5, 0.5);
  return {
    box: made,
    what: `The logo is ${Math.round(made[2])} pixels wide, and ${Math.round(least * page.width)} were the least asked for.`,
    facts: { least: tenth(least * page.width), ...fromTo(box, made) },
  };
});

interface LogoChange {
  box: Box | null;
  what: string;
  facts: Record<string, string | number>;
}

function logoFault(
  kind: LayoutKind,
  change: (page: Page, sample: Sample, random: Random) => LogoChange | null,
): Fault {
  const apply: Fault['apply'] = (page, sample, random, avoid): Faulty | null => {
    if (page.logo === null || avoid.has(LOGO)) return null;
    const made = change(page, sample, random);
    if (made === null) return null;
    const { box, what, facts } = made;
    return {
      page: { ...page, logo: box === null ? null : { ...page.logo, box } },
      injected: { kind, block: null, what, facts: { others: LOGO, ...facts } },
    };
  };
  return { kind, channel: 'layout', apply };
}

/** Grown about its middle, or away from one of its sides or corners. */
function grownBoxes(box: Box, by: readonly [number, number]): Box[] {
  return [0.5, 0, 1].map((hold) => sized(box, by, hold, hold));
}

/** `across` and `down`: the point that stays, in shares of the box. */
function sized(
  [x, y, w, h]: Box,
  [a, b]: readonly [number, number],
  across: number,
  down: number,
): Box {
  return [x - across * w * (a - 1), y - down * h * (b - 1), w * a, h * b];
}

/** On what it covered before it may lie still. */
function isFree(box: Box, page: Page, sample: Sample): boolean {
  const old = page.logo!.box;
  return (
    isWithin(box, innerArea(page, sample)) &&
    obstaclesOf({ ...page, logo: null }, sample).every(
      (other) => intersectionArea(box, other) <= intersectionArea(old, other),
    )
  );
}

function cellBox(cell: (typeof cells)[number]): Box {
  const at = cells.indexOf(cell);
  return [(at % 3) / 3, Math.floor(at / 3) / 3, 1 / 3, 1 / 3];
}

function shareBox([x, y, w, h]: readonly number[], { width, height }: Page): Box {
  return [x! * width, y! * height, w! * width, h! * height];
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
