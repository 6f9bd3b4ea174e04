import { expect, test } from 'vitest';
import { serializeResults } from '../../src/results/results.ts';
import { type Summary, summarize } from '../../src/run/results.ts';
import { DEFAULT_BARS } from '../../src/run/usable.ts';

function versionsOf(ownRules?: Summary['ownRules']) {
  const results = summarize({
    sets: [{ info: { name: 'menus', version: '1.0.0' }, sha256: 'a'.repeat(64) }],
    benchmark: null,
    noise: [],
    runId: 'r',
    startedAt: '2026-11-24T10:00:00.000Z',
    bars: DEFAULT_BARS,
    trust: 0.6,
    floors: { critical: 0.5, exact: 0.15, suspect: 0.6 },
    images: [],
    readers: [],
    ...(ownRules === undefined ? {} : { ownRules }),
  });
  return JSON.parse(serializeResults(results)).run.versions;
}

test('a rule that the user brought is named with the hash of its file', () => {
  const sha256 = 'b'.repeat(64);
  expect(versionsOf([{ id: 'mine', sha256 }, { id: 'given' }]).rules).toEqual([
    { id: 'mine', sha256 },
    { id: 'given', sha256: null },
  ]);
});

test('where there is none, nothing is said', () => {
  expect(versionsOf()).not.toHaveProperty('rules');
  expect(versionsOf([])).not.toHaveProperty('rules');
});
