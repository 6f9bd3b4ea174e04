import { type Lab, labOf } from '../../colour-distance.ts';
import type { Rgb } from '../../layout/evidence.ts';
import { CODES, type FlatColours } from './flat.ts';

/** Distance in CIELAB within which colours are one: what grain and soft shades spread over. */
const ONE = 4;

export interface Clusters {
  /** The most frequent first. */
  colours: readonly { colour: Rgb; count: number }[];
  /** Index of each code's colour; -1 where the code is on no flat place. */
  of: Int32Array;
}

/** The most frequent colour takes what is near it, then the next, until nothing is left. */
export function clustersOf({ sums, counts }: FlatColours): Clusters {
  const codes = [...counts.keys()]
    .filter((code) => counts[code]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b);
  const leaders: { lab: Lab; sum: [number, number, number]; count: number; codes: number[] }[] = [];
  for (const code of codes) {
    const count = counts[code]!;
    const sum = [sums[code * 3]!, sums[code * 3 + 1]!, sums[code * 3 + 2]!] as const;
    const lab = labOf(meanOf(sum, count));
    let leader = leaders.find((one) => isOne(one.lab, lab));
    if (leader === undefined) {
      leader = { lab, sum: [0, 0, 0], count: 0, codes: [] };
      leaders.push(leader);
    }
    leader.codes.push(code);
    leader.count += count;
    for (let channel = 0; channel < 3; channel++) leader.sum[channel]! += sum[channel]!;
  }
  leaders.sort((a, b) => b.count - a.count);
  const of = new Int32Array(CODES).fill(-1);
  leaders.forEach((leader, index) => {
    for (const code of leader.codes) of[code] = index;
  });
  return {
    colours: leaders.map(({ sum, count }) => ({
      colour: meanOf(sum, count).map(Math.round) as unknown as Rgb,
      count,
    })),
    of,
  };
}

function isOne(one: Lab, other: Lab): boolean {
  const [l, a, b] = [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
  return l * l + a * a + b * b <= ONE * ONE;
}

/** Sums are of nine pixels a place. */
function meanOf(sum: readonly [number, number, number], count: number): [number, number, number] {
  const all = 9 * count;
  return [sum[0] / all, sum[1] / all, sum[2] / all];
}
