import { describe, expect, it } from 'vitest';
import { type Candidate, NOTHING } from '../../src/reading/candidate.ts';
import { type Heard, SIGNALS, type Signal, signalsOf } from '../../src/reading/signals.ts';
import { candidate } from './candidate.ts';

const place = { width: 400, height: 40 };
const votes = { shares: [], fits: [], agreeing: null, lacking: 0 };

function heard(chosen: Candidate, changes: Partial<Heard> = {}): Heard {
  return {
    chosen,
    first: chosen,
    place,
    votes,
    cross: null,
    crossAgrees: false,
    steady: 1,
    ...changes,
  };
}

const cross = (confidence: number, share = 1) => ({ candidate: candidate('x', confidence), share });

describe('signals of a line', () => {
  const long = 'Ticker '.repeat(1000);
  it.each<[string, Heard]>([
    ['of nothing', heard(NOTHING, { first: null })],
    ['of spaces', heard(candidate('  '))],
    ['that is surest', heard(candidate('Fern', 1))],
    ['that is surer than sure', heard(candidate('Fern', 1.0000001))],
    ['that is very long', heard(candidate(long))],
    ['in no place', heard(candidate('a'), { place: { width: 0, height: 0 } })],
    ['in a huge place', heard(candidate('a'), { place: { width: 1e5, height: 1e5 } })],
    ['of emoji and right to left', heard(candidate('👩‍🍳 قهوة'))],
  ])('%s are finite and of one size', (_, line) => {
    const signals = signalsOf(line);
    expect(Object.keys(signals).sort()).toEqual([...SIGNALS].sort());
    for (const [name, value] of Object.entries(signals)) {
      expect(Number.isFinite(value), name).toBe(true);
      expect(Math.abs(value), name).toBeLessThan(3);
    }
  });

  /** The second line is the worse one; `up`: its signal is the greater. */
  it.each<[Signal, 'up' | 'down', Heard, Heard]>([
    ['trust', 'down', heard(candidate('ab', 0.99)), heard(candidate('ab', 0.9))],
    ['weakest', 'down', heard(candidate('ab', 0.9)), heard(candidate('ab', 0.9, { b: 0.5 }))],
    ['mean', 'down', heard(candidate('ab', 0.9)), heard(candidate('ab', 0.9, { b: 0.5 }))],
    [
      'rival',
      'up',
      heard(candidate('a')),
      heard({
        ...NOTHING,
        text: 'a',
        characters: [{ text: 'a', confidence: 0.6, rival: 0.4, from: 0, to: 1 }],
      }),
    ],
    ['passedOver', 'up', heard(candidate('a')), heard({ ...candidate('a'), passedOver: 0.4 })],
    [
      'support',
      'down',
      heard(candidate('ab'), { votes: { ...votes, shares: [1, 1] } }),
      heard(candidate('ab'), { votes: { ...votes, shares: [1, 0.5] } }),
    ],
    [
      'agreeing',
      'down',
      heard(candidate('ab'), { votes: { ...votes, agreeing: 1 } }),
      heard(candidate('ab'), { votes }),
    ],
    [
      'agreeing',
      'down',
      heard(candidate('ab'), { votes }),
      heard(candidate('ab'), { votes: { ...votes, agreeing: 0 } }),
    ],
    [
      'lacking',
      'up',
      heard(candidate('ab')),
      heard(candidate('ab'), { votes: { ...votes, lacking: 0.7 } }),
    ],
    [
      'covered',
      'down',
      heard(candidate('ababababab')),
      heard(candidate('ababababab'), {
        place: { width: 4000, height: 10 },
        chosen: {
          ...candidate('ab'),
          characters: candidate('ab').characters.map((one) => ({
            ...one,
            from: one.from / 4,
            to: one.to / 4,
          })),
        },
      }),
    ],
    [
      'heights',
      'down',
      heard(candidate('a'), { cross: cross(0.9, 1) }),
      heard(candidate('a'), { cross: cross(0.9, 0.4) }),
    ],
    [
      'crossAgrees',
      'down',
      heard(candidate('a'), { cross: cross(0.9), crossAgrees: true }),
      heard(candidate('a'), { cross: cross(0.9), crossAgrees: false }),
    ],
    [
      'crossDiffers',
      'up',
      heard(candidate('a'), { cross: cross(0.9), crossAgrees: true }),
      heard(candidate('a'), { cross: cross(0.9), crossAgrees: false }),
    ],
    [
      'crossConfidence',
      'down',
      heard(candidate('a'), { cross: cross(0.99) }),
      heard(candidate('a'), { cross: cross(0.5) }),
    ],
    ['length', 'up', heard(candidate('a')), heard(candidate('abcdef'))],
    [
      'size',
      'down',
      heard(candidate('a')),
      heard(candidate('a'), { place: { width: 40, height: 10 } }),
    ],
    ['lookalikes', 'up', heard(candidate('nut')), heard(candidate('nu1'))],
    ['single', 'up', heard(candidate('ab')), heard(candidate('a '))],
    ['steady', 'down', heard(candidate('ab')), heard(candidate('ab'), { steady: 0.5 })],
  ])('%s goes %s', (signal, way, better, worse) => {
    const [a, b] = [signalsOf(better)[signal], signalsOf(worse)[signal]];
    if (way === 'up') expect(b).toBeGreaterThan(a);
    else expect(b).toBeLessThan(a);
  });

  it('nobody to check says neither yes nor no', () => {
    const { crossAgrees, crossDiffers, heights } = signalsOf(heard(candidate('a')));
    expect([crossAgrees, crossDiffers, heights]).toEqual([0, 0, 0]);
  });

  it.each([0, 0.5, 1])('a line as steady as %s is so', (steady) => {
    expect(signalsOf(heard(candidate('a'), { steady })).steady).toBe(steady);
  });

  it('what tells .98 from .998 is more than what tells .5 from .6', () => {
    const trust = (confidence: number) => signalsOf(heard(candidate('ab', confidence))).trust;
    expect(trust(0.998) - trust(0.98)).toBeGreaterThan(5 * (trust(0.6) - trust(0.5)));
  });
});
