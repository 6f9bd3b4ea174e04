import { describe, expect, test } from 'vitest';
import { foldsOf, foldsText } from '../../src/page/folds.ts';

describe('what a link says of folds', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['prompt', ['prompt']],
    ['prompt sent', ['prompt', 'sent']],
    ['rule-a%20b', ['rule-a b']],
    ['rule-50%25', ['rule-50%']],
    ['rule-日本 🎈', ['rule-日本', '🎈']],
  ])('%j', (text, names) => {
    expect([...foldsOf(text)]).toEqual(names);
  });

  test.each<[string | undefined, string[]]>([
    [undefined, []],
    ['  prompt   sent ', ['prompt', 'sent']],
    ['prompt prompt', ['prompt']],
    // Cut off.
    ['prompt rule-%E6%97', ['prompt', 'rule-%E6%97']],
    ['%', ['%']],
  ])('%j, as nobody writes it', (text, names) => {
    expect([...foldsOf(text)]).toEqual(names);
  });

  test.each([['plain'], ['with space'], ['%20'], ['a+b&c=d#?'], ['‮abc'], ['é'], ['👩‍👩‍👧']])(
    'brings back %j, beside another',
    (name) => {
      const names = new Set([name, 'other']);
      expect(foldsOf(foldsText(names))).toEqual(names);
    },
  );
});
