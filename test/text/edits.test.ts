import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/stats/random.ts';
import { alignUnits, type Edit, sequenceDistance } from '../../src/text/edits.ts';

/** Edits in short: `at:expected>read`. */
const short = ({ op, at, expected, read }: Edit) => `${op} ${at}:${expected}>${read}`;

describe('edits', () => {
  it.each<[string, string, string[]]>([
    ['', '', []],
    ['abc', 'abc', []],
    ['abc', 'axc', ['substitute 1:b>x']],
    ['abc', 'ac', ['missing 1:b>']],
    ['abc', 'abxc', ['insert 2:>x']],
    ['abc', 'xabc', ['insert 0:>x']],
    ['abc', 'abcx', ['insert 3:>x']],
    ['abc', '', ['missing 0:a>', 'missing 1:b>', 'missing 2:c>']],
    ['', 'ab', ['insert 0:>a', 'insert 0:>b']],
    ['¥4.50', '450', ['missing 0:¥>', 'missing 2:.>']],
    ['kitten', 'sitting', ['substitute 0:k>s', 'substitute 4:e>i', 'insert 6:>g']],
    ['ab', 'ba', ['substitute 0:a>b', 'substitute 1:b>a']],
  ])('%j read as %j', (expected, read, edits) => {
    expect(alignUnits([...expected], [...read]).edits.map(short)).toEqual(edits);
  });

  it('say which read unit stands for each expected one', () => {
    expect([...alignUnits([...'abcdef'], [...'xabdef']).to]).toEqual([1, 2, -1, 3, 4, 5]);
  });

  it('keep the words that were read together', () => {
    // Seven of ten letters are missing: either three may stay, but not letters here and there.
    const { to } = alignUnits([...'abcabcabcx'], [...'abc']);
    const kept = [...to].flatMap((at, i) => (at < 0 ? [] : [i]));
    expect(kept[2]! - kept[0]!).toBe(2);
  });

  it('are as few as there can be, and turn the one into the other', () => {
    const random = seededRandom(7);
    const word = () =>
      Array.from({ length: Math.floor(random() * 14) }, () => 'abcd'[Math.floor(random() * 4)]!);
    for (let n = 0; n < 500; n++) {
      const [expected, read] = [word(), word()];
      const { edits, to } = alignUnits(expected, read);
      const note = `${expected.join('')} ${read.join('')}`;
      expect(edits.length, note).toBe(distance(expected.join(''), read.join('')));
      expect(sequenceDistance(expected, read), note).toBe(edits.length);
      expect(apply(expected, edits).join(''), note).toBe(read.join(''));
      const paired = [...to].filter((at) => at >= 0);
      expect(paired, note).toEqual([...paired].sort((a, b) => a - b));
    }
  });
});

function apply(expected: readonly string[], edits: readonly Edit[]): string[] {
  const result: string[] = [];
  for (let i = 0; i <= expected.length; i++) {
    const here = edits.filter((edit) => edit.at === i);
    result.push(...here.filter(({ op }) => op === 'insert').map(({ read }) => read));
    if (i === expected.length) break;
    const change = here.find(({ op }) => op !== 'insert');
    if (change === undefined) result.push(expected[i]!);
    else if (change.op === 'substitute') result.push(change.read);
  }
  return result;
}

it.each<[string, string, number]>([
  ['', '', 0],
  ['the quick fox', 'the fox', 1],
  ['the quick fox', 'fox quick the', 2],
  ['', 'two words', 2],
  ['café', 'cafe', 1],
])('words %j against %j differ by %i', (a, b, expected) => {
  const words = (text: string) => text.split(' ').filter((word) => word !== '');
  expect(sequenceDistance(words(a), words(b))).toBe(expected);
});
