import { ciede2000, type Lab, labOf } from '../../colour-distance.ts';
import type { ColourEvidence, Rgb } from '../../layout/evidence.ts';
import type { Pixels } from '../../reading/reader.ts';
import { type Pooled, pooled } from './pooled.ts';
import { regionsOf } from './regions.ts';

/**
 * Distance in CIELAB of neighbouring cells from which there is a step between them. Grain makes
 * steps of its own: there it is three times the median of what neighbours at the edge differ by.
 */
const STEP = 3;
const GRAINS = 3;
const MOST_STEP = 9;
/** How near to the edge, of the shorter side: a frame is no background. */
const RIM = 0.04;
/** CIEDE2000 within which two regions are one background that something parts. */
const SAME = 3;
/** A channel from which on it is white. */
const WHITE = 247;

/**
 * The widest region that comes to the picture's edge, and those of its colour that do too. A region
 * ends where neighbouring cells differ: soft shades and grain are within it, things are not.
 */
export function backgroundOf(pixels: Pixels): ColourEvidence['background'] {
  const cells = pooled(pixels);
  const labs = labsOf(cells);
  const step = stepAt(cells, labs);
  const regions = regionsOf(cells, (a, b) => distance(labs, a, b) < step);
  const members = membersOf(regions);
  const atRim = [...new Set(rimOf(cells).map((cell) => regions[cell]!))]
    .map((region) => members[region]!)
    .toSorted((a, b) => b.length - a.length);
  const main = medianOf(cells, atRim[0]!);
  const mainLab = labOf(main);
  // What is seen through a mesh may be thousands of regions; small ones change nothing.
  const own = atRim
    .slice(0, 50)
    .filter((region) => ciede2000(labOf(medianOf(cells, region)), mainLab) <= SAME)
    .flat();
  const colour = medianOf(cells, own);
  const white: Lab = [100, 0, 0];
  const every = Math.ceil(own.length / 8000);
  const off = own
    .filter((_, index) => index % every === 0)
    .map((cell) => ciede2000([labs[cell * 3]!, labs[cell * 3 + 1]!, labs[cell * 3 + 2]!], white))
    .toSorted((a, b) => a - b);
  return {
    colour,
    share: own.length / regions.length,
    white: own.filter((cell) => isWhite(cells, cell)).length / own.length,
    fromWhite: ciede2000(labOf(colour), white),
    farFromWhite: off[Math.floor(off.length * 0.9)]!,
  };
}

/** CIELAB of each cell, three numbers a cell. */
function labsOf({ rgb }: Pooled): Float32Array {
  const labs = new Float32Array(rgb.length);
  const known = new Map<number, Lab>();
  for (let at = 0; at < rgb.length; at += 3) {
    const [r, g, b] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
    const code = (r << 16) | (g << 8) | b;
    let lab = known.get(code);
    if (lab === undefined) {
      lab = labOf([r, g, b]);
      known.set(code, lab);
    }
    labs.set(lab, at);
  }
  return labs;
}

function distance(labs: Float32Array, one: number, other: number): number {
  const [a, b] = [one * 3, other * 3];
  const l = labs[a]! - labs[b]!;
  const redGreen = labs[a + 1]! - labs[b + 1]!;
  const yellowBlue = labs[a + 2]! - labs[b + 2]!;
  return Math.sqrt(l * l + redGreen * redGreen + yellowBlue * yellowBlue);
}

function isWhite({ rgb }: Pooled, cell: number): boolean {
  return Math.min(rgb[cell * 3]!, rgb[cell * 3 + 1]!, rgb[cell * 3 + 2]!) >= WHITE;
}

function membersOf(regions: Int32Array): number[][] {
  const members: number[][] = [];
  regions.forEach((region, cell) => {
    members[region] ??= [];
    members[region].push(cell);
  });
  return members;
}

function stepAt(cells: Pooled, labs: Float32Array): number {
  const { columns } = cells;
  const steps = rimOf(cells)
    .filter((cell) => cell % columns !== columns - 1)
    .map((cell) => distance(labs, cell, cell + 1))
    .toSorted((a, b) => a - b);
  return Math.min(MOST_STEP, Math.max(STEP, GRAINS * (steps[steps.length >> 1] ?? 0)));
}

function rimOf({ columns, rows }: Pooled): number[] {
  const wide = Math.max(1, Math.round(RIM * Math.min(columns, rows)));
  const found: number[] = [];
  for (let row = 0; row < rows; row++) {
    const inner = row >= wide && row < rows - wide;
    for (let column = 0; column < columns; column++) {
      if (inner && column === wide) column = Math.max(wide, columns - wide);
      found.push(row * columns + column);
    }
  }
  return found;
}

function medianOf({ rgb }: Pooled, cells: readonly number[]): Rgb {
  return [0, 1, 2].map((channel) => {
    const counts = new Uint32Array(256);
    for (const cell of cells) counts[rgb[cell * 3 + channel]!]!++;
    let level = 0;
    for (let below = counts[0]!; below * 2 < cells.length; ) below += counts[++level]!;
    return level;
  }) as unknown as Rgb;
}
