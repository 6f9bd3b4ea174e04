import type { Sample } from '../../dataset/schema.ts';
import { type Random, shuffled } from '../../stats/chance.ts';
import type { Page } from '../../typeset/page.ts';
import type { Fault } from './fault.ts';
import { quoted, tenth } from './record.ts';
import { scaled, withText } from './reset.ts';
import { fits } from './room.ts';
import { type Target, targetsOf } from './targets.ts';

/** The one that is to be larger is smaller by this ratio at least. */
const INVERTED = 1.15;
/** And was larger by this one: otherwise there is nothing to invert. */
const LARGER = 1.1;
/** In pixels; a smaller text would be another fault. */
const LEAST_SIZE = 12;
const STEPS = 16;

/** Two levels of the hierarchy exchange their sizes, as far as there is room. */
export const hierarchyInverted: Fault = {
  kind: 'hierarchy-inverted',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    for (const [major, minor] of pairsOf(page, sample, targetsOf(page, sample, avoid), random)) {
      const made = exchanged(page, sample, major, minor);
      if (made === null) continue;
      const [first, ...others] = [...major, ...minor];
      const after = made.texts[first!.index]!.size;
      const injected = {
        kind: hierarchyInverted.kind,
        block: first!.block.id,
        what: `${quoted(minor[0]!.words)} is larger than ${quoted(first!.words)}, which should be the larger.`,
        facts: {
          others: others.map(({ block }) => block.id).join(' '),
          major: major.map(({ block }) => block.id).join(' '),
          minor: minor.map(({ block }) => block.id).join(' '),
          fromMajor: tenth(first!.text.size),
          fromMinor: tenth(minor[0]!.text.size),
          toMajor: tenth(after),
          toMinor: tenth(made.texts[minor[0]!.index]!.size),
        },
      };
      return { page: made, injected };
    }
    return null;
  },
};

/** Levels of the sample, of which each text of the one is larger than each of the other. */
function pairsOf(
  page: Page,
  sample: Sample,
  targets: readonly Target[],
  random: Random,
): [Target[], Target[]][] {
  const hierarchy = sample.layout?.hierarchy?.map((level) => [level].flat());
  const heads = sample.copy.filter(({ role }) => role === 'headline').map(({ id }) => [id]);
  const rest = sample.copy.filter(({ role }) => role !== 'headline').map(({ id }) => [id]);
  const pairs =
    hierarchy === undefined
      ? heads.flatMap((head) => rest.map((other) => [head, other] as const))
      : hierarchy.flatMap((major, at) =>
          hierarchy.slice(at + 1).map((minor) => [major, minor] as const),
        );
  const open = pairs.flatMap((levels): [Target[], Target[]][] => {
    const [major, minor] = levels.map((level) => {
      const on = level.filter((id) => page.texts.some(({ block }) => block === id));
      const found = targets.filter(({ block }) => on.includes(block.id));
      // A level of which one text keeps its size would be half a fault.
      return found.length === on.length ? found : [];
    }) as [Target[], Target[]];
    if (major.length === 0 || minor.length === 0) return [];
    const least = Math.min(...major.map(({ text }) => text.size));
    const most = Math.max(...minor.map(({ text }) => text.size));
    return least >= LARGER * most ? [[major, minor]] : [];
  });
  // The fewer blocks, the more are left for other faults, and the likelier it is that all fit.
  const count = ([major, minor]: [Target[], Target[]]) => major.length + minor.length;
  return shuffled(random, open).toSorted((a, b) => count(a) - count(b));
}

/**
 * The minor level as large as it can be, up to the size of the major; the major one so much smaller
 * that the inversion is plain.
 */
function exchanged(
  page: Page,
  sample: Sample,
  major: readonly Target[],
  minor: readonly Target[],
): Page | null {
  const large = Math.max(...major.map(({ text }) => text.size));
  const small = Math.min(...minor.map(({ text }) => text.size));
  for (let step = 0; step <= STEPS; step++) {
    const grown = large + ((small - large) * step) / STEPS;
    const shrunk = Math.max(LEAST_SIZE, Math.min(small, grown / INVERTED));
    if (grown < INVERTED * shrunk - 1e-6) return null;
    const smaller = withSizes(page, major, shrunk);
    const made = withSizes(smaller, minor, grown);
    // Against the page on which the major level has made room.
    const clear = minor.every((target, at) => {
      const now = made.texts[target.index]!;
      const before = minor
        .slice(0, at)
        .reduce((so, { index }) => withText(so, index, made.texts[index]!), smaller);
      return fits(before, sample, target.index, now, target.text, 0.5);
    });
    if (clear) return made;
  }
  return null;
}

function withSizes(page: Page, targets: readonly Target[], size: number): Page {
  return targets.reduce(
    (so: Page, { index, text }): Page => withText(so, index, scaled(text, size)),
    page,
  );
}
