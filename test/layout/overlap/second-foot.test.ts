import { expect, it } from 'vitest';
import { type Box, unionOf } from '../../../src/geometry.ts';
import { secondFeet } from '../../../src/layout/overlap/second-foot.ts';
import { type ABlock, type APage, aPage } from '../a-page.ts';

/** Twelve letters of 30 pixels, of which the first reach so far below the others. */
const letters = (...below: number[]): Box[] =>
  Array.from({ length: 12 }, (_, at) => [100 + 40 * at, 100, 30, 30 + (below[at] ?? 0)]);
const aged = (glyphs: Box[], more: Partial<ABlock> = {}): ABlock => ({
  id: 'aged',
  text: 'Kept in a cellar',
  rows: [{ box: unionOf(glyphs), glyphs, ink: { glyphs } }],
  ...more,
});
const volume: ABlock = { id: 'volume', text: '500 ml', box: null };
const below: APage['others'] = [{ box: [100, 145, 300, 30] }];

it.each<[string, ABlock[], APage['others'], boolean]>([
  ['several on a second line', [aged(letters(25, 24, 25)), volume], [], true],
  ['two', [aged(letters(25, 24)), volume], [], false],
  ['each as deep as it likes', [aged(letters(35, 24, 15)), volume], [], false],
  ['tails', [aged(letters(9, 9, 9)), volume], [], false],
  [
    'as many as hang',
    [aged(letters(25, 25, 25), { text: 'Piggy in a cellar' }), volume],
    [],
    false,
  ],
  ['most of them', [aged(letters(25, 25, 25, 25, 25)), volume], [], false],
  ['a row below that was found', [aged(letters(25, 24, 25)), volume], below, false],
  ['nothing lost', [aged(letters(25, 24, 25))], [], false],
  [
    'signs of many parts',
    [aged(letters(25, 24, 25), { text: 'दो साल पुराना', lang: 'hi' }), volume],
    [],
    false,
  ],
])('%s', (_, blocks, others, found) => {
  const pairs = secondFeet(aPage({ blocks, others: others ?? [] }));
  expect(pairs.map(({ blocks: both }) => both.map(({ id }) => id))).toEqual(
    found ? [['aged', 'volume']] : [],
  );
});
