import type { Box, Point } from '../../geometry.ts';
import { isRightToLeft } from '../../language.ts';
import type { Mark } from '../rule.ts';
import type { BlockLine } from '../seen.ts';
import type { BlockBreaks, BreakFault } from './block-breaks.ts';
import { isVertical } from './rows.ts';
import { around } from './words.ts';

/** Ends and beginnings of rows where they break, and what is wrong with them. */
export function marksOf(breaks: BlockBreaks, faults: readonly BreakFault[]): Mark[] {
  const { rows, kept, block } = breaks;
  const toLeft = isRightToLeft(block.script);
  const good = kept
    .filter((row) => faults.every((fault) => fault.row !== row || fault.kind === 'missed'))
    .flatMap((row) => breakLines(rows[row - 1]!, rows[row]!, toLeft, 'good'));
  return [...good, ...faults.flatMap((fault) => faultMarks(fault, breaks, toLeft))];
}

function faultMarks(fault: BreakFault, breaks: BlockBreaks, toLeft: boolean): Mark[] {
  const { rows, units, places } = breaks;
  const row = rows[fault.row]!;
  if (fault.kind === 'widow') {
    return [{ kind: 'box', tone: 'bad', box: row.box, label: 'one word alone' }];
  }
  const label = around(units, fault.at);
  if (fault.kind === 'missed') {
    const from = places[fault.row - 1] ?? 0;
    const to = places[fault.row] ?? units.raw.length;
    const share = (fault.at - from) / Math.max(1, to - from);
    return [{ ...strokeAt(row, share, toLeft), kind: 'line', tone: 'guide', label }];
  }
  return breakLines(rows[fault.row - 1]!, row, toLeft, 'bad', label);
}

function breakLines(
  before: BlockLine,
  after: BlockLine,
  toLeft: boolean,
  tone: 'good' | 'bad',
  label?: string,
): Mark[] {
  return [
    {
      ...strokeAt(before, 1, toLeft),
      kind: 'line',
      tone,
      ...(label === undefined ? {} : { label }),
    },
    { ...strokeAt(after, 0, toLeft), kind: 'line', tone },
  ];
}

/** Across a row, at a share of its length. */
function strokeAt(row: BlockLine, share: number, toLeft: boolean): { from: Point; to: Point } {
  const [x, y, w, h]: Box = row.box;
  if (isVertical(row)) {
    const at = y + h * share;
    return { from: [x, at], to: [x + w, at] };
  }
  const at = x + w * (toLeft ? 1 - share : share);
  return { from: [at, y], to: [at, y + h] };
}
