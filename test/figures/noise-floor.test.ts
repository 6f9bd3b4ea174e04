import { expect, test } from 'vitest';
import { type Counted, rateOf } from '../../src/figures/error-counts.ts';
import { noiseResult } from '../../src/figures/noise-floor.ts';

const counted = (over: Partial<Counted> = {}): Counted => {
  return { script: 'Latn', height: 30, decided: true, characters: 10, errors: 0, ...over };
};

const floor = (sample: string, blocks: Counted[]) => {
  return { set: 'menus', sample, ...rateOf(blocks), blocks };
};

test('the floor of a run: by script, by height and by sample, over all characters', () => {
  const noise = noiseResult([
    floor('a', [counted({ errors: 1 }), counted({ script: 'Jpan', height: 80, characters: 30 })]),
    floor('b', [counted({ height: null, errors: 10 }), counted({ decided: false, height: 20 })]),
  ]);
  expect(noise).toEqual({
    cer: 11 / 50,
    n: 50,
    characters: 60,
    scripts: {
      Jpan: { cer: 0, n: 30, characters: 30 },
      Latn: { cer: 11 / 20, n: 20, characters: 30 },
    },
    // A block that was not found has no height.
    heights: {
      '24-40 px': { cer: 0.1, n: 10, characters: 10 },
      'over 72 px': { cer: 0, n: 30, characters: 30 },
      'under 24 px': { cer: null, n: 0, characters: 10 },
    },
    samples: [
      { set: 'menus', sample: 'a', cer: 1 / 40, n: 40, characters: 40 },
      { set: 'menus', sample: 'b', cer: 1, n: 10, characters: 20 },
    ],
  });
});
