import { describe, expect, it } from 'vitest';
import { drawnSample, drawnText } from '../../../src/typeset/arrange/drawn.ts';
import { block, sampleOf } from './samples.ts';

describe('drawnText', () => {
  it.each([
    ['Tea 🍵 and cake', 'Tea and cake'],
    ['🎉 Party 🎉', 'Party'],
    ['a 🎉 🎊 b', 'a b'],
    ['a🎉b', 'ab'],
    ['Tea ❤️\n🍰\ncake', 'Tea\n\ncake'],
    ['flag 🇫🇷, family 👩‍👩‍👧, thumb 👍🏽, key 1️⃣ end', 'flag , family , thumb , key end'],
    ['two  spaces stay', 'two  spaces stay'],
    ['©, ™ and 5 stay', '©, ™ and 5 stay'],
    ['bell\u0007 and null\0', 'bell and null'],
    ['soft\u00adhyphen \u200fmark', 'soft\u00adhyphen \u200fmark'],
    ['क्‍ष', 'क्‍ष'],
    ['🎉', ''],
    [' one \r\n two ', 'one\ntwo'],
  ])('draws %j as %j', (text, drawn) => {
    expect(drawnText(text)).toBe(drawn);
  });
});

describe('drawnSample', () => {
  it('leaves out of the rules what can not be drawn', () => {
    const copy = [
      block('a', 'headline', 'Party'),
      block('b', 'label', '🎉'),
      block('c', 'label', 'Tea'),
      block('d', 'label', '\u200b'),
    ];
    const drawn = drawnSample(
      sampleOf(copy, {
        layout: {
          hierarchy: ['a', ['b', 'c'], 'd'],
          align: [
            { blocks: ['b', 'd'], edge: 'left' },
            { blocks: ['a', 'b', 'c'], edge: 'left' },
          ],
          spacing: [{ blocks: ['b', 'c', 'd'], axis: 'y' }],
          margin: 0.1,
        },
      }),
    );
    expect(drawn.copy.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(drawn.layout).toEqual({
      hierarchy: [['a'], ['c']],
      align: [{ blocks: ['a', 'c'], edge: 'left' }],
      spacing: [],
      margin: 0.1,
    });
  });
});
