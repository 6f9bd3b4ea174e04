import { describe, expect, it, test } from 'vitest';
import type { PictureEvidence, ProductPlace } from '../../src/layout/evidence.ts';
import { product } from '../../src/layout/product.ts';
import type { AskedLayout, LayoutInput } from '../../src/layout/seen.ts';

const place: ProductPlace = {
  box: [400, 300, 200, 400],
  quad: [
    [400, 300],
    [600, 300],
    [600, 700],
    [400, 700],
  ],
  angle: 0.2,
  stretch: 1.01,
  score: 0.97,
  outline: 0.99,
  differing: 0.01,
  structure: 0.95,
  covered: 0.05,
};

function judged(found: ProductPlace | null | undefined, asked: AskedLayout['product']) {
  const evidence = { product: found === undefined ? null : { found } } as PictureEvidence;
  const input: LayoutInput = {
    width: 1000,
    height: 1000,
    asked: { copy: [], product: asked },
    blocks: [],
    located: [],
    lines: [],
    evidence,
  };
  return product.judge(input);
}

const asked = { region: 'middle-center' };

describe('product', () => {
  test.each<[string, Partial<ProductPlace>, AskedLayout['product'], string, RegExp]>([
    ['as asked', {}, asked, 'pass', /looks as in its picture/],
    ['no place asked for', { box: [0, 0, 200, 400] }, {}, 'pass', /looks as/],
    ['5% to spare', { box: [190, 300, 200, 400] }, asked, 'pass', /looks as/],
    [
      'out of its place',
      { box: [150, 300, 200, 400] },
      asked,
      'fail',
      /3.3% of the picture outside/,
    ],
    ['out of its box', {}, { region: [0, 0, 0.2, 0.2] }, 'fail', /outside its place/],
    ['wide', { stretch: 1.3 }, asked, 'fail', /to the sides by 30%/],
    ['tall', { stretch: 0.8 }, asked, 'fail', /to its height by 25%/],
    ['hardly wide', { stretch: 1.05 }, asked, 'pass', /looks as/],
    ['turned', { angle: -12 }, asked, 'fail', /turned by 12 degrees/],
    ['hardly turned', { angle: 4 }, asked, 'pass', /looks as/],
    ['another outline', { outline: 0.85 }, asked, 'fail', /outline that differs .* by 15%/],
    ['other colours', { differing: 0.8 }, asked, 'fail', /on 80% of its surface/],
    ['as much as is allowed', { differing: 0.1, outline: 0.9 }, asked, 'pass', /looks as/],
    ['more than its own', { differing: 0.06 }, { tolerance: 0.05 }, 'fail', /on 6%/],
    ['less than its own', { differing: 0.25 }, { tolerance: 0.3 }, 'pass', /looks as/],
    ['unsure', { score: 0.6, differing: 0.9 }, asked, 'unknown', /too unlike/],
    [
      'covered',
      { covered: 0.7, differing: 0.6 },
      asked,
      'unknown',
      /70% of the product is covered/,
    ],
    ['covered and turned', { covered: 0.7, angle: 20 }, asked, 'fail', /turned by 20 degrees/],
  ])('%s', (_, change, own, verdict, message) => {
    const made = judged({ ...place, ...change }, own);
    expect(made.verdict).toBe(verdict);
    expect(made.message).toMatch(message);
    expect(made.score === null).toBe(verdict === 'unknown');
    if (verdict === 'pass') expect(made.score).toBe(1);
    if (verdict === 'fail') expect(made.score).toBeLessThan(1);
    expect(made.marks.some(({ kind }) => kind === 'outline')).toBe(true);
    expect(made.boxes.length).toBe(1);
  });

  it('tells a mirror image by its corners', () => {
    const [a, b, c, d] = place.quad;
    const made = judged({ ...place, quad: [b, a, d, c], differing: 0.4 }, asked);
    expect(made.measured.mirrored).toBe(true);
    expect(made.message).toBe(
      'The product is mirrored, which differs from its picture on 40% of its surface.',
    );
  });

  it('names all that is wrong, and counts it', () => {
    const made = judged({ ...place, stretch: 1.4, differing: 0.5 }, asked);
    expect(made.message).toMatch(/drawn out .* and differs/);
    expect(made.score).toBe(0.6);
  });

  it('fails where the product is missing, and shows where it should be', () => {
    const made = judged(null, asked);
    expect([made.verdict, made.score]).toEqual(['fail', 0]);
    expect(made.marks).toEqual([
      {
        kind: 'box',
        tone: 'guide',
        box: [1000 / 3, 1000 / 3, 1000 / 3, 1000 / 3],
        label: 'product',
      },
    ]);
  });

  it('does not know where nobody looked, and is silent where none is asked for', () => {
    expect(judged(undefined, asked).verdict).toBe('unknown');
    expect(judged(place, undefined).verdict).toBe('not-applicable');
  });

  it('shows where it differs, where that is what is wrong', () => {
    const where = [place.quad];
    const marks = (change: object) =>
      judged({ ...place, where, ...change }, asked).marks.filter(
        (mark) => mark.kind === 'outline' && mark.label === 'differs',
      );
    expect(marks({ differing: 0.5 })).toEqual([
      { kind: 'outline', tone: 'bad', points: place.quad, label: 'differs' },
    ]);
    expect(marks({ angle: 20 })).toEqual([]);
  });

  it('shows the way back into its place', () => {
    const made = judged({ ...place, box: [0, 300, 200, 400] }, asked);
    expect(made.marks).toContainEqual({
      kind: 'line',
      tone: 'bad',
      from: [100, 500],
      to: [1000 / 3, 500],
    });
  });
});
