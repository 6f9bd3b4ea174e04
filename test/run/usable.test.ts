import { expect, test } from 'vitest';
import type { RuleVerdict } from '../../src/layout/rule.ts';
import type { Bars } from '../../src/results/results.ts';
import { DEFAULT_BARS, isUsable } from '../../src/run/usable.ts';

type Text = Parameters<typeof isUsable>[0];

function text(over: Partial<Text> = {}): Text {
  return {
    characters: 100,
    cerInterval: [0, 0],
    extra: 0,
    duplicated: 0,
    critical: [],
    unread: [],
    ...over,
  };
}

const critical = (...oks: (boolean | null)[]) =>
  oks.map((ok, i) => ({ block: `b${i}`, text: 'x', ok }));
const area = (words: string, block: string | null = null) => ({
  text: words,
  block,
  box: [0, 0, 9, 9] as const,
});

test.each<[string, Partial<Text>, boolean | null]>([
  ['flawless', {}, true],
  ['an error rate at the bar', { cerInterval: [0.02, 0.02] }, true],
  ['above the bar', { cerInterval: [0.021, 0.021] }, false],
  ['above the bar only if the undecided is wrong', { cerInterval: [0, 0.3] }, null],
  ['above the bar at best', { cerInterval: [0.03, 0.3] }, false],
  ['critical strings right', { critical: critical(true, true) }, true],
  ['one wrong', { critical: critical(true, false) }, false],
  ['one not known', { critical: critical(true, null) }, null],
  ['one wrong and one not known', { critical: critical(null, false) }, false],
  ['a character nobody asked for', { extra: 1 }, false],
  ['a doubled one', { duplicated: 1 }, false],
  ['an unread area that is no block', { unread: [area('Sale')] }, null],
  ['too short to be text', { unread: [area('a-b·1')] }, true],
  ['several short ones', { unread: [area('abc'), area('abc')] }, true],
  ['one that stands for a block', { unread: [area('Spring Sale', 'title')] }, true],
  ['a failed bar beside one not known', { extra: 1, cerInterval: [0, 0.5] }, false],
])('%s', (_, over, usable) => {
  expect(isUsable(text(over), [], DEFAULT_BARS, 'none')).toBe(usable);
});

test('where decoration is asked for, text nobody asked for is not charged', () => {
  const decorated = text({ extra: 40, duplicated: 3, unread: [area('Sale')] });
  expect(isUsable(decorated, [], DEFAULT_BARS, 'decorative')).toBe(true);
});

test.each<[string, Bars, boolean | null]>([
  ['none', {}, true],
  ['a lax error rate', { maxCer: 0.5 }, true],
  ['a strict one', { maxCer: 0.1 }, false],
  ['critical strings', { critical: 'all' }, false],
  ['some extra text allowed', { maxExtraCharacters: 30 }, true],
  ['less of it', { maxExtraCharacters: 29 }, null],
  ['less still', { maxExtraCharacters: 19 }, false],
])('bars of one’s own: %s', (_, bars, usable) => {
  const judged = text({
    cerInterval: [0.2, 0.2],
    critical: critical(false),
    extra: 20,
    unread: [area('ten digits')].map((a) => ({ ...a, text: 'abcdefghij' })),
  });
  expect(isUsable(judged, [], bars, 'none')).toBe(usable);
});

test.each<[string, Bars, boolean | null]>([
  ['no rule', { rules: [] }, true],
  ['a rule that nobody judged', { rules: ['logo'] }, null],
  ['beside a bar that fails', { rules: ['logo'], maxExtraCharacters: 0 }, false],
])('rules: %s', (_, bars, usable) => {
  expect(isUsable(text({ extra: 3 }), [], bars, 'none')).toBe(usable);
});

test.each<[RuleVerdict, boolean | null]>([
  ['pass', true],
  ['not-applicable', true],
  ['unknown', null],
  ['fail', false],
])('a rule of the bars that says %s', (verdict, usable) => {
  const layout = [
    { rule: 'margin', verdict: 'fail' as const },
    { rule: 'logo', verdict },
  ];
  expect(isUsable(text(), layout, { rules: ['logo'] }, 'none')).toBe(usable);
});
