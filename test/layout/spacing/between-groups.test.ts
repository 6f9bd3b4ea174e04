import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import type { PlacedBlock } from '../../../src/layout/places.ts';
import { groupGaps, type SpacedGroup } from '../../../src/layout/spacing/between-groups.ts';
import { aPage } from '../a-page.ts';

/** Words of capitals 40 px high whose feet stand on these lines, and 0.28 of that is room for a `p`. */
const column = (name: string, feet: readonly number[], x = 100): PlacedBlock[] => {
  const blocks = feet.map((foot, at) => ({
    id: `${name}${at}`,
    text: 'TEA',
    box: [x, foot - 40, 90, 40] as Box,
  }));
  return aPage({ blocks }).blocks as PlacedBlock[];
};
const row = (name: string, lefts: readonly number[], y = 100): PlacedBlock[] =>
  aPage({
    blocks: lefts.map((x, at) => ({ id: `${name}${at}`, text: 'TEA', box: [x, y, 60, 40] as Box })),
  }).blocks as PlacedBlock[];

const group = (axis: 'x' | 'y', blocks: PlacedBlock[], mean: number | null): SpacedGroup => ({
  axis,
  blocks,
  mean,
});

describe('groupGaps', () => {
  const first = group('y', column('a', [100, 170, 240]), 20);
  it.each<[string, SpacedGroup, [number, boolean] | null]>([
    ['further apart than within', group('y', column('b', [400, 470]), 20), [109, true]],
    ['as far apart as within', group('y', column('b', [311, 381]), 20), [20, true]],
    ['nearer than within', group('y', column('b', [296, 366]), 20), [5, false]],
    ['nearer than the wider of both only', group('y', column('b', [311, 420]), 60), [20, true]],
    ['in another column', group('y', column('b', [296, 366], 600), 20), null],
    ['taking turns', group('y', column('b', [135, 205, 275]), 20), null],
    ['along the other axis', group('x', row('b', [100, 200], 260), 40), null],
    ['with gaps that are not known', group('y', column('b', [296]), null), null],
  ])('%s', (_, second, expected) => {
    for (const pair of [
      [first, second],
      [second, first],
    ]) {
      const [gap, ...more] = groupGaps(pair, 0.2);
      expect(more).toEqual([]);
      expect(gap === undefined ? null : [Math.round(gap.size), gap.apart]).toEqual(expected);
    }
  });

  it('says which texts stand near', () => {
    const [gap] = groupGaps([first, group('y', column('b', [296, 366]), 20)], 0.2);
    expect([gap!.before.id, gap!.after.id]).toEqual(['a2', 'b0']);
  });

  it('does not part groups that share a text', () => {
    const shared = group('y', [first.blocks[2]!, ...column('b', [300])], 20);
    expect(groupGaps([first, shared], 0.2)).toEqual([]);
  });

  it('looks along rows, too', () => {
    const [left, right] = [row('a', [100, 200]), row('b', [275, 375])];
    const [gap] = groupGaps([group('x', left, 40), group('x', right, 40)], 0.2);
    expect(gap).toMatchObject({ size: 15, own: 40, apart: false });
  });
});
