import { type Box, unionOf } from '../../../src/geometry.ts';
import { loadAsset } from '../../../src/typeset/assets.ts';
import type { PagePicture } from '../../../src/typeset/page.ts';
import type { SeenLayout } from './see.ts';

/** How near measured lengths come to the typesetter's own. */
export interface MeasuredTo {
  n: number;
  /** Off by at most 5 px, or by 2% of the length. */
  within: number;
  /** Of what they are off by, in pixels. */
  median: number;
  ninetyFifth: number;
}

interface Pair {
  name: string;
  measured: number;
  truth: number;
}

const MOST_PIXELS = 5;
const MOST_SHARE = 0.02;

/** Places, sizes and distances of blocks and logos over pictures drawn as asked. */
export async function measuredTo(seen: readonly SeenLayout[]): Promise<Map<string, MeasuredTo>> {
  const clean = seen.filter(({ injected }) => injected.length === 0);
  const pairs = (await Promise.all(clean.map(pairsOf))).flat();
  const names = Map.groupBy(pairs, ({ name }) => name);
  return new Map(
    [...names].map(([name, own]) => {
      const off = own
        .map(({ measured, truth }) => Math.abs(measured - truth))
        .sort((a, b) => a - b);
      const within = own.filter(
        ({ measured, truth }) =>
          Math.abs(measured - truth) <= Math.max(MOST_PIXELS, MOST_SHARE * Math.abs(truth)),
      );
      const at = (share: number) => off[Math.min(off.length - 1, Math.floor(share * off.length))]!;
      return [
        name,
        { n: own.length, within: within.length, median: at(0.5), ninetyFifth: at(0.95) },
      ];
    }),
  );
}

async function pairsOf({ page, input }: SeenLayout): Promise<Pair[]> {
  if (input === null) return [];
  const truth = new Map(
    page.texts.flatMap(({ block, lines }) =>
      block === null ? [] : [[block, unionOf(lines.map(({ box }) => box))] as const],
    ),
  );
  const placed = input.blocks.flatMap(({ id, box }) => {
    const own = truth.get(id);
    return box === null || own === undefined ? [] : [{ measured: box, truth: own }];
  });
  const logo = input.evidence.logo?.found[0]?.box;
  return [
    ...placed.flatMap((pair) => ofBox('block', pair)),
    ...gaps(placed),
    ...(logo === undefined || page.logo === null
      ? []
      : ofBox('logo', { measured: logo, truth: await inkedBox(page.logo) })),
  ];
}

interface Placed {
  measured: Box;
  truth: Box;
}

function ofBox(name: string, { measured, truth }: Placed): Pair[] {
  const sides = (box: Box) => [box[0], box[1], box[0] + box[2], box[1] + box[3]];
  const [was, is] = [sides(truth), sides(measured)];
  return [
    ...was.map((side, at) => ({ name: `${name}: sides`, measured: is[at]!, truth: side })),
    ...[2, 3].map((at) => ({ name: `${name}: size`, measured: measured[at]!, truth: truth[at]! })),
  ];
}

/** From each block to the next one below it. */
function gaps(placed: readonly Placed[]): Pair[] {
  return placed.flatMap(({ measured, truth }) => {
    const bottom = truth[1] + truth[3];
    const below = placed
      .filter((other) => other.truth[1] >= bottom)
      .toSorted((a, b) => a.truth[1] - b.truth[1])[0];
    if (below === undefined) return [];
    return [
      {
        name: 'gaps between blocks',
        measured: below.measured[1] - measured[1] - measured[3],
        truth: below.truth[1] - bottom,
      },
    ];
  });
}

/** What a picture inks of its box: files have room around what they show. */
async function inkedBox({ file, box: [x, y, w, h] }: PagePicture): Promise<Box> {
  const [width, height] = [Math.max(1, Math.round(w)), Math.max(1, Math.round(h))];
  const canvas = await loadAsset(file, width, height);
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 3; at < data.length; at += 4) {
    if (data[at]! < 128) continue;
    const pixel = (at - 3) / 4;
    left = Math.min(left, pixel % width);
    right = Math.max(right, (pixel % width) + 1);
    top = Math.min(top, Math.floor(pixel / width));
    bottom = Math.max(bottom, Math.floor(pixel / width) + 1);
  }
  return right === 0 ? [x, y, w, h] : [x + left, y + top, right - left, bottom - top];
}
