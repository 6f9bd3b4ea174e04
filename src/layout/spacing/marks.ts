import type { Point } from '../../geometry.ts';
import type { Leading } from '../leading.ts';
import { bodyOrBox } from '../letters.ts';
import type { Mark } from '../rule.ts';
import { px } from '../words.ts';
import type { GroupGap } from './between-groups.ts';
import type { Gap, SpacingGroup } from './group.ts';

export function gapMarks({ axis, gaps }: SpacingGroup): Mark[] {
  return gaps.map((gap) => measureOf(gap, axis, gap.even ? 'good' : 'bad'));
}

export function groupGapMark(gap: GroupGap): Mark {
  return measureOf(gap, gap.axis, 'bad');
}

function measureOf(
  { before, after, extents: [a, b], size }: Pick<Gap, 'before' | 'after' | 'extents' | 'size'>,
  axis: 'x' | 'y',
  tone: 'good' | 'bad',
): Mark {
  const [near, far] = a.from <= b.from ? [a.to, b.from] : [a.from, b.to];
  const across = axis === 'x' ? 1 : 0;
  // Where both are, so that the measure stands between them.
  const from = Math.max(before.box[across], after.box[across]);
  const to = Math.min(
    before.box[across] + before.box[across + 2]!,
    after.box[across] + after.box[across + 2]!,
  );
  const middle = (from + to) / 2;
  const point = (along: number): Point => (axis === 'x' ? [along, middle] : [middle, along]);
  return { kind: 'measure', tone, from: point(near), to: point(far), label: px(size) };
}

export function leadingMark({ block, worst }: Leading): Mark {
  const [x] = block.box;
  const [above, below] = [block.lines[worst.line]!, block.lines[worst.line + 1]!];
  return {
    kind: 'measure',
    tone: 'bad',
    from: [x, bodyOrBox(above).baseline],
    to: [x, bodyOrBox(below).baseline],
    label: px(worst.pitch),
  };
}
