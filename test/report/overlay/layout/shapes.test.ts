import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../../src/layout/rule.ts';
import { shapeOf } from '../../../../src/report/overlay/layout/shapes.ts';

const size = { width: 400, height: 300 };
const line = (from: [number, number], to: [number, number]): Mark => ({
  kind: 'line',
  tone: 'bad',
  from,
  to,
});

describe('shapeOf', () => {
  it('scales to the canvas and stays off what is in a box', () => {
    const mark: Mark = { kind: 'box', tone: 'bad', box: [10, 20, 30, 40] };
    expect(shapeOf(mark, size, 2, 2)?.bounds).toEqual([18, 38, 64, 84]);
  });

  it('draws the edge of what fills the picture where it can be seen', () => {
    const mark: Mark = { kind: 'box', tone: 'bad', box: [0, 0, 400, 300] };
    expect(shapeOf(mark, size, 1, 2)?.bounds).toEqual([2, 2, 396, 296]);
  });

  it.each<[string, Mark]>([
    ['across', line([-1e9, 150], [1e9, 150])],
    ['down', line([150, -1e9], [150, 1e9])],
    ['aslant', line([-1e6, -1e6], [1e6, 1e6])],
  ])('cuts a line that goes far beyond: %s', (_case, mark) => {
    const strokes = shapeOf(mark, size, 1, 2)?.strokes ?? [];
    expect(strokes).toHaveLength(1);
    for (const value of strokes.flat(2)) {
      expect(value).toBeGreaterThanOrEqual(-64.1);
      expect(value).toBeLessThanOrEqual(464.1);
    }
  });

  it('leaves a line within the picture as it is', () => {
    expect(shapeOf(line([10, 20], [300, 40]), size, 1, 2)?.strokes).toEqual([
      [
        [10, 20],
        [300, 40],
      ],
    ]);
  });

  it.each<[string, Mark]>([
    ['a line aside', line([500, 0], [500, 300])],
    ['a line past a corner', line([-300, 100], [100, -300])],
    ['a box below', { kind: 'box', tone: 'bad', box: [0, 900, 10, 10] }],
    ['no number', line([Number.NaN, 0], [5, 5])],
    ['an outline of one point', { kind: 'outline', tone: 'bad', points: [[5, 5]] }],
    ['a box turned inside out', { kind: 'box', tone: 'bad', box: [50, 50, -30, 10] }],
  ])('is null for %s', (_case, mark) => {
    expect(shapeOf(mark, size, 1, 2)).toBeNull();
  });

  it.each([
    ['#AB1234', '#AB1234'],
    ['#fff', '#fff'],
    ['red', null],
    ['#ab12345', null],
    ['url(#x)', null],
  ])('takes %s for the colour %s', (colour, taken) => {
    const mark: Mark = { kind: 'swatch', tone: 'bad', box: [5, 5, 9, 9], colour, label: '' };
    expect(shapeOf(mark, size, 1, 2)?.colour).toBe(taken);
  });

  it('has ends only where a length ends in sight, and a tip only where an arrow points', () => {
    const measure: Mark = {
      kind: 'measure',
      tone: 'bad',
      from: [-900, 9],
      to: [90, 9],
      label: '',
    };
    expect(shapeOf(measure, size, 1, 2)?.ends).toEqual([[90, 9]]);
    expect(shapeOf(line([0, 0], [9, 9]), size, 1, 2)).toMatchObject({ ends: [], tip: null });
    const arrow = { ...line([0, 0], [9, 9]), arrow: true } as Mark;
    expect(shapeOf(arrow, size, 1, 2)?.tip).toEqual([9, 9]);
  });
});
