import { expect, it } from 'vitest';
import { spellUnits } from '../../../src/text/match/spelling.ts';
import { unitsOf } from '../../../src/text/units.ts';

/** Characters of each unit, e.g. ['a', 'e+◌́']. */
function spelled(text: string, characters: readonly string[]): string[] | null {
  const seen = characters.map((each) => ({ text: each, box: null }));
  return (
    spellUnits(unitsOf(text), seen)?.map((own) => own.map((each) => each.text).join('+')) ?? null
  );
}

it.each<[string, string, string[], string[] | null]>([
  ['one each', 'abc', ['a', 'b', 'c'], ['a', 'b', 'c']],
  ['spaces belong to none', 'ab c', ['a', 'b', ' ', 'c'], ['a', 'b', 'c']],
  ['a space left out by the engine', 'ab c', ['a', 'b', 'c'], ['a', 'b', 'c']],
  ['an accent of its own', 'é!', ['e', '\u0301', '!'], ['e+\u0301', '!']],
  ['an accent in one', 'e\u0301!', ['é', '!'], ['é', '!']],
  ['a vowel sign', 'किसान', ['क', 'ि', 'स', 'ा', 'न'], ['क+ि', 'स+ा', 'न']],
  ['a conjunct', 'क्षमा', ['क', '्', 'ष', 'म', 'ा'], ['क+्+ष', 'म+ा']],
  ['a ligature of two', 'fit', ['fi', 't'], ['fi', 'fi', 't']],
  ['a whole word', 'ab c', ['ab', 'c'], ['ab', 'ab', 'c']],
  ['logical order of Arabic', 'قهوة', ['ق', 'ه', 'و', 'ة'], ['ق', 'ه', 'و', 'ة']],
  ['bidi controls', '\u202bab\u202c', ['\u202b', 'a', 'b', '\u202c'], ['a', 'b']],
  ['empty characters', 'ab', ['', 'a', '', 'b', ''], ['a', 'b']],
  ['emoji belong to none', 'a👩‍🍳b', ['a', '👩', '\u200d', '🍳', 'b'], ['a', 'b']],
  ['outside the basic plane', '𠮷野', ['𠮷', '野'], ['𠮷', '野']],
  ['markup is text', '<b>', ['<', 'b', '>'], ['<', 'b', '>']],
  ['nothing', '', [], []],
  ['nothing of something', 'ab', [], null],
  ['another text', 'ab', ['a', 'x'], null],
  ['too little', 'abc', ['a', 'b'], null],
  ['too much', 'ab', ['a', 'b', 'c'], null],
  ['half a pair', 'ab', ['a', '\ud83d'], null],
])('%s: %j by %j', (_, text, characters, units) => {
  expect(spelled(text, characters)).toEqual(units);
});
