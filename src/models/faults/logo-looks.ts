import type { Sample } from '../../dataset/schema.ts';
import { type Box, intersectionArea } from '../../geometry.ts';
import { between, pick, type Random, shuffled } from '../../stats/chance.ts';
import { type Colour, ofHue } from '../../typeset/colours.ts';
import type { Page, PageGround, PictureLook, PictureSketch } from '../../typeset/page.ts';
import { turnedBox } from '../../typeset/paint/picture.ts';
import { type Fault, type Faulty, type LayoutKind, LOGO } from './fault.ts';
import {
  colourChange,
  dyed,
  inkShare,
  partsOf,
  shapeChange,
  shareStandingOut,
} from './logo-sketch.ts';
import { movedBy } from './moved.ts';
import { quoted, tenth } from './record.ts';
import { shifted } from './reset.ts';
import { freePlace, innerArea, isWithin, obstaclesOf, padded } from './room.ts';
import { boxOfText, targetsOf } from './targets.ts';

/** CIEDE2000 by area that no print or screen would account for. */
const OTHER_COLOUR = 22;
/** Of its ink, how much has to be seen as well as before, and at which ratio of WCAG 2. */
const SEEN = { share: 0.95, ratio: 1.6 } as const;

/** In other hues, or all in one colour that is not its own. */
export const logoRecoloured: Fault = {
  kind: 'logo-recoloured',
  channel: 'layout',
  apply(page, _sample, random, avoid) {
    const sketch = page.logo?.sketch;
    if (page.logo === null || sketch === undefined || avoid.has(LOGO)) return null;
    const looks: PictureLook[] = shuffled(random, [
      ...Array.from({ length: 4 }, () => ({ hue: Math.round(between(random, 50, 310)) })),
      ...Array.from({ length: 3 }, () => ({
        ink: ofHue(between(random, 0, 360), between(random, 0.5, 0.9), between(random, 0.2, 0.7)),
      })),
      { ink: [255, 255, 255] as Colour },
      { ink: [20, 20, 20] as Colour },
    ]);
    for (const look of looks) {
      const now = dyed(sketch, look);
      const change = colourChange(sketch, now);
      if (change < OTHER_COLOUR || !isSeen(now, page.ground)) continue;
      const what =
        look.hue === undefined
          ? 'The logo is all in one colour.'
          : `The logo's hues are turned by ${look.hue}°.`;
      return changed('logo-recoloured', page, { look }, what, {
        distance: tenth(change),
        ...(look.hue === undefined ? {} : { hue: look.hue }),
      });
    }
    return null;
  },
};

function isSeen(pixels: PictureSketch['rgba'], { kind, colour, second }: PageGround): boolean {
  const under: readonly Colour[] =
    kind === 'transparent' ? [[255, 255, 255]] : kind === 'plain' ? [colour] : [colour, second];
  return under.every((one) => shareStandingOut(pixels, one, SEEN.ratio) >= SEEN.share);
}

/** Degrees: more than a hand would slip by. */
const TURN = [8, 25] as const;

export const logoRotated: Fault = {
  kind: 'logo-rotated',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    if (page.logo === null || avoid.has(LOGO)) return null;
    const { box } = page.logo;
    for (let time = 0; time < 4; time++) {
      const angle = tenth(between(random, ...TURN) * (random() < 0.5 ? -1 : 1));
      const place = nearestFree(page, sample, (at) => turnedBox(at, angle));
      if (place === null) continue;
      const what = `The logo is turned by ${angle}°.`;
      return changed('logo-rotated', page, { box: place, angle }, what, {
        angle,
        shift: tenth(Math.hypot(place[0] - box[0], place[1] - box[1])),
      });
    }
    return null;
  },
};

