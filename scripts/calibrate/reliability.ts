/** Lines whose probability of being right lies in one range, and how many were. */
export interface Bin {
  from: number;
  to: number;
  lines: number;
  /** Mean probability given, 0..1. */
  said: number;
  /** Share that was right, 0..1. */
  found: number;
}

export interface Weighed {
  probability: number;
  edits: number;
  characters: number;
}

const EDGES = [0, 0.25, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1];

/** What was said beside what was found: a reliability diagram (DeGroot and Fienberg, 1983). */
export function reliability(lines: readonly Weighed[]): Bin[] {
  return EDGES.slice(1).flatMap((to, i) => {
    const from = EDGES[i]!;
    const own = lines.filter(
      ({ probability: p }) => p >= from && (p < to || (to === 1 && p === 1)),
    );
    if (own.length === 0) return [];
    return [
      {
        from,
        to,
        lines: own.length,
        said: own.reduce((sum, { probability }) => sum + probability, 0) / own.length,
        found: own.filter(({ edits }) => edits === 0).length / own.length,
      },
    ];
  });
}

/** Where a threshold leaves us: what is decided, and the error among it. */
export interface CurvePoint {
  trust: number;
  /** Share of the characters, 0..1. */
  decided: number;
  /** Edits over characters of the decided lines; null where none is decided. */
  error: number | null;
  /** Share of the decided lines that are right; null where none is decided. */
  linesRight: number | null;
}

export const TRUSTS = [0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97];

export function curve(lines: readonly Weighed[]): CurvePoint[] {
  const sum = (list: readonly Weighed[], of: 'edits' | 'characters') =>
    list.reduce((total, line) => total + line[of], 0);
  const all = sum(lines, 'characters');
  return TRUSTS.map((trust) => {
    const decided = lines.filter(({ probability }) => probability >= trust);
    const characters = sum(decided, 'characters');
    return {
      trust,
      decided: all === 0 ? 0 : characters / all,
      error: characters === 0 ? null : sum(decided, 'edits') / characters,
      linesRight:
        decided.length === 0
          ? null
          : decided.filter(({ edits }) => edits === 0).length / decided.length,
    };
  });
}
