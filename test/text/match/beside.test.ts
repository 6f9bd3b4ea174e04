import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { claimBeside } from '../../../src/text/match/beside.ts';
import type { Claim } from '../../../src/text/match/claims.ts';
import { type MatchLine, pieceText } from '../../../src/text/match/pieces.ts';
import { page } from './line.ts';

/** A word, and where it stands. */
type Seen = readonly [text: string, box: Box];

/** What a block takes besides the lines that it was found by. */
function taken(text: string, seen: readonly Seen[], found: readonly number[], rightToLeft = false) {
  const { blocks, lines } = page(
    [text],
    seen.map(([word, box]) => [word, box]),
  );
  const claims: Claim[][] = [found.map((n) => wholeOf(lines[n]!))];
  claimBeside(blocks, lines, claims, () => rightToLeft);
  return claims[0]!.slice(found.length).map((claim) => pieceText(claim));
}

function wholeOf(line: MatchLine): Claim {
  const to = line.ids.length;
  return { line, from: 0, to, blockFrom: 0, blockTo: to };
}

describe('what a block lacks', () => {
  it.each<[string, string, Seen[], number[], string[]]>([
    [
      'is the word in front of it with a wrong letter',
      'Our year afloat',
      [
        ['Onr', [40, 40, 80, 40]],
        ['year afloat', [140, 40, 260, 40]],
      ],
      [1],
      ['Onr'],
    ],
    [
      'or the one behind it',
      'मानसून धमाका',
      [
        ['मानसून', [300, 40, 120, 40]],
        ['धगाका', [440, 42, 100, 40]],
      ],
      [0],
      ['धगाका'],
    ],
    [
      'or the row above it',
      'Crème Brûlée',
      [
        ['Creme', [300, 40, 200, 60]],
        ['Brulee', [290, 120, 220, 60]],
      ],
      [1],
      ['Creme'],
    ],
    [
      'or the row below it',
      'Weekend at Marlow',
      [
        ['Weekend at', [300, 40, 200, 60]],
        ['Mxrlaw', [290, 120, 220, 60]],
      ],
      [0],
      ['Mxrlaw'],
    ],
    [
      'or what stands between two pieces of it',
      'Three new teas',
      [
        ['Three', [40, 40, 100, 40]],
        ['nxw', [160, 40, 60, 40]],
        ['teas', [240, 40, 80, 40]],
      ],
      [0, 2],
      ['nxw'],
    ],
    [
      'the nearer in letters of two',
      'Our year afloat',
      [
        ['Oxx', [40, 40, 80, 40]],
        ['Onr', [40, 42, 80, 40]],
        ['year afloat', [140, 40, 260, 40]],
      ],
      [2],
      ['Onr'],
    ],
  ])('%s', (_, text, seen, found, expected) => {
    expect(taken(text, seen, found)).toEqual(expected);
  });

  it('stands to the left of it from right to left', () => {
    const word = (x: number): Seen => ['كبيز', [x, 40, 100, 40]];
    const found: Seen = ['افتتاح', [300, 40, 120, 40]];
    expect(taken('افتتاح كبير', [found, word(180)], [0], true)).toEqual(['كبيز']);
    expect(taken('افتتاح كبير', [found, word(440)], [0], true)).toEqual([]);
  });
});

describe('nothing is taken', () => {
  const year: Seen = ['year afloat', [140, 40, 260, 40]];
  it.each<[string, string, Seen[], number[]]>([
    ['of another text', 'Our year afloat', [['Tea', [40, 40, 80, 40]], year], [1]],
    ['on the other side', 'Our year afloat', [['Onr', [420, 40, 80, 40]], year], [1]],
    ['far along the row', 'Our year afloat', [['Onr', [-10, 40, 80, 40]], year], [1]],
    ['in another row beside it', 'Our year afloat', [['Onr', [40, 100, 80, 40]], year], [1]],
    ['in much larger letters', 'Our year afloat', [['Onr', [40, 20, 80, 80]], year], [1]],
    [
      'rows away',
      'Crème Brûlée',
      [
        ['Creme', [300, 40, 200, 60]],
        ['Brulee', [290, 200, 220, 60]],
      ],
      [1],
    ],
    [
      'in a row of larger letters',
      'Crème Brûlée',
      [
        ['Creme', [300, 20, 240, 90]],
        ['Brulee', [290, 120, 220, 60]],
      ],
      [1],
    ],
    [
      'below what it should stand above',
      'Crème Brûlée',
      [
        ['Creme', [300, 200, 200, 60]],
        ['Brulee', [290, 120, 220, 60]],
      ],
      [1],
    ],
    ['for a single letter', 'A year afloat', [['B', [110, 40, 20, 40]], year], [1]],
    ['for a block that lacks nothing', 'year afloat', [['yaer', [40, 40, 80, 40]], year], [1]],
    ['for a block that was not found', 'Our', [['Onr', [40, 40, 80, 40]]], []],
  ])('%s', (_, text, seen, found) => {
    expect(taken(text, seen, found)).toEqual([]);
  });

  it('that another block holds', () => {
    const { blocks, lines } = page(
      ['Our year afloat', 'Onr'],
      [
        ['Onr', [40, 40, 80, 40]],
        ['year afloat', [140, 40, 260, 40]],
      ],
    );
    const claims = [[wholeOf(lines[1]!)], [wholeOf(lines[0]!)]];
    claimBeside(blocks, lines, claims, () => false);
    expect(claims.map((list) => list.length)).toEqual([1, 1]);
  });
});
