import { describe, expect, test } from 'vitest';
import { type Box, quadOf } from '../../../src/geometry.ts';
import type { LogoPlace } from '../../../src/layout/evidence.ts';
import { foundLogos, seenLogo } from '../../../src/layout/logo/places.ts';
import { aPage } from '../a-page.ts';

function place(box: Box, more: Partial<LogoPlace> = {}): LogoPlace {
  const whole = { angle: 0, stretch: 1, shape: 0.98, weakest: 0.9, visible: 0.99, colour: 1 };
  return { box, quad: quadOf(box), ...whole, ...more };
}

const FIRST = place([50, 50, 150, 100]);

test('tells which places are the logo', () => {
  const found = [FIRST, place([700, 800, 150, 100], { shape: 0.8 })];
  expect(foundLogos({ aspect: 1.5, found })).toEqual([found[0]]);
});

describe('a second one', () => {
  test.each<[string, LogoPlace, boolean]>([
    ['whole', place([700, 800, 90, 60]), true],
    [
      'with a letter over a part of it',
      place([700, 800, 90, 60], { shape: 0.88, weakest: 0 }),
      true,
    ],
    ['in other colours', place([700, 800, 90, 60], { colour: 40 }), true],
    ['half covered', place([700, 800, 90, 60], { shape: 0.76, weakest: 0 }), true],
    ['tiny, in an ornament', place([700, 800, 30, 20]), false],
    ['half like it and small', place([700, 800, 60, 40], { shape: 0.78, weakest: 0 }), false],
    [
      'half like it, in other colours',
      place([700, 800, 90, 60], { shape: 0.78, weakest: 0, colour: 20 }),
      false,
    ],
    [
      'half like it, without a colour',
      place([700, 800, 90, 60], { shape: 0.78, weakest: 0, colour: null }),
      false,
    ],
    ['hardly like it', place([700, 800, 90, 60], { shape: 0.7, weakest: 0 }), false],
  ])('%s', (_, second, counts) => {
    const { state, place: first, again } = seenLogo(aPage({ blocks: [] }), [FIRST, second]);
    expect(state).toBe('whole');
    expect(first).toBe(FIRST);
    expect(again).toEqual(counts ? [second] : []);
  });
});
