import { describe, expect, it } from 'vitest';
import type { Region, Sample } from '../../../src/dataset/schema.ts';
import { logoExtents, productExtents } from '../../../src/typeset/arrange/pictures.ts';
import type { Piece } from '../../../src/typeset/arrange/pieces.ts';
import { block, LOGOS, sampleOf } from './samples.ts';

const piece = (kind: 'logo' | 'product', region: Region): Piece => ({
  id: kind,
  kind,
  block: null,
  region,
  rightToLeft: false,
});

function logo(
  asked: Omit<NonNullable<Sample['logo']>, 'asset'>,
  aspect: number,
  region: Region = 'top-left',
) {
  const sample = sampleOf([block('a', 'body', 'Tea')], { logo: { asset: LOGOS.word, ...asked } });
  const found = logoExtents(sample, piece('logo', region), aspect);
  return (
    found && {
      clear: found.clear,
      width: found.width - 2 * found.clear,
      height: found.height - 2 * found.clear,
    }
  );
}

describe('logoExtents', () => {
  it('is within the widths asked for, in its proportions', () => {
    const { width, height } = logo({ width: [0.1, 0.3] }, 0.25)!;
    expect(width).toBeGreaterThanOrEqual(102.4);
    expect(width).toBeLessThanOrEqual(307.2);
    expect(height).toBeCloseTo(width / 4);
  });

  it('keeps the clear space asked for in its own heights', () => {
    const { clear, height } = logo({ width: [0.1, 0.1], clear: 0.5 }, 0.5)!;
    expect(clear).toBeGreaterThan(height / 2);
    expect(clear).toBeLessThan(height / 2 + 6);
  });

  it.each([1, 3, 8])(
    'is no higher than a fifth of the page, where it may be: %d high',
    (aspect) => {
      expect(logo({}, aspect)!.width).toBeGreaterThanOrEqual(0.12 * 1024 - 1e-9);
      expect(logo({ width: [0.01, 0.9] }, aspect)!.height).toBeLessThanOrEqual(0.2 * 1024 + 1e-9);
    },
  );

  it('fills no more than its box, and refuses one that is too small', () => {
    const box: Region = [0.1, 0.1, 0.2, 0.05];
    expect(logo({ width: [0.05, 0.9] }, 0.5, box)!.height).toBeLessThanOrEqual(51.3);
    expect(logo({ width: [0.15, 0.9] }, 0.5, box)).toBeNull();
  });
});

describe('productExtents', () => {
  const sample = sampleOf([block('a', 'body', 'Tea')], { canvas: { width: 1000, height: 2000 } });

  it.each<[Region, number, number, number]>([
    ['middle-center', 1, 700, 700],
    ['middle-center', 4, 180, 720],
    ['middle-left', 0.5, 400, 200],
    [[0.1, 0.1, 0.3, 0.3], 1, 300, 300],
  ])('at %s, %d high over wide', (region, aspect, width, height) => {
    const { clear, ...all } = productExtents(sample, piece('product', region), aspect, 0.36);
    expect(all.width - 2 * clear).toBeCloseTo(width);
    expect(all.height - 2 * clear).toBeCloseTo(height);
  });
});
