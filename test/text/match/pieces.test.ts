import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { matchLine, pieceBox, pieceText } from '../../../src/text/match/pieces.ts';
import type { SeenLine } from '../../../src/text/types.ts';
import { UnitIds } from '../../../src/text/units.ts';

const box: Box = [100, 50, 200, 40];
const prepared = (line: Partial<SeenLine>, trust = 0.85) =>
  matchLine({ text: '', confidence: 1, box, ...line }, 0, new UnitIds(), trust);

describe('pieces', () => {
  it.each([
    [0.85, true],
    [0.8499, false],
    [0, false],
  ])('a line of confidence %f is trusted: %s', (confidence, trusted) => {
    expect(prepared({ text: 'x', confidence }).trusted).toBe(trusted);
  });

  it('have their text with its inner spaces', () => {
    const line = prepared({ text: 'Flat white $4' });
    expect(pieceText({ line, from: 4, to: 11 })).toBe('white $4');
  });

  it('the whole line has the line’s box', () => {
    const line = prepared({ text: 'abcd', characters: [{ text: 'a', box: [0, 0, 1, 1] }] });
    expect(pieceBox({ line, from: 0, to: 4 })).toEqual(box);
  });

  it('without boxes of characters a piece has its share of the line', () => {
    expect(pieceBox({ line: prepared({ text: 'abcd' }), from: 1, to: 3 })).toEqual([
      150, 50, 100, 40,
    ]);
    const column = prepared({ text: '烟雨楼台', box: [100, 0, 40, 400] });
    expect(pieceBox({ line: column, from: 1, to: 2 })).toEqual([100, 100, 40, 100]);
  });

  const at = (x: number): Box => [x, 52, 10, 30];
  it.each<[string, string, NonNullable<SeenLine['characters']>, Box]>([
    [
      'has the union of its characters’ boxes',
      'ab c',
      [
        { text: 'a', box: at(100) },
        { text: 'b', box: at(130) },
        { text: ' ', box: null },
        { text: 'c', box: at(280) },
      ],
      [130, 52, 160, 30],
    ],
    [
      'also where a unit is of several characters',
      'xe\u0301y',
      [
        { text: 'x', box: at(100) },
        { text: 'é', box: at(150) },
        { text: 'y', box: at(200) },
      ],
      [150, 52, 60, 30],
    ],
    [
      'its share where they spell something else',
      'abcd',
      [
        { text: 'a', box: at(100) },
        { text: 'x', box: at(130) },
      ],
      [150, 50, 150, 40],
    ],
    [
      'its share where some are left out',
      'abcd',
      [{ text: 'a', box: at(100) }],
      [150, 50, 150, 40],
    ],
  ])('%s', (_, text, characters, expected) => {
    const line = prepared({ text, characters });
    expect(pieceBox({ line, from: 1, to: line.units.raw.length })).toEqual(expected);
  });
});
