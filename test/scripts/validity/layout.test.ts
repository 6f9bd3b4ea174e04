import { describe, expect, test } from 'vitest';
import { measuredTo } from '../../../scripts/validity/layout/measured.ts';
import { brokenBy, isFaultBy } from '../../../scripts/validity/layout/rule-of.ts';
import type { SeenLayout } from '../../../scripts/validity/layout/see.ts';
import {
  cleanRulesTable,
  foundTable,
  measuredTable,
} from '../../../scripts/validity/layout/tables.ts';
import { tallyClean, tallyFound } from '../../../scripts/validity/layout/tally.ts';
import { ruleIds } from '../../../src/benchmark/schema.ts';
import type { Box } from '../../../src/geometry.ts';
import type { RuleVerdict } from '../../../src/layout/rule.ts';
import { laterLayoutKinds, layoutKinds } from '../../../src/models/faults/fault.ts';
import { aPage } from '../../layout/a-page.ts';

function seen(kinds: readonly string[], verdicts: Record<string, RuleVerdict>): SeenLayout {
  const nothing = { score: null, measured: {}, expected: {}, message: '', boxes: [], marks: [] };
  return {
    injected: kinds.map((kind) => ({ kind, block: 'b', what: '', facts: {} })),
    layout: Object.entries(verdicts).map(([rule, verdict]) => ({ rule, verdict, ...nothing })),
    input: null,
  } as unknown as SeenLayout;
}

describe('faults of layout', () => {
  test('each break a rule that there is', () => {
    for (const kind of [...layoutKinds, ...laterLayoutKinds]) {
      expect(ruleIds).toContain(brokenBy[kind]?.rule);
    }
  });

  test('are found by their own rule alone; what is open is not found', () => {
    const found = tallyFound([
      seen(['edge'], { margin: 'fail', logo: 'pass' }),
      seen(['edge', 'logo-moved'], { margin: 'pass', logo: 'fail' }),
      seen(['edge'], { margin: 'unknown', logo: 'fail' }),
      seen(['edge'], {}),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      edge: { rule: 'margin', n: 4, detected: 1, missed: 1, open: 2 },
      'logo-moved': { rule: 'logo', n: 1, detected: 1, missed: 0, open: 0 },
    });
    expect(foundTable(found)).toContain('edge        margin  4      1       1     2   25.0%');
  });

  test.each([
    ['lines-broken', 2, true],
    ['lines-broken', 0, false],
    ['edge', 0, true],
  ])('%s with %i breaks prescribed: %s', (kind, prescribed, isFault) => {
    expect(isFaultBy({ kind, block: 'b', what: '', facts: { prescribed } })).toBe(isFault);
  });
});

test('clean pictures are counted by rule, where it applies; those with faults are not', () => {
  const clean = tallyClean([
    seen([], { margin: 'pass', logo: 'not-applicable' }),
    seen([], { margin: 'fail', logo: 'unknown' }),
    seen(['edge'], { margin: 'fail', logo: 'fail' }),
  ]);
  expect(Object.fromEntries(clean)).toEqual({
    margin: { n: 2, decided: 2, accused: 1 },
    logo: { n: 1, decided: 0, accused: 0 },
  });
  expect(cleanRulesTable(clean)).toContain('margin         2        2  100.0%        1  50.0%');
});

test('what is measured is held against the page’s own boxes', async () => {
  const line = (box: Box) => ({ text: '', x: 0, baseline: 0, box });
  const one = {
    ...seen([], {}),
    page: {
      texts: [
        { block: 'a', lines: [line([100, 100, 400, 40])] },
        { block: 'b', lines: [line([100, 200, 400, 40])] },
      ],
      logo: null,
    },
    input: aPage({
      blocks: [
        { id: 'a', box: [100, 100, 404, 40] },
        { id: 'b', box: [100, 190, 400, 50] },
      ],
    }),
  } as unknown as SeenLayout;
  const measured = await measuredTo([one]);
  expect(measured.get('block: sides')).toMatchObject({ n: 8, within: 7 });
  expect(measured.get('block: size')).toMatchObject({ n: 4, within: 3 });
  expect(measured.get('gaps between blocks')).toMatchObject({ n: 1, within: 0, median: 10 });
  for (const row of measuredTable(measured).split('\n')) expect(row.length).toBeLessThan(80);
});
