import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/stats/random.ts';
import { groundKinds } from '../../src/typeset/page.ts';
import { chooseGround, rgb } from '../../src/typeset/scheme.ts';
import { colourDistance } from './colour-distance.ts';

const seeds = Array.from({ length: 60 }, (_, i) => i + 1);
const grounds = (
  sample: Parameters<typeof chooseGround>[0],
  asked?: (typeof groundKinds)[number],
) => seeds.map((seed) => chooseGround(sample, seededRandom(seed), asked));

describe('chooseGround', () => {
  it('gives every kind in its turn, and the same for the same seed', () => {
    expect(new Set(grounds({}).map(({ kind }) => kind))).toEqual(new Set(groundKinds));
    expect(grounds({})).toEqual(grounds({}));
  });

  it.each(groundKinds)('gives the kind asked for: %s', (kind) => {
    for (const ground of grounds({}, kind)) expect(ground.kind).toBe(kind);
  });

  it('is plain white where white is asked for, whatever else is', () => {
    const palette = { primary: '#7A1F2B' };
    for (const ground of grounds({ background: 'white', palette }, 'photo')) {
      expect(ground).toMatchObject({
        kind: 'plain',
        colour: [255, 255, 255],
        second: [122, 31, 43],
      });
    }
  });

  it('is transparent where that is asked for', () => {
    for (const { kind } of grounds({ background: 'transparent' }, 'rays')) {
      expect(kind).toBe('transparent');
    }
  });

  it.each(['#7A1F2B', '#F4EBDD', '#000000', '#FFFFFF', '#0F3D5E'])(
    'keeps to a palette of %s',
    (primary) => {
      for (const { kind, colour, second } of grounds({ palette: { primary } })) {
        expect(kind).not.toBe('photo');
        expect(colour).toEqual(rgb(primary));
        expect(colourDistance(colour, second)).toBeLessThan(10);
      }
    },
  );
});

describe('rgb', () => {
  it.each([
    ['#000000', [0, 0, 0]],
    ['#ff8001', [255, 128, 1]],
    ['#0A0B0C', [10, 11, 12]],
  ])('reads %s', (hex, colour) => {
    expect(rgb(hex)).toEqual(colour);
  });
});
