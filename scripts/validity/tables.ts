import { inColumns } from '../../src/report/columns.ts';
import type { Bin, CurvePoint } from '../calibrate/reliability.ts';
import type { Measure } from './measure.ts';

export function percent(part: number, whole = 1): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

const right = (title: string) => ({ title, align: 'right' as const });
const left = (title: string) => ({ title, align: 'left' as const });

/** What was charged and decided of blocks drawn right, and what became of those drawn wrong. */
export function measureTable(measures: ReadonlyMap<string, Measure>): string {
  return inColumns(
    [
      left('Script'),
      right('Right'),
      right('decided'),
      right('wrong'),
      right('Charged'),
      right('error'),
      right('decided'),
      right('misread'),
      right('Malformed'),
    ],
    [...measures].map(([script, m]) => ({
      cells: [
        script,
        String(m.right),
        String(m.rightDecided),
        String(m.rightCalledWrong),
        `${m.charged}/${m.decidedCharacters}`,
        percent(m.charged, m.decidedCharacters),
        percent(m.decidedCharacters, m.characters),
        percent(m.charged + m.characters - m.decidedCharacters, m.characters),
        m.wrong === 0 ? '–' : `${m.wrongCalledExact}/${m.wrongCalledWrong}/${m.wrongUndecided}`,
      ],
    })),
  );
}

export interface TrustPoint {
  trust: number;
  measure: Measure;
}

/** The price of every threshold, on whole blocks as they are judged. */
export function trustTable(points: readonly TrustPoint[]): string {
  return inColumns(
    [left('Trust'), right('decided'), right('error'), right('called wrong'), right('Malformed')],
    points.map(({ trust, measure: m }) => ({
      cells: [
        trust.toFixed(2),
        percent(m.decidedCharacters, m.characters),
        percent(m.charged, m.decidedCharacters),
        `${m.rightCalledWrong}/${m.rightDecided}`,
        `${m.wrongCalledExact}/${m.wrongCalledWrong}/${m.wrongUndecided}`,
      ],
    })),
  );
}

/** A reliability diagram: as often right as was said would fill the bar to the mark. */
export function reliabilityTable(bins: readonly Bin[]): string {
  const WIDTH = 30;
  return inColumns(
    [left('Said'), right('lines'), right('mean'), right('found right'), left('')],
    bins.map(({ from, to, lines, said, found }) => {
      const bar = [...'#'.repeat(Math.round(found * WIDTH)).padEnd(WIDTH, '.')];
      bar[Math.min(WIDTH - 1, Math.round(said * WIDTH))] = '|';
      return {
        cells: [
          `${from.toFixed(2)}-${to.toFixed(2)}`,
          String(lines),
          percent(said),
          percent(found),
          bar.join(''),
        ],
      };
    }),
  );
}

/** Decided share against error, line by line. */
export function curveTable(points: readonly CurvePoint[]): string {
  return inColumns(
    [left('Trust'), right('decided'), right('error'), right('lines right')],
    points.map(({ trust, decided, error, linesRight }) => ({
      cells: [
        trust.toFixed(2),
        percent(decided),
        error === null ? '–' : percent(error),
        linesRight === null ? '–' : percent(linesRight),
      ],
    })),
  );
}
