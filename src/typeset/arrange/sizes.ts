import type { Sample, SampleBlock } from '../../dataset/schema.ts';
import type { Copy } from './copy.ts';

/** Font sizes of the roles on a page whose shorter side is 1,000 px. */
const BASE: Readonly<Record<SampleBlock['role'], number>> = {
  headline: 84,
  subhead: 44,
  price: 36,
  cta: 38,
  label: 34,
  data: 34,
  body: 32,
  legal: 22,
};

/**
 * Nothing is set smaller than this: a share of the page's shorter side, for people who see it whole,
 * and pixels, for letters need some.
 */
export const LEAST_SIZE = { share: 0.015, pixels: 12 };

/** Levels differ by a little more than is asked, since a reader measures glyphs, not fonts. */
const SPARE = 1.12;

/** Levels of the hierarchy, the largest first. */
function levelsOf(sample: Sample): string[][] {
  return (sample.layout?.hierarchy ?? []).map((level) =>
    typeof level === 'string' ? [level] : level,
  );
}

type Above = (larger: string, smaller: string, size: number) => number;

/**
 * What one size must be to stand above another: by font, and by letters, which people compare
 * rather than the sizes that fonts are sold by.
 */
function aboveOf({ layout }: Sample, copy: ReadonlyMap<string, Copy>): Above {
  const ratio = (layout?.ratio ?? 1.15) * SPARE;
  const height = (id: string) => copy.get(id)!.letterHeight;
  return (larger, smaller, size) => size * ratio * Math.max(1, height(smaller) / height(larger));
}

export interface Wanted {
  /** px for one thousandth of the page's shorter side, times the scale that is tried. */
  unit: number;
  /** From 1, sizes as far apart as the roles ask, to 0, all as large as a headline. */
  spread: number;
  /** px below which nothing is wanted. */
  least(block: SampleBlock): number;
}

/** Sizes as roles and hierarchy ask, as if there were room for all. */
export function wantedSizes(
  sample: Sample,
  copy: ReadonlyMap<string, Copy>,
  { unit, spread, least }: Wanted,
): Map<string, number> {
  const above = aboveOf(sample, copy);
  const size = (role: SampleBlock['role']) =>
    unit * BASE.headline * (BASE[role] / BASE.headline) ** spread;
  const wanted = new Map(
    sample.copy.map((block) => [block.id, Math.max(least(block), size(block.role))]),
  );
  const levels = levelsOf(sample);
  // From the smallest level up: each as large as its role asks, or as the ratio does.
  for (let k = levels.length - 1; k >= 0; k--) {
    const lower = (levels[k + 1] ?? []).map((id) => [id, wanted.get(id)!] as const);
    const own = Math.max(
      ...levels[k]!.map((id) => wanted.get(id)!),
      ...levels[k]!.flatMap((id) => lower.map(([small, size]) => above(id, small, size))),
    );
    for (const id of levels[k]!) wanted.set(id, own);
  }
  return wanted;
}

/**
 * Sizes that keep the hierarchy and fit their rooms.
 *
 * @param most the largest size at which a block still fits its room; at least 0
 */
export function sizesOf(
  sample: Sample,
  copy: ReadonlyMap<string, Copy>,
  wanted: ReadonlyMap<string, number>,
  most: (block: SampleBlock, wanted: number) => number,
): Map<string, number> {
  const above = aboveOf(sample, copy);
  const levels = levelsOf(sample);
  const sizes = new Map(
    sample.copy.map((block) => [block.id, most(block, wanted.get(block.id)!)] as const),
  );
  // From the largest down: what doesn't fit its room is smaller, and so is all below it.
  levels.forEach((level, k) => {
    const own = Math.min(...level.map((id) => sizes.get(id)!));
    const upper = levels[k - 1] ?? [];
    const limits = level.flatMap((id) =>
      upper.map((higher) => sizes.get(higher)! / above(higher, id, 1)),
    );
    for (const id of level) sizes.set(id, Math.min(own, ...limits));
  });
  return alike(sample, inProportion(sample, sizes));
}

/** Whether sizes fall as they must: a block may be named on two levels. */
export function keepsHierarchy(
  sample: Sample,
  copy: ReadonlyMap<string, Copy>,
  sizes: ReadonlyMap<string, number>,
): boolean {
  const above = aboveOf(sample, copy);
  const levels = levelsOf(sample);
  return levels
    .slice(1)
    .every((lower, k) =>
      levels[k]!.every((high) =>
        lower.every((low) => sizes.get(high)! > above(high, low, sizes.get(low)!) * 0.99),
      ),
    );
}

/** Copy that no rule ranks is no larger than copy whose role is larger, as headlines are. */
function inProportion(sample: Sample, sizes: Map<string, number>): Map<string, number> {
  const ruled = new Set(levelsOf(sample).flat());
  for (const { id, role } of sample.copy) {
    if (ruled.has(id)) continue;
    const larger = sample.copy.filter((other) => BASE[other.role] > BASE[role]);
    const most = larger.map((other) => 0.95 * sizes.get(other.id)!);
    sizes.set(id, Math.min(sizes.get(id)!, ...most));
  }
  return sizes;
}

/** Blocks of one role that are set in one line or list are of one size. */
function alike(sample: Sample, sizes: Map<string, number>): Map<string, number> {
  const { align = [], spacing = [] } = sample.layout ?? {};
  const ruled = new Set(levelsOf(sample).flat());
  const roles = new Map(sample.copy.map(({ id, role }) => [id, role]));
  const lists = [...align, ...spacing].map(({ blocks }) => blocks);
  // Twice, so that lists which share a member settle.
  for (const blocks of [...lists, ...lists, sample.copy.map(({ id }) => id)]) {
    for (const own of Map.groupBy(blocks, (id) => roles.get(id)).values()) {
      const free = own.filter((id) => !ruled.has(id));
      const least = Math.min(...free.map((id) => sizes.get(id)!));
      for (const id of free) sizes.set(id, least);
    }
  }
  return sizes;
}
