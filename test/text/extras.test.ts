import { describe, expect, it } from 'vitest';
import { extraTexts } from '../../src/text/extras.ts';
import { matchLine } from '../../src/text/match/pieces.ts';
import { UnitIds, unitsOf } from '../../src/text/units.ts';

function extras(left: readonly string[], copy: readonly string[], logo?: string) {
  const ids = new UnitIds();
  const pieces = left.map((text, i) => {
    const line = matchLine({ text, confidence: 1, box: [0, i * 60, 400, 40] }, i, ids, 0.5);
    return { line, from: 0, to: line.ids.length };
  });
  return extraTexts(pieces, copy.map(unitsOf), logo);
}

describe('what is left over', () => {
  const copy = ['Recent activity', '近日活动', '5'];
  it.each([
    ['text nobody asked for', 'Swipe up to unlock', 'extra'],
    ['a block once more', 'Recent activity', 'duplicate'],
    ['a block once more, misspelt', 'Recemt activity', 'duplicate'],
    ['in another case', 'RECENT ACTIVITY', 'duplicate'],
    ['a part of a block', 'activity', 'duplicate'],
    ['a block within a line half as long again', 'Recent activity today', 'duplicate'],
    [
      'a block within a far longer line',
      `Recent activity ${'quite other words '.repeat(3)}`,
      'extra',
    ],
    ['in a script of words', '近日活动', 'duplicate'],
    ['half a block and half not', 'Recent orders', 'extra'],
  ])('%s', (_, text, kind) => {
    expect(extras([text], copy).map((extra) => extra.kind)).toEqual([kind]);
  });

  it('has its text, box and size without white space', () => {
    expect(extras(['', 'Swipe up'], []).at(-1)).toEqual({
      text: 'Swipe up',
      box: [0, 60, 400, 40],
      kind: 'extra',
      characters: 7,
    });
  });

  it.each([
    ['the wordmark', 'Kestrel', 0],
    ['in capitals', 'KESTREL', 0],
    ['a part of it', 'Kest', 0],
    ['more than it', 'Kestrel Coffee', 1],
  ])('a wordmark is not extra: %s', (_, text, count) => {
    expect(extras([text], [], 'Kestrel')).toHaveLength(count);
  });
});
