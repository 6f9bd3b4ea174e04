import { describe, expect, test } from 'vitest';
import { moved, type View, viewOf, viewText, WHOLE, within, zoomed } from '../../src/page/zoom.ts';

const view = (zoom: number, x = 0.5, y = 0.5): View => ({ zoom, x, y });

/** Where a point of what is seen lies in the picture. */
const pointAt = ({ zoom, x, y }: View, [right, down]: readonly [number, number]) => [
  x + (right - 0.5) / zoom,
  y + (down - 0.5) / zoom,
];

describe('a view stays within the picture', () => {
  test.each<[string, View, View]>([
    ['one that is', view(2, 0.3, 0.7), view(2, 0.3, 0.7)],
    ['too small', view(0.1, 0.2, 0.9), WHOLE],
    ['too large', view(99), view(16)],
    ['too far left and up', view(2, -3, 0), view(2, 0.25, 0.25)],
    ['too far right and down', view(4, 1, 9), view(4, 0.875, 0.875)],
  ])('%s', (_, given, kept) => {
    expect(within(given)).toEqual(kept);
  });
});

describe('to zoom', () => {
  test.each<[string, View, number, readonly [number, number] | undefined, View]>([
    ['in', WHOLE, 2, undefined, view(2)],
    ['out', view(4), 0.5, undefined, view(2)],
    ['in at a corner', WHOLE, 2, [0, 0], view(2, 0.25, 0.25)],
    ['out at the edge stays within', view(2, 0.25, 0.75), 0.5, [1, 1], WHOLE],
    ['in beyond the most', view(16, 0.4, 0.6), 2, [0, 1], view(16, 0.4, 0.6)],
    ['out beyond the least', WHOLE, 0.5, [0, 1], WHOLE],
  ])('%s', (_, from, factor, at, to) => {
    expect(zoomed(from, factor, at)).toEqual(to);
  });

  test.each<[number, readonly [number, number]]>([
    [1.5, [0.2, 0.9]],
    [3, [0.5, 0.5]],
    [0.8, [0.4, 0.6]],
  ])('by %s leaves the point at %j where it is', (factor, at) => {
    const from = view(4, 0.5, 0.4);
    const [x, y] = pointAt(zoomed(from, factor, at), at);
    expect([x, y]).toEqual(pointAt(from, at).map((value) => expect.closeTo(value, 10)));
  });

  test('stops where it is largest, and the point still stays', () => {
    const from = view(10, 0.5, 0.4);
    const to = zoomed(from, 4, [0.1, 0.9]);
    expect(to.zoom).toBe(16);
    expect(pointAt(to, [0.1, 0.9])).toEqual(
      pointAt(from, [0.1, 0.9]).map((value) => expect.closeTo(value, 10)),
    );
  });
});

describe('to move', () => {
  test.each<[string, View, number, number, View]>([
    ['by half of what is seen', view(2), 0.5, -0.5, view(2, 0.75, 0.25)],
    ['by less, the larger it is', view(4), 0.5, 0, view(4, 0.625, 0.5)],
    ['no further than the edge', view(2), 9, 9, view(2, 0.75, 0.75)],
    ['nowhere where all is seen', WHOLE, 0.5, 0.5, WHOLE],
  ])('%s', (_, from, right, down, to) => {
    expect(moved(from, right, down)).toEqual(to);
  });
});

describe('in a link', () => {
  test.each<[View, string]>([
    [WHOLE, ''],
    [view(2, 0.25, 0.5), '2.00,0.250,0.500'],
    [view(3.15714, 1 / 3, 2 / 3), '3.16,0.333,0.667'],
  ])('%j is %j', (from, text) => {
    expect(viewText(from)).toBe(text);
  });

  test.each<[string | undefined, View]>([
    ['2.00,0.250,0.500', view(2, 0.25, 0.5)],
    ['2,0.3,0.7,9', view(2, 0.3, 0.7)],
    ['99,0.5,0.5', view(16)],
    ['2,5,-5', view(2, 0.75, 0.25)],
    [undefined, WHOLE],
    ['', WHOLE],
    ['2', WHOLE],
    ['2,0.5', WHOLE],
    ['2,x,0.5', WHOLE],
    ['NaN,NaN,NaN', WHOLE],
    ['Infinity,0.5,0.5', WHOLE],
    ['-4,0.5,0.5', WHOLE],
  ])('%j is read as %j', (text, to) => {
    expect(viewOf(text)).toEqual(to);
  });

  test('one that was read is written as it was', () => {
    expect(viewText(viewOf('2.50,0.400,0.600'))).toBe('2.50,0.400,0.600');
  });
});
