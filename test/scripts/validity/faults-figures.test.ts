import { describe, expect, it } from 'vitest';
import { copySamples } from '../../../scripts/validity/faults/copy.ts';
import { agreement, ranks } from '../../../scripts/validity/faults/correlation.ts';
import { drawnErrors } from '../../../scripts/validity/faults/drawn-errors.ts';
import type { Outcome } from '../../../scripts/validity/faults/outcome.ts';
import {
  agreementTable,
  cleanTable,
  malformedLine,
  outcomeTable,
} from '../../../scripts/validity/faults/tables.ts';
import {
  type CleanBlock,
  tallyClean,
  tallyOutcomes,
} from '../../../scripts/validity/faults/tally.ts';
import { heldTypefaces } from '../../../scripts/validity/pages/typefaces.ts';
import { unitsOf } from '../../../src/text/units.ts';
import { shipped } from '../../../src/typeset/fonts/shipped.ts';
import type { Page } from '../../../src/typeset/page.ts';

const rows = (table: string) => table.split('\n').map((line) => line.trim().split(/ {2,}/));

describe('faults by name', () => {
  const fault = (name: string, outcome: Outcome) => ({ name, outcome });
  const tally = tallyOutcomes(
    [
      fault('dropped', 'detected'),
      fault('look-alike', 'missed'),
      fault('dropped', 'undecided'),
      fault('dropped', 'wrong-channel'),
      fault('dropped', 'detected'),
    ],
    ({ name }) => name,
    ['look-alike', 'doubled', 'dropped'],
  );

  it('are counted in the order given, with all at the end', () => {
    expect([...tally.keys()]).toEqual(['look-alike', 'dropped', 'all']);
    expect(tally.get('dropped')).toEqual({
      n: 4,
      detected: 2,
      'wrong-channel': 1,
      missed: 0,
      undecided: 1,
    });
    expect(tally.get('all')!.n).toBe(5);
  });

  it('are told with the share that was detected, undecided ones not counting', () => {
    expect(rows(outcomeTable('Kind', tally))[2]).toEqual([
      'dropped',
      '4',
      '2',
      '1',
      '0',
      '1',
      '50.0%',
    ]);
  });
});

describe('clean blocks', () => {
  const block = (script: string, verdict: CleanBlock['verdict'], charged = 0): CleanBlock => ({
    script,
    verdict,
    characters: 10,
    edits: Array.from({ length: charged }, (_, at) => ({
      op: 'missing' as const,
      at,
      expected: 'x',
      read: '',
    })),
  });
  const tally = tallyClean([
    block('Jpan', 'exact'),
    block('Latn', 'exact'),
    block('Latn', 'close', 1),
    block('Latn', 'unreadable'),
    block('Latn', 'missing', 10),
  ]);

  it('are accused where they are decided and not exact', () => {
    expect([...tally.keys()]).toEqual(['Latn', 'Jpan', 'all']);
    expect(tally.get('Latn')).toEqual({
      blocks: 4,
      decided: 3,
      exact: 1,
      accused: 2,
      errors: 11,
      characters: 30,
    });
  });

  it('are told with their shares', () => {
    expect(rows(cleanTable(tally))[1]).toEqual([
      'Latn',
      '4',
      '3',
      '75.0%',
      '1',
      '33.3%',
      '2',
      '50.0%',
      '36.7%',
    ]);
  });
});

describe('agreement', () => {
  it.each<[string, [number, number][], number | null, number | null, number]>([
    [
      'the same',
      [
        [0, 0],
        [0.1, 0.1],
        [0.3, 0.3],
      ],
      1,
      1,
      0,
    ],
    [
      'in step, and half',
      [
        [0, 0],
        [0.1, 0.05],
        [0.2, 0.1],
      ],
      1,
      1,
      0.05,
    ],
    [
      'in step by rank alone',
      [
        [0, 0],
        [1, 1],
        [2, 8],
      ],
      0.9177,
      1,
      2,
    ],
    [
      'against each other',
      [
        [0, 2],
        [1, 1],
        [2, 0],
      ],
      -1,
      -1,
      4 / 3,
    ],
    [
      'one that never varies',
      [
        [0.1, 0],
        [0.2, 0],
      ],
      null,
      null,
      0.15,
    ],
  ])('of %s', (_, pairs, pearson, spearman, error) => {
    const found = agreement(pairs)!;
    const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 3));
    expect(found).toMatchObject({
      n: pairs.length,
      pearson: near(pearson),
      spearman: near(spearman),
      meanAbsoluteError: expect.closeTo(error, 6),
    });
  });

  it('of nothing is none', () => {
    expect(agreement([])).toBeNull();
  });

  it('has equal values share a rank', () => {
    expect(ranks([5, 1, 5, 9])).toEqual([2.5, 1, 2.5, 4]);
  });
});

