import { expect, test } from 'vitest';
import { alignSequences, type Pair } from '../../../src/alignment.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { sequenceDistance } from '../../../src/text/edits.ts';
import { bestStretch } from '../../../src/text/match/local.ts';

/** What leaves equal ends or whole texts out of a table must come to what the whole table says. */
const random = seededRandom(7);
const pick = (most: number) => Math.floor(random() * (most + 1));
const sequence = () => Array.from({ length: pick(9) }, () => 'abc'[pick(2)]!);
const cases = Array.from({ length: 3000 }, () => [sequence(), sequence()] as const);

function table(a: readonly string[], b: readonly string[]): number[][] {
  const cost = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) cost[0]![j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swap = cost[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      cost[i]![j] = Math.min(swap, cost[i - 1]![j]! + 1, cost[i]![j - 1]! + 1);
    }
  }
  return cost;
}

function wholeAlignment(a: readonly string[], b: readonly string[]): Pair[] {
  const cost = table(a, b);
  const pairs: Pair[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const here = cost[i]![j]!;
    const swap = i > 0 && j > 0 && cost[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1) === here;
    if (swap) pairs.unshift([--i, --j]);
    else if (i > 0 && cost[i - 1]![j]! + 1 === here) pairs.unshift([--i, null]);
    else pairs.unshift([null, --j]);
  }
  return pairs;
}

test('alignments and distances are those of the whole table', () => {
  for (const [a, b] of cases) {
    expect(alignSequences(a, b)).toEqual(wholeAlignment(a, b));
    expect(sequenceDistance(a, b)).toBe(table(a, b)[a.length]![b.length]);
  }
});

/** Ids that stand nowhere else keep the table from being left out; they change nothing of the best stretch. */
test('where all of a text stands in another, it is the first place where it does', () => {
  const ids = (units: readonly string[], stranger: number) =>
    Int32Array.from([...units.map((unit) => unit.charCodeAt(0)), stranger]);
  for (const [line, block] of cases) {
    const whole = bestStretch(ids(line, 1).subarray(0, -1), ids(block, 2).subarray(0, -1));
    expect(whole).toEqual(bestStretch(ids(line, 1), ids(block, 2)));
  }
});

test('no stretch scores more than the neighbours that stand in both, and one', () => {
  for (const [line, block] of cases) {
    const [a, b] = [line.join(''), block.join('')];
    const shared = line.slice(1).filter((_, i) => b.includes(a.slice(i, i + 2))).length;
    const ids = (text: string) => Int32Array.from(text, (unit) => unit.charCodeAt(0));
    expect(bestStretch(ids(a), ids(b))?.score ?? 0).toBeLessThanOrEqual(shared + 1);
  }
});
