import type { Groups } from './groups.ts';
import type { PageRoom, Sized } from './place.ts';
import type { Relation } from './relations.ts';
import { plus, require, type Sheet, wish } from './sheet.ts';

/** Natural distance of two pieces one above the other. */
function gapBetween(a: Sized, b: Sized): number {
  const pictures = [a, b].some(({ piece }) => piece.kind !== 'text');
  return pictures ? Math.max(a.size, b.size) * 0.5 : (a.size + b.size) * 0.3;
}

/**
 * Least distance from the top of `a` to that of `b` below it, or from the left of `a` to that of
 * `b` after it.
 *
 * @param gap least px between neighbours of a row
 */
function leastDistance(a: Sized, b: Sized, way: Relation['way'], gap: number): number {
  if (way === 'before') return a.width + Math.max(gap, 0.35 * Math.min(a.size, b.size));
  const natural = gapBetween(a, b);
  // Accents and marks take of the gap, but never all of it.
  return a.height + Math.max(natural, a.under + b.over + 0.5 * natural);
}

/** Whether some chain of pieces is longer than the page: most of what can't be placed is found so. */
export function isTooLong(
  pieces: readonly Sized[],
  relations: readonly Relation[],
  { width, height, gap }: PageRoom,
): boolean {
  const at = new Map(pieces.map((sized) => [sized.piece.id, sized]));
  return (['above', 'before'] as const).some((way) => {
    const next = Map.groupBy(
      relations.filter((relation) => relation.way === way),
      ({ a }) => a,
    );
    const lengths = new Map<string, number>();
    const lengthFrom = (id: string): number => {
      const known = lengths.get(id);
      if (known !== undefined) return known;
      // Until it is known: a chain that comes back to where it began has no end.
      lengths.set(id, Number.POSITIVE_INFINITY);
      const sized = at.get(id)!;
      const own = way === 'above' ? sized.height : sized.width;
      const length = (next.get(id) ?? []).reduce(
        (most, { b }) => Math.max(most, leastDistance(sized, at.get(b)!, way, gap) + lengthFrom(b)),
        own,
      );
      lengths.set(id, length);
      return length;
    };
    const room = way === 'above' ? height : width;
    const clear = Math.max(...pieces.map((sized) => sized.clear));
    return pieces.some(({ piece: { id } }) => lengthFrom(id) > room + 2 * clear);
  });
}

export function keepApart(
  sheet: Sheet,
  relations: readonly Relation[],
  groups: Groups,
  gap: number,
): void {
  for (const { a, b, way } of relations) {
    const [one, other] = [sheet.at.get(a)!, sheet.at.get(b)!];
    const distance = leastDistance(one.sized, other.sized, way, gap);
    if (way === 'before') {
      require(sheet.across, other.x, '>=', plus(one.x, distance));
      continue;
    }
    require(sheet.down, other.y, '>=', plus(one.y, distance));
    if (!isTelling(a, b, groups)) continue;
    const natural = gapBetween(one.sized, other.sized);
    const stretched = plus(one.y, one.sized.height, [natural, sheet.stretch]);
    const stack = groups.stack(a);
    if (stack !== null && stack === groups.stack(b) && groups.row(b) === null) {
      // A caption keeps to what it belongs to, before all of a page's distances are alike.
      wish(sheet.down, other.y, '==', stretched, 60);
    } else {
      // Further is no fault: beside the lowest of a row stand others that end above it.
      wish(sheet.down, other.y, '>=', stretched, 20);
      wish(sheet.down, other.y, '==', stretched, 4);
    }
  }
}

/** Rows are as far apart as their first members, and what is under a member is from that one. */
function isTelling(a: string, b: string, groups: Groups): boolean {
  const leads = (id: string) => {
    const row = groups.row(id);
    return row === null || groups.members(row)[0] === id;
  };
  const stack = groups.stack(a);
  return leads(b) && (leads(a) || (stack !== null && stack === groups.stack(b)));
}
