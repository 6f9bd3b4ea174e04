import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/stats/random.ts';
import { bestStretch, type Stretch } from '../../../src/text/match/local.ts';

const ids = (text: string) =>
  Int32Array.from(text, (letter) => (letter === '#' ? 0 : letter.charCodeAt(0)));

describe('the best local alignment', () => {
  it.each<[string, string, string, Stretch | null]>([
    ['nothing in common', 'abc', 'xyz', null],
    ['an empty line', '', 'abc', null],
    ['an empty block', 'abc', '', null],
    ['the whole of both', 'abc', 'abc', stretch(3, 0, 3, 0, 3)],
    ['a block inside a line', 'xxabcxx', 'abc', stretch(3, 2, 5, 0, 3)],
    ['a line inside a block', 'abc', 'xxabcxx', stretch(3, 0, 3, 2, 5)],
    ['across a wrong unit', 'abcxefg', 'abcdefg', stretch(5, 0, 7, 0, 7)],
    ['across a missing unit', 'abcefg', 'abcdefg', stretch(5, 0, 6, 0, 7)],
    ['across an inserted unit', 'abcxxdefg', 'abcdefg', stretch(5, 0, 9, 0, 7)],
    ['never across what is taken in the line', 'abc#efg', 'abcdefg', stretch(3, 0, 3, 0, 3)],
    ['never across what is taken in the block', 'abcdefgh', 'abc#efgh', stretch(4, 4, 8, 4, 8)],
    ['what is taken agrees with nothing', '##', '##', null],
    ['the first of two as good', 'abab', 'ab', stretch(2, 0, 2, 0, 2)],
  ])('%s', (_, line, block, expected) => {
    expect(bestStretch(ids(line), ids(block))).toEqual(expected);
  });

  it('scores as a slow table does, at ends that are worth the score', () => {
    const random = seededRandom(3);
    const text = () =>
      Array.from(
        { length: Math.floor(random() * 16) },
        () => '#aabbcd'[Math.floor(random() * 7)]!,
      ).join('');
    for (let n = 0; n < 400; n++) {
      const [line, block] = [text(), text()];
      const found = bestStretch(ids(line), ids(block));
      expect(found?.score ?? 0, `${line} ${block}`).toBe(slowScore(line, block));
      if (found === null) continue;
      const part = line.slice(found.lineFrom, found.lineTo);
      const other = block.slice(found.blockFrom, found.blockTo);
      expect(globalScore(part, other), `${line} ${block}`).toBe(found.score);
      expect([part[0], part.at(-1)], `${line} ${block}`).toEqual([other[0], other.at(-1)]);
    }
  });
});

function stretch(
  score: number,
  lineFrom: number,
  lineTo: number,
  blockFrom: number,
  blockTo: number,
): Stretch {
  return { score, lineFrom, lineTo, blockFrom, blockTo };
}

/** Smith and Waterman's table as it stands in the paper, `#` a wall. */
function slowScore(line: string, block: string): number {
  const table = Array.from({ length: line.length + 1 }, () => new Array(block.length + 1).fill(0));
  let best = 0;
  for (let i = 1; i <= line.length; i++) {
    for (let j = 1; j <= block.length; j++) {
      if (line[i - 1] === '#' || block[j - 1] === '#') continue;
      table[i]![j] = Math.max(
        0,
        table[i - 1]![j - 1] + (line[i - 1] === block[j - 1] ? 1 : -1),
        table[i - 1]![j] - 1,
        table[i]![j - 1] - 1,
      );
      best = Math.max(best, table[i]![j]);
    }
  }
  return best;
}

/** Needleman and Wunsch: what the two whole strings score at best. */
function globalScore(a: string, b: string): number {
  if (a === '' || b === '') return -Math.max(a.length, b.length);
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? -j : j === 0 ? -i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      table[i]![j] = Math.max(
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 1 : -1),
        table[i - 1]![j]! - 1,
        table[i]![j - 1]! - 1,
      );
    }
  }
  return table[a.length]![b.length]!;
}
