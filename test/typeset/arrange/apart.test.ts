import { describe, expect, it } from 'vitest';
import { isTooLong } from '../../../src/typeset/arrange/apart.ts';
import type { Piece } from '../../../src/typeset/arrange/pieces.ts';
import type { Sized } from '../../../src/typeset/arrange/place.ts';
import type { Relation } from '../../../src/typeset/arrange/relations.ts';

const sized = (id: string, width: number, height: number): Sized => ({
  piece: { id, kind: 'text', block: null, region: null, rightToLeft: false } satisfies Piece,
  align: 'left',
  width,
  height,
  size: 10,
  over: 0,
  under: 0,
  baseline: height,
  clear: 0,
});
const page = { width: 100, height: 100, edge: 0, boxEdge: 0, gap: 5 };
const chain = (way: Relation['way'], ...ids: string[]) =>
  ids.slice(1).map((b, i): Relation => ({ a: ids[i]!, b, way }));

describe('isTooLong', () => {
  // Gaps of 6 between lines of size 10.
  it.each([
    [44, false],
    [48, true],
  ])('adds up heights and gaps: twice %d', (height, long) => {
    const pieces = [sized('a', 10, height), sized('b', 10, height)];
    expect(isTooLong(pieces, chain('above', 'a', 'b'), page)).toBe(long);
  });

  it.each([
    [46, false],
    [49, true],
  ])('adds up widths and gaps: twice %d', (width, long) => {
    const pieces = [sized('a', width, 10), sized('b', width, 10)];
    expect(isTooLong(pieces, chain('before', 'a', 'b'), page)).toBe(long);
  });

  it.each([
    [3, 3, false],
    [10, 10, true],
    [-10, 10, false],
  ])(
    'counts ink of %d below and %d above that takes more than half of a gap: %s',
    (under, over, long) => {
      const pieces = [
        { ...sized('a', 1, 44), under },
        { ...sized('b', 1, 44), over },
      ];
      expect(isTooLong(pieces, chain('above', 'a', 'b'), page)).toBe(long);
    },
  );

  it('takes the longer way', () => {
    const pieces = [sized('a', 1, 20), sized('b', 1, 60), sized('c', 1, 5), sized('d', 1, 10)];
    const relations = [...chain('above', 'a', 'b', 'd'), ...chain('above', 'a', 'c', 'd')];
    expect(isTooLong(pieces, relations, page)).toBe(true);
    expect(isTooLong(pieces, chain('above', 'a', 'c', 'd'), page)).toBe(false);
  });

  it('takes what comes back to itself as endless', () => {
    const pieces = [sized('a', 1, 1), sized('b', 1, 1)];
    expect(isTooLong(pieces, chain('above', 'a', 'b', 'a'), page)).toBe(true);
  });

  it('finds nothing long in nothing', () => {
    expect(isTooLong([], [], page)).toBe(false);
  });
});
