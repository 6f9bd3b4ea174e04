import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import type { Claim } from '../../../src/text/match/claims.ts';
import { pieceText } from '../../../src/text/match/pieces.ts';
import { settleShortBlocks } from '../../../src/text/match/settle.ts';
import { page, rowBox } from './line.ts';

/** Settles blocks that hold the lines named (`null`: none) and tells what each holds then. */
function settled(
  texts: readonly string[],
  seen: readonly string[],
  held: readonly (number | null)[],
  placeCost: (block: number, box: Box) => number = () => 0,
) {
  const { blocks, lines } = page(texts, seen);
  const claims = held.map((index): Claim[] => {
    if (index === null) return [];
    const line = lines[index]!;
    return [{ line, from: 0, to: line.ids.length, blockFrom: 0, blockTo: line.ids.length }];
  });
  settleShortBlocks(blocks, lines, claims, placeCost);
  return claims.map((list) => list.map((claim) => pieceText(claim)).join('|'));
}

describe('short blocks', () => {
  it.each<[string, string[], string[], (number | null)[], string[]]>([
    ['nothing to settle', ['Plates'], [], [null], ['']],
    [
      'a right pair stays',
      ['Plates', 'Drinks'],
      ['Plates', 'Drinks'],
      [0, 1],
      ['Plates', 'Drinks'],
    ],
    [
      'two in each other’s place change',
      ['$4.25', '$4.75'],
      ['$4.75', '$4.25'],
      [0, 1],
      ['$4.25', '$4.75'],
    ],
    [
      'a block not found takes a near line',
      ['Plates', '$9.50'],
      ['Plates', '$8.50'],
      [0, null],
      ['Plates', '$8.50'],
    ],
    [
      'but not one that is far from it',
      ['Plates', '$9.50'],
      ['Plates', 'Thank you'],
      [0, null],
      ['Plates', ''],
    ],
    ['what it was found by stays open to it', ['Roggenbrot'], ['Rog'], [0], ['Rog']],
    [
      'the least total of edits wins',
      ['$14.50', '$4.50'],
      ['$4.50', '$14.60'],
      [0, null],
      ['$14.60', '$4.50'],
    ],
  ])('%s', (_, texts, seen, held, expected) => {
    expect(settled(texts, seen, held)).toEqual(expected);
  });

  it('place breaks ties', () => {
    const cost = (block: number, box: Box) => Math.abs(box[1] - rowBox(1 - block)[1]) / 10;
    expect(settled(['$5.00', '$6.00'], ['$7.00', '$7.00'], [null, null], cost)).toEqual([
      '$7.00',
      '$7.00',
    ]);
    const { blocks, lines } = page(['$5.00', '$6.00'], ['$7.00', '$7.00']);
    const claims: Claim[][] = [[], []];
    settleShortBlocks(blocks, lines, claims, cost);
    expect(claims.map(([claim]) => claim!.line.index)).toEqual([1, 0]);
  });

  it('and never more than that', () => {
    const against = (block: number, box: Box) => (box[1] === rowBox(block)[1] ? 100 : 0);
    expect(settled(['$5.00', '$6.00'], ['$5.00', '$6.00'], [0, 1], against)).toEqual([
      '$5.00',
      '$6.00',
    ]);
  });

  it('blocks of several lines keep them', () => {
    const { blocks, lines } = page(['Smoked trout toast'], ['Smoked trout', 'toast']);
    const claims: Claim[][] = [
      lines.map((line) => ({ line, from: 0, to: line.ids.length, blockFrom: 0, blockTo: 1 })),
    ];
    settleShortBlocks(blocks, lines, claims, () => 0);
    expect(claims[0]).toHaveLength(2);
  });
});
