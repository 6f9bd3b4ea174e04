/** A place between lines: where the line before it ends and the next begins, and how little liked. */
export interface Place {
  end: number;
  next: number;
  dislike: number;
}

/** What a page loses by a last line that is a widow: as much as by an empty line. */
const WIDOW = 1;
/** Ink is nearly, not quite, monotonic in text: how much wider is wide enough to look no further. */
const HOPELESS = 1.3;

/**
 * The places to break at: fewest lines, then least sum of squared slack and dislikes (Knuth and
 * Plass 1981, with the last line counted like any other, since copy is balanced rather than
 * filled). Null where a line would be wider than `room`. The first place is the text's beginning,
 * the last its end.
 */
export function leastRagged(
  places: readonly Place[],
  room: number,
  widthOf: (from: number, end: number) => number,
  isWidow: (from: number, end: number, width: number) => boolean,
): Place[] | null {
  // Whatever lies on a way of fewest lines is itself reached by fewest, so one best way a place will do.
  const best: { lines: number; cost: number; from: number }[] = [{ lines: 0, cost: 0, from: -1 }];
  const final = places.length - 1;
  for (let to = 1; to <= final; to++) {
    const { end, dislike } = places[to]!;
    let way = { lines: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY, from: -1 };
    for (let from = to - 1; from >= 0; from--) {
      const { lines, cost } = best[from]!;
      const width = widthOf(places[from]!.next, end);
      if (width > room * HOPELESS) break;
      if (!(width <= room) || lines + 1 > way.lines) continue;
      const slack = room > 0 && Number.isFinite(room) ? 1 - width / room : 0;
      const widow = to === final && from > 0 && isWidow(places[from]!.next, end, width);
      const total = cost + slack ** 2 + dislike + (widow ? WIDOW : 0);
      if (lines + 1 < way.lines || total < way.cost) way = { lines: lines + 1, cost: total, from };
    }
    best.push(way);
  }
  if (!Number.isFinite(best[final]?.lines ?? Number.POSITIVE_INFINITY)) return null;
  const chosen: Place[] = [];
  for (let at = final; at > 0; at = best[at]!.from) chosen.unshift(places[at]!);
  return chosen;
}
