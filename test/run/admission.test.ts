import { describe, expect, test } from 'vitest';
import { admissionOf } from '../../src/run/admission.ts';
import { budgetOf, type Settle } from '../../src/run/budget.ts';
import { settled } from './fake-clock.ts';

/** An admission, and what came of each place: `yes`, `no`, or nothing yet. */
function admitted(cap: string, prices: readonly (string | null)[]) {
  const budget = budgetOf(cap);
  const admission = admissionOf(budget, prices);
  const words: ('yes' | 'no' | '')[] = prices.map(() => '');
  const settles = new Map<number, Settle>();
  prices.forEach((_, place) => {
    void admission.admit(place).then((settle) => {
      words[place] = settle === null ? 'no' : 'yes';
      if (settle !== null) settles.set(place, settle);
    });
  });
  return {
    budget,
    admission,
    /** Ends calls, `1→0.04`: that of place 1 cost 0.04; then tells what each place heard so far. */
    async told(...ends: string[]) {
      await settled();
      for (const end of ends) {
        const [place, actual] = end.split('→');
        settles.get(Number(place))!(actual === '?' ? null : actual!);
        await settled();
      }
      return words.map((word) => word || '…').join(' ');
    },
  };
}

describe('in the order of the plan', () => {
  test.each<[string, string, (string | null)[], [ends: string[], told: string][]]>([
    ['what fits is admitted ahead', '1', ['0.1', '0.2', '0.3'], [[[], 'yes yes yes']]],
    [
      'what may still fit waits, and does where others come out cheaper',
      '0.10',
      ['0.05', '0.05', '0.05', '0.05'],
      [
        [[], 'yes yes … …'],
        [['1→0.01'], 'yes yes … …'],
        [['0→0.01'], 'yes yes yes …'],
        [['2→0.00'], 'yes yes yes yes'],
      ],
    ],
    [
      'where they don’t, that is the end, also for what is cheaper',
      '0.10',
      ['0.05', '0.05', '0.04', '0.01', '0.00'],
      [
        [[], 'yes yes … … …'],
        [['0→0.05'], 'yes yes … … …'],
        [['1→0.05'], 'yes yes no no yes'],
      ],
    ],
    [
      'a cheap one does not overtake a dear one that waits',
      '0.10',
      ['0.06', '0.05', '0.01'],
      [
        [[], 'yes … …'],
        [['0→0.06'], 'yes no no'],
      ],
    ],
    [
      'what was not billed goes to the next in the plan, whoever is faster',
      '0.10',
      ['0.05', '0.05', '0.05', '0.05'],
      [
        [['1→0'], 'yes yes yes …'],
        [['0→0.05'], 'yes yes yes …'],
        [['2→0'], 'yes yes yes yes'],
      ],
    ],
    [
      'what nobody knows the cost of counts in full',
      '0.10',
      ['0.05', '0.05', '0.05'],
      [[['0→?', '1→?'], 'yes yes no']],
    ],
    [
      'what came out dearer is taken from those who wait',
      '0.15',
      ['0.05', '0.05', '0.06'],
      [[['0→0.09', '1→0.01'], 'yes yes no']],
    ],
    [
      'an unknown price never is, and is in nobody’s way',
      '0.10',
      [null, '0.05', null, '0.05', '0.05'],
      [
        [[], 'no yes no yes …'],
        [['1→0.05', '3→0.05'], 'no yes no yes no'],
      ],
    ],
    [
      'what is free is, however little there is',
      '0.01',
      ['0.05', '0', '0.00', '000.000', '0.01'],
      [[[], 'no yes yes yes no']],
    ],
    ['nothing to ask for', '0.01', [], [[[], '']]],
  ])('%s', async (_, cap, prices, steps) => {
    const { told } = admitted(cap, prices);
    for (const [ends, words] of steps) expect(await told(...ends)).toBe(words);
  });

  test('a place is decided once, whoever asks again and whenever', async () => {
    const { admission, budget, told } = admitted('0.10', ['0.05', '0.10']);
    await told();
    const [one, other] = await Promise.all([admission.admit(0), admission.admit(0)]);
    expect(one).toBe(other);
    one!('0.05');
    other!('0.05');
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: true });
    expect(await told()).toBe('yes no');
  });

  test('a thousand that all come out cheaper are all asked for', async () => {
    const prices = Array.from({ length: 1000 }, () => '0.10');
    const { told, budget } = admitted('1.00', prices);
    for (let place = 0; place < 1000; place++) await told(`${place}→0.0005`);
    expect(await told()).toBe(prices.map(() => 'yes').join(' '));
    expect(budget.spent()).toEqual({ usd: '0.50', isExact: true });
  });
});

describe('what has no place', () => {
  test('is admitted where it fits, now', () => {
    const { admission } = admitted('0.10', ['0.05']);
    expect(admission.reserve('0.06')).toBeNull();
    expect(admission.reserve('0.05')).not.toBeNull();
    expect(admission.reserve('0.01')).toBeNull();
    expect(admission.reserve('0.00')).not.toBeNull();
  });

  test.each([
    ['yes', '0.01', 'yes yes yes'],
    ['no', '0.05', 'yes yes no'],
  ])('whoever waits is told when the last of it is over: %s', async (_, actual, words) => {
    const { admission, told } = admitted('0.25', ['0.05', '0.05', '0.16']);
    // The first may have been billed, and is sent again while the third one waits.
    expect(await told('0→?')).toBe('yes yes …');
    const again = admission.reserve('0.05')!;
    expect(await told('1→0.02')).toBe('yes yes …');
    again(actual);
    expect(await told()).toBe(words);
  });
});