/** Its own box, or one a little beside it, whose outline covers nothing new. */
function nearestFree(page: Page, sample: Sample, outline: (box: Box) => Box): Box | null {
  const [x, y, w, h] = page.logo!.box;
  const obstacles = obstaclesOf({ ...page, logo: null }, sample);
  const step = Math.max(w, h) / 16;
  const shifts = [-3, -2, -1, 0, 1, 2, 3];
  const places = shifts
    .flatMap((a) => shifts.map((b): Box => [x + a * step, y + b * step, w, h]))
    .toSorted((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
  const free = (box: Box) =>
    isWithin(outline(box), innerArea(page, sample)) &&
    obstacles.every(
      (other) => intersectionArea(outline(box), other) <= intersectionArea(page.logo!.box, other),
    );
  return places.find(free) ?? null;
}

/** Of its ink, how much has to be another for all to see. */
const REDRAWN = 0.12;
/** Of its ink, how much a part has that is left out. */
const PART = [0.1, 0.45] as const;
/** Of its ink, how much the whole is changed by in the mirror: less is a fault of the pen. */
const MIRRORED = 0.16;

/** In the mirror, with a part left out, or with a part upside down: by lot, as far as that is seen. */
export const logoRedrawn: Fault = {
  kind: 'logo-redrawn',
  channel: 'layout',
  apply(page, _sample, random, avoid) {
    const sketch = page.logo?.sketch;
    if (page.logo === null || sketch === undefined || avoid.has(LOGO)) return null;
    for (const way of shuffled(random, ['mirrored', 'without', 'upended'] as const)) {
      const look = lookFor[way](sketch, random);
      if (look === null) continue;
      const what = {
        mirrored: 'The logo is drawn in the mirror.',
        without: 'A part of the logo is left out.',
        upended: 'A part of the logo stands upside down.',
      }[way];
      return changed('logo-redrawn', page, { look }, what, { way });
    }
    return null;
  },
};

const lookFor = {
  mirrored: (sketch) =>
    shapeChange(sketch, sketch.ink, 'mirrored') >= MIRRORED ? { mirrored: true } : null,
  without: (sketch, random) => {
    const [least, most] = PART;
    const parts = partsOf(sketch).filter(({ share }) => share >= least && share <= most);
    const boxes = parts.length > 0 ? parts.map(({ box }) => box) : quarters(sketch);
    const fit = boxes.filter((box) => {
      const share = inkShare(sketch, box);
      return share >= least && share <= most;
    });
    return fit.length === 0 ? null : { without: [pick(random, fit)] };
  },
  upended: (sketch, random) => {
    const parts = [...partsOf(sketch).map(({ box }) => box), ...quarters(sketch)];
    const fit = parts.filter((part) => shapeChange(sketch, part, 'upended') >= REDRAWN);
    return fit.length === 0 ? null : { upended: [pick(random, fit)] };
  },
} satisfies Record<string, (sketch: PictureSketch, random: Random) => PictureLook | null>;

/** Halves, thirds and quarters of what is inked. */
function quarters({ ink: [x, y, w, h] }: PictureSketch): Box[] {
  const cuts = [
    ...[0, 1 / 2].map((at) => [at, 0, 1 / 2, 1]),
    ...[0, 1 / 2].map((at) => [0, at, 1, 1 / 2]),
    ...[0, 1 / 3, 2 / 3].map((at) => [at, 0, 1 / 3, 1]),
    ...[0, 1 / 3, 2 / 3].map((at) => [0, at, 1, 1 / 3]),
    ...[0, 1 / 2].flatMap((a) => [0, 1 / 2].map((b) => [a, b, 1 / 2, 1 / 2])),
  ];
  return cuts.map(([a, b, c, d]) => [x + a! * w, y + b! * h, c! * w, d! * h]);
}

/** Of its own size. */
const COPY = [0.6, 1] as const;

export const logoDoubled: Fault = {
  kind: 'logo-doubled',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    if (page.logo === null || avoid.has(LOGO)) return null;
    const [, , w, h] = page.logo.box;
    const first = between(random, ...COPY);
    for (const share of [first, COPY[0]]) {
      const size = [w * share, h * share] as const;
      const gap = 0.15 * size[1];
      const place = freePlace(
        innerArea(page, sample),
        obstaclesOf(page, sample),
        size,
        [gap, gap],
        () => random(),
      );
      if (place === null) continue;
      const what = 'The logo is there twice.';
      return changed('logo-doubled', page, { copies: [place] }, what, {
        copyX: tenth(place[0]),
        copyY: tenth(place[1]),
        copyWidth: tenth(place[2]),
      });
    }
    return null;
  },
};

/** Of the clear space that was asked for, how much is left. */
const LEFT = [0.05, 0.5] as const;
/** Pixels: what is nearer may be read as one with the logo; and less clear space is hardly seen. */
const LEAST_GAP = 2;
const LEAST_CLEAR = 6;

/** A text within the logo's clear space; none where no space was asked for. */
export const logoCrowded: Fault = {
  kind: 'logo-crowded',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    if (page.logo === null || avoid.has(LOGO)) return null;
    const ink = inkBox(page);
    const clear = (sample.logo?.clear ?? 0) * ink[3];
    if (clear < LEAST_CLEAR) return null;
    const gap = Math.max(LEAST_GAP, clear * between(random, ...LEFT));
    for (const target of shuffled(random, targetsOf(page, sample, avoid))) {
      const [x, y, w, h] = boxOfText(target.text);
      const beside = shuffled(random, [
        [ink[0], ink[1] + ink[3] + gap],
        [ink[0], ink[1] - gap - h],
        [ink[0] + ink[2] + gap, ink[1] + (ink[3] - h) / 2],
        [ink[0] - gap - w, ink[1] + (ink[3] - h) / 2],
      ] as const);
      const others = obstaclesOf({ ...page, logo: null }, sample, [target.index]);
      const place = beside.find(([left, top]) => {
        const box: Box = [left, top, w, h];
        const wide = padded(box, 0.4 * target.text.size, 0.1 * target.text.size);
        return (
          isWithin(box, innerArea(page, sample)) &&
          shifted(target.text, left - x, top - y).lines.some(
            (line) => intersectionArea(line.box, padded(ink, clear * 0.7, clear * 0.7)) > 0,
          ) &&
          others.every((other) => intersectionArea(wide, other) === 0)
        );
      });
      if (place === undefined) continue;
      const by = [place[0] - x, place[1] - y] as const;
      const what = `${quoted(target.words)} stands in the logo's clear space.`;
      return movedBy('logo-crowded', page, target, by, what, {
        relies: LOGO,
        gap: tenth(gap),
        clear: tenth(clear),
      });
    }
    return null;
  },
};

function inkBox(page: Page): Box {
  const { box, sketch } = page.logo!;
  const [x, y, w, h] = sketch?.ink ?? [0, 0, 1, 1];
  return [box[0] + x * box[2], box[1] + y * box[3], w * box[2], h * box[3]];
}

function changed(
  kind: LayoutKind,
  page: Page,
  more: Partial<NonNullable<Page['logo']>>,
  what: string,
  facts: Record<string, string | number>,
): Faulty {
  return {
    page: { ...page, logo: { ...page.logo!, ...more } },
    injected: { kind, block: null, what, facts: { others: LOGO, ...facts } },
  };
}
