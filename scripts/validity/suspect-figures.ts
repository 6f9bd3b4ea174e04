import type { JudgedBlock } from '../../src/text/types.ts';

/** A line that was drawn by itself, and what is known of it. */
export interface DrawnLine {
  kind: 'plain' | 'lookalike' | 'malformed' | 'typo';
  /** Indices into the expected units of malformed glyphs; empty for the other kinds. */
  malformed: readonly number[];
}

/** A drawn line as it was judged with floors that are all at one threshold. */
export interface JudgedLine {
  drawn: DrawnLine;
  /** With only the floor for equal blocks in force. */
  verdict: JudgedBlock['verdict'];
  /** With only the others in force, the whole line being critical. */
  critical: boolean | null;
  suspect: readonly { at: number }[];
  /** Whether the line is trusted and was found, whatever its glyphs fit. */
  decided: boolean;
  /** Expected units, and the indices of those that are charged whatever the floors. */
  characters: number;
  charged: ReadonlySet<number>;
}

export interface Share {
  count: number;
  of: number;
}

export interface SuspectFigures {
  /** Malformed glyphs that are suspect, of all, and of those in decided lines that are not charged. */
  recall: Share;
  reachable: Share;
  /** Suspect glyphs that are malformed or another character, of all suspect glyphs. */
  precision: Share;
  /** Glyphs of lines drawn right that are suspect. */
  falseAlarms: Share;
  /** Lines with a malformed glyph that are called exact, and right when critical. */
  malformedExact: Share;
  malformedCritical: Share;
  /** Lines with a look-alike or a misspelling. */
  lookalikeExact: Share;
  lookalikeCritical: Share;
  typoExact: Share;
  typoCritical: Share;
  /** Lines drawn right: what the floors cost. */
  plainExact: Share;
  plainCritical: Share;
}

/** What floors at one threshold find, let through and cost. */
export function suspectFigures(lines: readonly JudgedLine[]): SuspectFigures {
  const of = (kind: DrawnLine['kind']) => lines.filter(({ drawn }) => drawn.kind === kind);
  const share = <T>(all: readonly T[], counts: (one: T) => boolean): Share => ({
    count: all.filter(counts).length,
    of: all.length,
  });
  const exact = (kind: DrawnLine['kind']) => share(of(kind), ({ verdict }) => verdict === 'exact');
  const critical = (kind: DrawnLine['kind']) => share(of(kind), (line) => line.critical === true);
  const glyphs = of('malformed').flatMap((line) =>
    line.drawn.malformed.map((at) => ({
      found: line.suspect.some((one) => one.at === at),
      reachable: line.decided && !line.charged.has(at),
    })),
  );
  // What is wrongly drawn in the other kinds is charged, or hidden in a line called exact: there
  // every suspect position may be the one, and no position is known to be right.
  const flagged = [...of('malformed'), ...of('plain')].flatMap(({ drawn, suspect }) =>
    suspect.map(({ at }) => drawn.malformed.includes(at)),
  );
  const plain = of('plain').filter(({ decided }) => decided);
  return {
    recall: share(glyphs, ({ found }) => found),
    reachable: share(
      glyphs.filter(({ reachable }) => reachable),
      ({ found }) => found,
    ),
    precision: share(flagged, (right) => right),
    falseAlarms: {
      count: plain.reduce((sum, { suspect }) => sum + suspect.length, 0),
      of: plain.reduce((sum, { characters }) => sum + characters, 0),
    },
    malformedExact: exact('malformed'),
    malformedCritical: critical('malformed'),
    lookalikeExact: exact('lookalike'),
    lookalikeCritical: critical('lookalike'),
    typoExact: exact('typo'),
    typoCritical: critical('typo'),
    plainExact: exact('plain'),
    plainCritical: critical('plain'),
  };
}
