import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type DrawnLine,
  type JudgedLine,
  suspectFigures,
} from '../../../scripts/validity/suspect-figures.ts';
import { drawnPages, judgePage, unitAt } from '../../../scripts/validity/suspect-lines.ts';

function judged(
  kind: DrawnLine['kind'],
  over: Partial<JudgedLine> & { malformed?: number[] } = {},
) {
  const { malformed = [], ...rest } = over;
  return {
    drawn: { kind, malformed },
    verdict: 'exact' as const,
    critical: true,
    suspect: [],
    decided: true,
    characters: 10,
    charged: new Set<number>(),
    ...rest,
  };
}

describe('figures', () => {
  it('of nothing are nothing of nothing', () => {
    for (const share of Object.values(suspectFigures([])))
      expect(share).toEqual({ count: 0, of: 0 });
  });

  it('recall is of malformed glyphs, precision of suspect ones', () => {
    const figures = suspectFigures([
      judged('malformed', { malformed: [1, 2], suspect: [{ at: 1 }, { at: 5 }] }),
      judged('malformed', { malformed: [0], charged: new Set([0]) }),
      judged('malformed', { malformed: [3], decided: false }),
      judged('plain', { suspect: [{ at: 7 }] }),
      judged('plain', { decided: false, characters: 90 }),
      // A position beside a look-alike is neither known to be right nor wrong.
      judged('lookalike', { suspect: [{ at: 0 }] }),
    ]);
    expect(figures.recall).toEqual({ count: 1, of: 4 });
    expect(figures.reachable).toEqual({ count: 1, of: 2 });
    expect(figures.precision).toEqual({ count: 1, of: 3 });
    expect(figures.falseAlarms).toEqual({ count: 1, of: 10 });
  });

  it('count what passes by kind', () => {
    const figures = suspectFigures([
      judged('lookalike'),
      judged('lookalike', { verdict: 'exact', critical: null }),
      judged('lookalike', { verdict: 'close', critical: false }),
      judged('malformed', { malformed: [0], verdict: 'unreadable', critical: null }),
      judged('plain', { verdict: 'unreadable', critical: null }),
      judged('plain'),
      judged('typo'),
    ]);
    expect(figures).toMatchObject({
      lookalikeExact: { count: 2, of: 3 },
      lookalikeCritical: { count: 1, of: 3 },
      malformedExact: { count: 0, of: 1 },
      malformedCritical: { count: 0, of: 1 },
      typoExact: { count: 1, of: 1 },
      plainExact: { count: 1, of: 2 },
      plainCritical: { count: 1, of: 2 },
    });
  });
});

it.each<[string, number, number]>([
  ['Flat white', 0, 0],
  ['Flat white', 5, 4],
  ['कि सान', 0, 0],
  ['कि सान', 1, 0],
  ['कि सान', 3, 1],
  ['𠮷野', 1, 1],
  ['e\u0301a', 2, 1],
])('in %j code point %d belongs to unit %d', (text, codePoint, unit) => {
  expect(unitAt(text, codePoint)).toBe(unit);
});

describe('a page', () => {
  const line = { lang: 'en', width: 1 };
  const page = {
    sample: 'p1',
    width: 800,
    height: 600,
    lines: [
      {
        ...line,
        id: 'l1',
        text: 'Flat wh〓te',
        expected: 'Flat white',
        kind: 'malformed',
        malformed: [7],
      },
      { ...line, id: 'l2', text: 'Oak mi1k', expected: 'Oak milk', kind: 'lookalike' },
      { ...line, id: 'l3', text: 'Granola', kind: 'plain' },
    ],
  };

  async function folderOf(truth: unknown): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'typoscope-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'truth.json'), JSON.stringify(truth));
    return folder;
  }

  it('has what was asked for as copy, and where it is malformed', async () => {
    const pages = await drawnPages(await folderOf([page]));
    const { blocks, drawn } = pages.get('p1')!;
    expect(blocks.map(({ text }) => text)).toEqual(['Flat white', 'Oak milk', 'Granola']);
    expect(drawn).toEqual([
      { kind: 'malformed', malformed: [6] },
      { kind: 'lookalike', malformed: [] },
      { kind: 'plain', malformed: [] },
    ]);
  });

  it('of another shape is refused', async () => {
    await expect(drawnPages(await folderOf([{ sample: 'p1' }]))).rejects.toThrow(/width/);
  });

  it('is judged at each threshold', async () => {
    const drawn = (await drawnPages(await folderOf([page]))).get('p1')!;
    const fits: Record<string, number> = { w: 1, h: 1, i: 0.3 };
    const lines = drawn.blocks.map(({ text }, i) => ({
      text,
      confidence: 1,
      box: [10, 50 + i * 60, 300, 40] as const,
      characters: [...text].map((each) => ({ text: each, fit: fits[each] ?? 0.95, box: null })),
    }));
    const at = (threshold: number) =>
      judgePage({ ...drawn, lines, alphabet: null }, 0.85, threshold).map(
        ({ verdict, critical, suspect, decided }) => [verdict, critical, suspect.length, decided],
      );
    expect(at(0)).toEqual([
      ['exact', true, 0, true],
      ['exact', true, 0, true],
      ['exact', true, 0, true],
    ]);
    expect(at(0.5)).toEqual([
      ['unreadable', null, 1, true],
      ['unreadable', null, 1, true],
      ['exact', true, 0, true],
    ]);
    // All its glyphs are alike, so none stands out.
    expect(at(0.96)[2]).toEqual(['unreadable', null, 0, true]);
  });
});