describe('errors that were drawn', () => {
  const copy = [
    { id: 'a', role: 'headline', lang: 'en', text: 'Green\ntea', case: 'any' as const },
    { id: 'b', role: 'body', lang: 'en', text: 'Hot', case: 'exact' as const },
  ];
  const page = (a: string[], b: string[]) =>
    ({
      texts: [
        { block: 'a', lines: a.map((text) => ({ text })) },
        ...(b.length === 0 ? [] : [{ block: 'b', lines: b.map((text) => ({ text })) }]),
      ],
    }) as unknown as Page;
  const malformed = (at: number) => ({
    kind: 'malformed-glyph',
    block: 'a',
    what: '',
    facts: { at },
  });

  it.each<[string, Page, number[], number, number]>([
    ['none', page(['GREEN', 'TEA'], ['Hot']), [], 0, 0],
    ['case where it matters', page(['Green', 'tea'], ['hOT']), [], 3, 0],
    ['a block that is not there', page(['Green', 'tea'], []), [], 3, 0],
    ['a malformed glyph', page(['Green', 'tea'], ['Hot']), [4], 0, 1],
    ['one that is wrong anyway', page(['Grcen', 'tea'], ['Hot']), [2], 1, 0],
  ])('%s', (_, drawn, at, errors, glyphs) => {
    expect(drawnErrors(copy, drawn, at.map(malformed))).toEqual({
      characters: 11,
      errors,
      malformed: glyphs,
    });
  });
});

it('tables are as wide as a page at most', () => {
  const million = 1_234_567;
  const counts = {
    n: million,
    detected: million,
    'wrong-channel': million,
    missed: 0,
    undecided: 0,
  };
  const clean = { blocks: million, decided: million, exact: million, accused: million };
  const row = { n: million, pearson: -0.1234, spearman: 1, meanAbsoluteError: 0.5 };
  for (const table of [
    outcomeTable('Kind', new Map([['punctuation-dropped', counts]])),
    cleanTable(new Map([['Latn', { ...clean, errors: million, characters: million }]])),
    agreementTable(
      new Map([['all, but malformed', { ...row, means: [0.1, 0.1] as [number, number] }]]),
    ),
    malformedLine({ suspected: 999, charged: 999, elsewhere: 999, undecided: 999, whole: 999 }),
  ]) {
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  }
});

describe('what is reported', () => {
  it('is drawn in typefaces that the program does not come with', () => {
    expect(heldTypefaces.length).toBeGreaterThan(6);
    const own = new Set(shipped.map((typeface) => typeface.package));
    expect(heldTypefaces.filter((typeface) => own.has(typeface.package))).toEqual([]);
    const scripts = new Set(heldTypefaces.flatMap((one) => one.scripts.map(([name]) => name)));
    expect([...scripts].toSorted()).toEqual([
      'Arab',
      'Deva',
      'Hans',
      'Hant',
      'Jpan',
      'Kore',
      'Latn',
    ]);
  });

  it('has copy that a seed decides, in which no text holds another', () => {
    expect(copySamples(7, 1)).toEqual(copySamples(7, 1));
    expect(copySamples(7, 1)[0]!.copy).not.toEqual(copySamples(8, 1)[0]!.copy);
    for (const { copy } of copySamples(7, 2)) {
      const texts = copy
        .filter(({ role }) => role !== 'price')
        .map(({ text }) => unitsOf(text).folded.join(''));
      texts.forEach((text, at) => {
        expect(texts.filter((other, index) => index !== at && other.includes(text))).toEqual([]);
      });
    }
  });
});
