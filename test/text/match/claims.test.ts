import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { claimStretches, overlapOf, type PlaceCost } from '../../../src/text/match/claims.ts';
import { pieceText } from '../../../src/text/match/pieces.ts';
import { UnitIds, unitsOf } from '../../../src/text/units.ts';
import { page } from './line.ts';

const anywhere: PlaceCost = () => 0;

/** For each block the texts it claims, `line:text`. */
function claimed(
  texts: readonly string[],
  seen: readonly (string | [string, Box])[],
  cost = anywhere,
) {
  const { blocks, lines } = page(texts, seen);
  return claimStretches(blocks, lines, cost).map((claims) =>
    claims.map((claim) => `${claim.line.index}:${pieceText(claim)}`),
  );
}

describe('claims', () => {
  it.each<[string, string[], string[], string[][]]>([
    ['nothing on either side', [], [], []],
    ['a block without a line', ['Danke'], [], [[]]],
    ['one line each', ['Plates', 'Drinks'], ['Drinks', 'Plates'], [['1:Plates'], ['0:Drinks']]],
    [
      'one line for two blocks',
      ['Flat white', '$4.25'],
      ['Flat white $4.25'],
      [['0:Flat white'], ['0:$4.25']],
    ],
    [
      'two lines for one block',
      ['Smoked trout toast'],
      ['Smoked trout', 'toast'],
      [['0:Smoked trout', '1:toast']],
    ],
    ['what repeats a block stays over', ['Plates'], ['Plates', 'Plates'], [['0:Plates']]],
    ['case and width aside', ['ＯＰＥＮ'], ['open'], [['0:open']]],
    ['a chance agreement of two letters is none', ['Marktplatz'], ['Buttermilk pancakes'], [[]]],
    ['a lone character only as its own line', ['茶'], ['春茶上新'], [[]]],
    ['which it may be', ['茶'], ['茶'], [['0:茶']]],
    ['or as the rest of a block', ['高山烏龍茶'], ['高山烏龍', '茶'], [['0:高山烏龍', '1:茶']]],
    ['an empty line is no one’s', ['Danke'], ['', '🍋'], [[]]],
  ])('%s', (_, texts, seen, expected) => {
    expect(claimed(texts, seen)).toEqual(expected);
  });

  it('equal agreements are told apart by place', () => {
    const boxes: [string, Box][] = [
      ['SALE', [0, 0, 100, 40]],
      ['SALE', [0, 900, 100, 40]],
    ];
    const cost: PlaceCost = (block, box) => Math.abs(box[1] - (block === 0 ? 900 : 0));
    expect(claimed(['SALE', 'SALE'], boxes, cost)).toEqual([['1:SALE'], ['0:SALE']]);
  });

  it('never give a unit of a line to two blocks', () => {
    const { blocks, lines } = page(
      ['Iced latte', 'Latte', 'Iced tea'],
      ['Iced latte latte', 'Iced tea latte'],
    );
    const seen = new Set<string>();
    for (const { line, from, to } of claimStretches(blocks, lines, anywhere).flat()) {
      for (let i = from; i < to; i++) {
        expect(seen.has(`${line.index}:${i}`)).toBe(false);
        seen.add(`${line.index}:${i}`);
      }
    }
    expect(seen.size).toBeGreaterThan(15);
  });
});

describe('what two texts share regardless of order', () => {
  it.each([
    ['abcd', 'abcd', 1],
    ['abcd', 'cdab', 2 / 3],
    ['abcd', 'dcba', 0],
    ['abab', 'abxx', 1 / 3],
    ['春茶上新', '新上茶春', 1],
    ['春茶上新', '新上', 1],
    ['a', 'a', 0],
    ['', 'abc', 0],
  ])('%j and %j: %f', (a, b, expected) => {
    const ids = new UnitIds();
    const [one, other] = [ids.of(unitsOf(a).folded), ids.of(unitsOf(b).folded)];
    expect(overlapOf(one, other)).toBeCloseTo(expected);
    expect(overlapOf(other, one)).toBeCloseTo(expected);
  });
});
