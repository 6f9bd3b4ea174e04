import { type Expression, Variable } from '@lume/kiwi';
import type { Sample } from '../../dataset/schema.ts';
import type { Groups } from './groups.ts';
import { plus, require, type Sheet } from './sheet.ts';

const ROWS = new Set(['top', 'bottom', 'middle']);

/** Keeps shared edges and equal gaps. */
export function keepRules(sheet: Sheet, sample: Sample, groups: Groups): void {
  const { align = [], spacing = [] } = sample.layout ?? {};
  for (const { blocks, edge } of align) {
    const lines = blocks.map((id) => lineOf(sheet, id, edge));
    const solver = ROWS.has(edge) ? sheet.down : sheet.across;
    for (const line of lines.slice(1)) require(solver, line, '==', lines[0]!);
  }
  for (const { blocks, axis } of spacing) {
    const gap = new Variable();
    const across = axis === 'x';
    const solver = across ? sheet.across : sheet.down;
    require(solver, gap, '>=', 0);
    const inOrder =
      across && blocks.every((id) => sheet.at.get(id)!.sized.piece.rightToLeft)
        ? blocks.toReversed()
        : blocks;
    inOrder.slice(1).forEach((id, i) => {
      const [before, after] = [sheet.at.get(inOrder[i]!)!, sheet.at.get(id)!];
      const end = across ? plus(before.x, before.sized.width) : plus(before.y, before.sized.height);
      require(solver, across ? after.x : after.y, '==', plus(end, gap));
    });
  }
  // Rows that no rule lines up stand on one line.
  const ruled = new Set(align.filter(({ edge }) => ROWS.has(edge)).flatMap(({ blocks }) => blocks));
  for (const row of rowsOf(sheet, groups)) {
    const free = row.filter((id) => !ruled.has(id));
    const first = row.find((id) => ruled.has(id)) ?? free[0]!;
    for (const id of free) {
      if (id !== first) require(sheet.down, baselineOf(sheet, id), '==', baselineOf(sheet, first));
    }
  }
}

function rowsOf(sheet: Sheet, groups: Groups): (readonly string[])[] {
  const rows = new Set([...sheet.at.keys()].map((id) => groups.row(id)).filter((n) => n !== null));
  return [...rows].map((row) => groups.members(row));
}

function baselineOf(sheet: Sheet, id: string): Expression {
  const { y, sized } = sheet.at.get(id)!;
  return plus(y, sized.baseline);
}

function lineOf(sheet: Sheet, id: string, edge: string): Expression {
  const { x, y, sized } = sheet.at.get(id)!;
  const leftward = sized.piece.rightToLeft;
  switch (edge) {
    case 'left':
      return plus(x);
    case 'right':
      return plus(x, sized.width);
    case 'start':
      return leftward ? plus(x, sized.width) : plus(x);
    case 'end':
      return leftward ? plus(x) : plus(x, sized.width);
    case 'center':
      return plus(x, sized.width / 2);
    case 'top':
      return plus(y);
    case 'bottom':
      return plus(y, sized.height);
    default:
      return plus(y, sized.height / 2);
  }
}
