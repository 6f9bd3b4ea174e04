import { describe, expect, it } from 'vitest';
import type { KnownBlock } from '../../../scripts/validity/measure.ts';
import { type KnownPicture, residualOfPictures } from '../../../scripts/validity/residual.ts';

/** A block of ten characters, of which some are charged. */
function block(charged: number, over: Partial<KnownBlock> & { script?: string } = {}): KnownBlock {
  const { script = 'Latn', ...rest } = over;
  const edits = Array.from({ length: charged }, (_, at) => ({
    op: 'substitute' as const,
    at,
    expected: 'a',
    read: 'b',
  }));
  const verdict = charged === 0 ? 'exact' : 'close';
  return { block: { script, verdict, edits }, characters: 10, trueEdits: 0, ...rest };
}

const unreadable = (script = 'Latn'): KnownBlock => ({
  block: { script, verdict: 'unreadable', edits: [] },
  characters: 10,
  trueEdits: 0,
});
const real = (...blocks: KnownBlock[]): KnownPicture => ({ basis: 'real', blocks });
const typeset = (...blocks: KnownBlock[]): KnownPicture => ({ basis: 'typeset', blocks });

describe('what a reader misreads', () => {
  it.each<[string, KnownPicture[], { value: number; n: number } | null]>([
    ['no pictures', [], null],
    ['no blocks', [real()], null],
    ['nothing decided', [real(unreadable(), unreadable())], null],
    ['nothing drawn right', [real(block(3, { trueEdits: 3 }))], null],
    ['nothing charged', [real(block(0), block(0))], { value: 0, n: 20 }],
    ['one in ten', [real(block(1))], { value: 0.1, n: 10 }],
    [
      'over all characters, not over blocks',
      [real(block(1), block(0, { characters: 30 }))],
      { value: 0.025, n: 40 },
    ],
    [
      'nor over pictures',
      [real(block(2)), real(block(0), block(0), block(0))],
      { value: 0.05, n: 40 },
    ],
    ['what is undecided counts for nothing', [real(block(1), unreadable())], { value: 0.1, n: 10 }],
    [
      'nor what is truly wrong',
      [real(block(1), block(5, { trueEdits: 5 }))],
      { value: 0.1, n: 10 },
    ],
  ])('%s', (_, pictures, expected) => {
    const found = residualOfPictures(pictures);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });

  it('has no interval over a single picture', () => {
    expect(residualOfPictures([real(block(1), block(0))])).toMatchObject({ low: null, high: null });
  });

  it('has one over pictures, the same each time', () => {
    const pictures = Array.from({ length: 12 }, (_, i) => real(block(i % 4 === 0 ? 2 : 0)));
    const found = residualOfPictures(pictures)!;
    expect(found.value).toBe(0.05);
    expect(found.low!).toBeLessThan(0.05);
    expect(found.high!).toBeGreaterThan(0.05);
    expect(residualOfPictures(pictures)).toEqual(found);
    // Errors that stand together in one picture tell less than as many apart.
    const together = residualOfPictures([
      real(...Array.from({ length: 3 }, () => block(2))),
      ...Array.from({ length: 9 }, () => real(block(0))),
    ])!;
    expect(together.value).toBe(0.05);
    expect(together.high! - together.low!).toBeGreaterThan(found.high! - found.low!);
  });
});

describe('real pictures and typeset ones', () => {
  it('real ones are what counts, where there are any', () => {
    const found = residualOfPictures([real(block(1)), typeset(block(0), block(0))]);
    expect(found).toMatchObject({ basis: 'real', value: 0.1, n: 10 });
  });

  it('typeset ones say something where there are none', () => {
    expect(residualOfPictures([typeset(block(1))])).toMatchObject({ basis: 'typeset', value: 0.1 });
  });

  it('each script by itself, in a fixed order; typeset where no real picture has it', () => {
    const found = residualOfPictures([
      typeset(block(2, { script: 'Kore' }), block(2)),
      real(block(1), block(0, { script: 'Arab' }), unreadable('Deva')),
    ])!;
    expect(Object.keys(found.scripts)).toEqual(['Arab', 'Kore', 'Latn']);
    expect(found.scripts).toMatchObject({
      Arab: { value: 0, n: 10 },
      Kore: { value: 0.2, n: 10 },
      Latn: { value: 0.1, n: 10 },
    });
  });
});
