import { describe, expect, it } from 'vitest';
import { type DiffUnit, displayDiff } from '../../src/report/display-diff.ts';

/** Marks: [missing], {substituted}, <inserted>. */
function shown(units: readonly DiffUnit[]): string {
  const signs = { same: '', substitute: '{}', missing: '[]', insert: '<>' } as const;
  return units.map(({ text, op }) => `${signs[op][0] ?? ''}${text}${signs[op][1] ?? ''}`).join('');
}

describe('displayDiff', () => {
  it.each([
    ['equal', 'Tea', 'Tea', 'Tea', 'Tea', 0],
    ['a substitution', 'Coffee', 'Coffce', 'Coff{e}e', 'Coff{c}e', 1],
    ['a lost point', '¥4.50', '¥450', '¥4[.]50', '¥450', 1],
    [
      'an added word stays whole',
      'with care',
      'with care indeed',
      'with care',
      'with care <i><n><d><e><e><d>',
      6,
    ],
    ['nothing read', 'ab', '', '[a][b]', '', 2],
    ['nothing asked', '', 'ab', '', '<a><b>', 2],
    ['a cluster is one unit', '👩‍🚀é', '👩‍🚀e', '👩‍🚀{é}', '👩‍🚀{e}', 1],
    ['composed and decomposed are equal', 'é', 'e\u0301', 'é', 'e\u0301', 0],
    [
      'width, quotes and dashes are no fault',
      'Ａ “x” – y',
      'A "x" - y',
      'Ａ “x” – y',
      'A "x" - y',
      0,
    ],
    ['but a small two is', 'm²', 'm2', 'm{²}', 'm{2}', 1],
    ['spaces are not judged', 'a b', 'ab', 'a b', 'ab', 0],
    ['Hangul', '원두', '윈두', '{원}두', '{윈}두', 1],
    ['Arabic', 'طبيعي', 'طبعي', 'طب[ي]عي', 'طبعي', 1],
  ])('%s', (_case, expected, read, left, right, differences) => {
    const diff = displayDiff(expected, read);
    expect(shown(diff.expected)).toBe(left);
    expect(shown(diff.read)).toBe(right);
    expect(diff.differences).toBe(differences);
  });

  it('leaves letter case out where the judge did', () => {
    expect(displayDiff('Charcoal', 'CHARCOAI', 1).differences).toBe(1);
    expect(displayDiff('Charcoal', 'CHARCOAI', 7).differences).toBe(7);
    expect(displayDiff('Charcoal', 'CHARCOAI').differences).toBe(7);
  });

  it('stays quick on long texts that share nothing', () => {
    const started = performance.now();
    const diff = displayDiff('ab'.repeat(3000), 'xyz'.repeat(1500));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(diff.differences).toBe(6000);
  });

  it('loses no character of either side', () => {
    const diff = displayDiff('Kaffee und Kuchen', 'Kafee & Küchenn');
    expect(diff.expected.map((unit) => unit.text).join('')).toBe('Kaffee und Kuchen');
    expect(diff.read.map((unit) => unit.text).join('')).toBe('Kafee & Küchenn');
  });
});
