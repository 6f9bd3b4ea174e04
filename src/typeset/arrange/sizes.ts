import type { Sample, SampleBlock } from '../../dataset/schema.ts';
import { scriptOfLanguage } from '../../language.ts';

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

/** Nothing is set smaller than this, in px of a page whose shorter side is 1,000. */
export const LEAST_SIZE = 15;

/**
 * Height of a script's letters over the size of its font: capitals of Latin, bodies of ideographs
 * and syllables. People compare these, not the sizes that fonts are sold by.
 */
const LETTER_HEIGHT: Readonly<Record<string, number>> = {
  Hans: 0.92,
  Hant: 0.92,
  Jpan: 0.92,
  Kore: 0.88,
};

export function letterHeight(lang: string): number {
  return LETTER_HEIGHT[scriptOfLanguage(lang)] ?? 0.714;
}

/** Levels differ by a little more than is asked, since a reader measures glyphs, not fonts. */
const SPARE = 1.12;

/** Levels of the hierarchy, the largest first. */
export function levelsOf(sample: Sample): string[][] {
  return (sample.layout?.hierarchy ?? []).map((level) =>
    typeof level === 'string' ? [level] : level,
  );
}

/** What one size must be to stand above another, by font and by letters. */
function aboveOf(sample: Sample): (larger: string, smaller: string, size: number) => number {
  const ratio = (sample.layout?.ratio ?? 1.15) * SPARE;
  const heights = new Map(sample.copy.map(({ id, lang }) => [id, letterHeight(lang)]));
  return (larger, smaller, size) =>
    size * ratio * Math.max(1, heights.get(smaller)! / heights.get(larger)!);
}

/**
 * Sizes as roles and hierarchy ask, as if there were room for all.
 *
 * @param unit px for one thousandth of the page's shorter side, times the scale that is tried
 * @param least px below which nothing is wanted
 */
export function wantedSizes(sample: Sample, unit: number, least: number): Map<string, number> {
  const above = aboveOf(sample);
  const wanted = new Map(
    sample.copy.map(({ id, role }) => [id, Math.max(least, BASE[role] * unit)]),
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
  wanted: ReadonlyMap<string, number>,
  most: (block: SampleBlock, wanted: number) => number,
): Map<string, number> {
  const above = aboveOf(sample);
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
