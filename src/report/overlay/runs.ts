/**
 * Lines with highlighted characters need to know where each character stands, which the canvas
 * does not tell. So a line is cut into runs of one direction, each drawn by itself. This is the
 * Unicode bidirectional algorithm without explicit controls, which are dropped before; only marks
 * of direction are heeded, where we put them in ourselves.
 */
export type Direction = 'ltr' | 'rtl';

/** Units `from` up to, not including, `to`, all of one direction. */
export interface Run {
  from: number;
  to: number;
  direction: Direction;
}

type Kind = 'L' | 'R' | 'N' | 'T' | 'S' | '-';

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function kindOf(unit: string): Kind {
  if (unit === '\u200E') return 'L';
  if (unit === '\u200F') return 'R';
  if (/^[\p{Nd}]/u.test(unit)) return 'N';
  if (/^[%‰#+\-−\p{Sc}°]/u.test(unit)) return 'T';
  if (/^[.,:/٫٬،]/u.test(unit)) return 'S';
  if (!/^\p{L}/u.test(unit)) return '-';
  return rightToLeft.test(unit) ? 'R' : 'L';
}

/** The direction of the first letter that has one. */
export function directionOf(text: string): Direction {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr';
}

/** The runs of a line in the order in which they stand from left to right. */
export function visualRuns(units: readonly string[], base: Direction): Run[] {
  const levels = levelsOf(units, base);
  const runs: (Run & { level: number })[] = [];
  levels.forEach((level, index) => {
    const last = runs.at(-1);
    if (last !== undefined && last.level === level) last.to = index + 1;
    else
      runs.push({ from: index, to: index + 1, direction: level % 2 === 1 ? 'rtl' : 'ltr', level });
  });
  for (const least of [2, 1]) {
    let start = 0;
    while (start < runs.length) {
      let end = start;
      while (end < runs.length && (runs[end]?.level ?? 0) >= least) end++;
      if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).toReversed());
      start = end + 1;
    }
  }
  return runs.map(({ from, to, direction }) => ({ from, to, direction }));
}

function levelsOf(units: readonly string[], base: Direction): number[] {
  const kinds = units.map(kindOf);
  joinNumbers(kinds);
  const own = base === 'rtl' ? 'R' : 'L';
  let strong: Kind = own;
  const settled = kinds.map((kind): Kind => {
    if (kind === 'L' || kind === 'R') strong = kind;
    if (kind === 'N') return strong === 'L' ? 'L' : 'N';
    return kind === 'T' || kind === 'S' ? '-' : kind;
  });
  for (let from = 0; from < settled.length; from++) {
    if (settled[from] !== '-') continue;
    let to = from;
    while (to < settled.length && settled[to] === '-') to++;
    const before = side(settled[from - 1] ?? own);
    const after = side(settled[to] ?? own);
    settled.fill(before === after ? before : own, from, to);
    from = to;
  }
  const bottom = base === 'rtl' ? 1 : 0;
  return settled.map((kind) => (kind === 'R' ? 1 : kind === 'N' ? 2 : bottom === 1 ? 2 : 0));
}

/** A number counts as right-to-left for the signs and spaces around it. */
function side(kind: Kind): Kind {
  return kind === 'N' ? 'R' : kind;
}

/** Signs next to digits and separators between digits belong to the number. */
function joinNumbers(kinds: Kind[]): void {
  kinds.forEach((kind, index) => {
    if (kind === 'S' && kinds[index - 1] === 'N' && kinds[index + 1] === 'N') kinds[index] = 'N';
  });
  kinds.forEach((kind, index) => {
    if (kind === 'T' && kinds[index - 1] === 'N') kinds[index] = 'N';
  });
  for (let index = kinds.length - 2; index >= 0; index--) {
    if (kinds[index] === 'T' && kinds[index + 1] === 'N') kinds[index] = 'N';
  }
}
