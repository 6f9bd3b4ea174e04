import { type Box, sharedLength } from '../../geometry.ts';
import { between, pick, shuffled } from '../../stats/chance.ts';
import type { Fault } from './fault.ts';
import { movedBy } from './moved.ts';
import { quoted, tenth } from './record.ts';
import { shifted } from './reset.ts';
import { fits } from './room.ts';
import { boxOfText, type Target, targetsOf } from './targets.ts';

/** Share of the gap by which a block of an even row or column is moved. */
const UNEVEN = [0.3, 0.45] as const;
/** In pixels; a share of a smaller gap is nothing that anybody sees. */
const LEAST_GAP = 8;

export const spacingUneven: Fault = {
  kind: 'spacing-uneven',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const targets = targetsOf(page, sample, avoid);
    const groups = (sample.layout?.spacing ?? []).map(({ blocks, axis }) => ({
      row: blocks.flatMap((id) => targets.filter(({ block }) => block.id === id)),
      length: blocks.length,
      axis,
    }));
    const asked = groups
      .filter(({ row, length }) => row.length === length)
      .flatMap(({ row, axis }) => triplesOf(row, axis));
    // Without such a rule it shows in a column all the same.
    const open = groups.length > 0 ? asked : stackedTriples(targets);
    for (const { before, block, after, axis } of shuffled(random, open)) {
      const [from, size] = axis === 'x' ? ([0, 2] as const) : ([1, 3] as const);
      const [a, b, c] = [before, block, after].map(({ text }) => boxOfText(text)) as [
        Box,
        Box,
        Box,
      ];
      const gaps = [b[from] - a[from] - a[size], c[from] - b[from] - b[size]];
      if (Math.min(...gaps) < LEAST_GAP) continue;
      const sign = pick(random, [-1, 1]);
      const gap = Math.min(...gaps);
      const shift = sign * gap * between(random, ...UNEVEN);
      const by: [number, number] = axis === 'x' ? [shift, 0] : [0, shift];
      if (!fits(page, sample, block.index, shifted(block.text, ...by), block.text, 0)) continue;
      const what = `${quoted(block.words)} stands nearer to one of its neighbours than to the other.`;
      return movedBy(spacingUneven.kind, page, block, by, what, {
        relies: `${before.block.id} ${after.block.id}`,
        axis,
        gap: tenth(gap),
        shift: tenth(shift),
      });
    }
    return null;
  },
};

interface Triple {
  before: Target;
  block: Target;
  after: Target;
  axis: 'x' | 'y';
}

function triplesOf(row: readonly Target[], axis: 'x' | 'y'): Triple[] {
  const from = axis === 'x' ? 0 : 1;
  const sorted = row.toSorted((a, b) => boxOfText(a.text)[from] - boxOfText(b.text)[from]);
  return sorted
    .slice(1, -1)
    .map((block, at) => ({ before: sorted[at]!, block, after: sorted[at + 2]!, axis }));
}

/** Three blocks one below the other at about equal gaps. */
function stackedTriples(targets: readonly Target[]): Triple[] {
  const inColumn = (a: Target, b: Target) => {
    const [x, , w] = boxOfText(a.text);
    const [X, , W] = boxOfText(b.text);
    return sharedLength(x, x + w, X, X + W) > 0.5 * Math.min(w, W);
  };
  return targets.flatMap((block) => {
    const [, y, , h] = boxOfText(block.text);
    const column = targets.filter((other) => other !== block && inColumn(other, block));
    const before = column
      .filter(({ text }) => boxOfText(text)[1] + boxOfText(text)[3] <= y)
      .toSorted((a, b) => boxOfText(b.text)[1] - boxOfText(a.text)[1])[0];
    const after = column
      .filter(({ text }) => boxOfText(text)[1] >= y + h)
      .toSorted((a, b) => boxOfText(a.text)[1] - boxOfText(b.text)[1])[0];
    if (before === undefined || after === undefined) return [];
    const above = y - boxOfText(before.text)[1] - boxOfText(before.text)[3];
    const below = boxOfText(after.text)[1] - y - h;
    const even = Math.max(above, below) <= 1.25 * Math.min(above, below);
    return even ? [{ before, block, after, axis: 'y' as const }] : [];
  });
}
