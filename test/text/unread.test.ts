import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { matchLine } from '../../src/text/match/pieces.ts';
import { UnitIds } from '../../src/text/units.ts';
import { type Lack, standIns } from '../../src/text/unread.ts';

function area(box: Box, text = '') {
  const line = matchLine({ text, confidence: 0, box }, 0, new UnitIds(), 0.85);
  return { line, from: 0, to: line.ids.length };
}

const lack = (block: string, characters: number, more: Partial<Lack> = {}): Lack => ({
  block,
  script: 'Latn',
  characters,
  near: null,
  neighbours: [],
  least: 0,
  ...more,
});

/** Room for 16 half-wide or 8 square characters. */
const line: Box = [60, 150, 320, 50];

describe('what an unread area could be', () => {
  it.each<[string, Lack[], Box[], (string | null)[]]>([
    ['a lack of its size', [lack('a', 16)], [line], ['a']],
    ['nothing is lacking', [], [line], [null]],
    ['no area', [lack('a', 16)], [], []],
    ['too small a smudge', [lack('a', 60)], [line], [null]],
    ['far too large an area', [lack('a', 1)], [[60, 150, 900, 40]], [null]],
    ['square characters take twice the room', [lack('a', 30, { script: 'Jpan' })], [line], [null]],
    ['which narrow ones don’t', [lack('a', 30)], [line], ['a']],
    ['a column holds as much', [lack('a', 16)], [[0, 0, 50, 320]], ['a']],
    ['one area, one block', [lack('a', 16), lack('b', 15)], [line], ['a']],
    ['of two areas the one of its size', [lack('a', 16)], [[0, 0, 900, 50], line], [null, 'a']],
    [
      'the block whose neighbours stand by it',
      [
        lack('a', 16, { neighbours: [[60, 900, 300, 50]] }),
        lack('b', 16, { neighbours: [[60, 90, 300, 50]] }),
      ],
      [line],
      ['b'],
    ],
    ['the rest of a block close by', [lack('a', 14, { near: [60, 90, 300, 50] })], [line], ['a']],
    ['a speck is no heading', [lack('a', 16, { least: 60 })], [line], [null]],
    ['what is high enough may be one', [lack('a', 16, { least: 50 })], [line], ['a']],
    ['but not far off', [lack('a', 14, { near: [60, 700, 300, 50] })], [line], [null]],
  ])('%s', (_, lacks, boxes, expected) => {
    const { unread, undecided } = standIns(
      lacks,
      boxes.map((box) => area(box)),
    );
    expect(unread.map(({ block }) => block)).toEqual(expected);
    expect([...undecided]).toEqual(expected.filter((block) => block !== null));
  });

  it('a wide area may stand for two blocks that it has room for together', () => {
    const { undecided, unread } = standIns(
      [lack('a', 7), lack('b', 8)],
      [area([60, 150, 320, 50], 'doubt')],
    );
    expect([...undecided].sort()).toEqual(['a', 'b']);
    expect(unread).toEqual([{ box: line, text: 'doubt', block: 'b' }]);
  });

  it('what repeats another block stands for none', () => {
    const again = area(line, 'doubt');
    const other = area([60, 400, 320, 50]);
    const { unread } = standIns([lack('a', 16)], [again, other], new Set([again]));
    expect(unread.map(({ block }) => block)).toEqual([null, 'a']);
  });
});
