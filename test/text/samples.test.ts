import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSet } from '../../src/dataset/load.ts';
import { unbroken } from '../../src/text/normalize.ts';
import { unitsOf } from '../../src/text/units.ts';
import { column, figures, judge } from './page.ts';

/** The judge's table on the copy of every sample at hand; case sets beside the project join in. */
const FOLDERS = ['datasets/demo', '../shared/cases/typeset', '../shared/cases/real'];
const samples = (
  await Promise.all(FOLDERS.filter((folder) => existsSync(folder)).map((folder) => loadSet(folder)))
).flatMap((set) =>
  set.samples.map((sample) => ({ name: `${set.info.name}/${sample.id}`, sample })),
);

describe.each(samples)('$name', ({ sample }) => {
  // Regions would be at odds with a plain column; that place tells equal texts apart is tested.
  const copy = sample.copy.map(({ region: _, ...block }) => block);
  const texts = copy.map((block) => unbroken(block.text));
  const size = texts.reduce((sum, text) => sum + unitsOf(text).raw.length, 0);
  const clean = {
    substituted: 0,
    missing: 0,
    inserted: 0,
    extra: 0,
    duplicated: 0,
    cer: 0,
    wer: 0,
  };
  const of = (drawn: readonly string[]) => figures(judge(copy, column(drawn)));

  it('is flawless as it stands', () => {
    expect(of(texts)).toMatchObject(clean);
    expect(of(texts).order ?? 1).toBe(1);
  });

  it('permuted moves the order only', () => {
    expect(of(texts.toReversed())).toMatchObject(clean);
  });

  it('doubled moves the duplicated only', () => {
    expect(of([...texts, ...texts])).toMatchObject({
      ...clean,
      // A lone character on a line of its own is never charged.
      duplicated: size - texts.filter((text) => unitsOf(text).raw.length === 1).length,
    });
  });

  it('with an invented line moves the extra only', () => {
    expect(of([...texts, 'Qzxwvk jfhgb'])).toMatchObject({ ...clean, extra: 11 });
  });

  it('with a block left out moves the missing only', () => {
    const [first, ...rest] = texts;
    // Unless the same words stand elsewhere, where they are found.
    if (rest.some((text) => text.includes(first!) || first!.includes(text))) return;
    const { missing, extra, duplicated } = of(rest);
    expect({ missing, extra, duplicated }).toEqual({
      missing: unitsOf(first!).raw.length,
      extra: 0,
      duplicated: 0,
    });
  });
});
