import { afterEach, beforeEach, expect, test } from 'vitest';
import { CALIBRATION } from '../../src/reading/calibration.ts';
import { type KitResidual, RESIDUALS } from '../../src/reading/residual.ts';
import { serializeResults } from '../../src/results/results.ts';
import { type Summary, summarize } from '../../src/run/results.ts';
import { DEFAULT_BARS } from '../../src/run/usable.ts';

const known: KitResidual = {
  value: 0.01,
  low: 0.005,
  high: 0.02,
  n: 900,
  basis: 'real',
  scripts: { Latn: { value: 0.008, low: null, high: null, n: 500 } },
};
const identity = { id: 'routed/measured', version: '1', data: 'd' };

beforeEach(() => void Object.assign(RESIDUALS.kits, { measured: known }));
afterEach(() => {
  delete (RESIDUALS.kits as Record<string, KitResidual>).measured;
});

function readersOf(...readers: Summary['readers'][number][]) {
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
    readers,
  });
  // Serializing checks them against the schema.
  expect(() => serializeResults(results)).not.toThrow();
  return results.run.versions.readers;
}

test('a reader is named with what it is known to misread, and at which threshold', () => {
  expect(readersOf({ identity, kit: 'measured', alone: true })).toEqual([
    { ...identity, residual: { ...known, trust: RESIDUALS.trust }, calibration: null },
  ]);
});

test('with modules nobody knows what it misreads, whatever its engines alone do', () => {
  const [reader] = readersOf({ identity, kit: 'measured', alone: false });
  expect(reader!.residual).toBeNull();
});

test.each(['never-measured', 'own', 'constructor'])('nor of the kit %s', (kit) => {
  const [reader] = readersOf({ identity, kit, alone: true });
  expect(reader).toMatchObject({ residual: null, calibration: null });
});

test('a kit that is calibrated says by which version, also where modules join it', () => {
  const readers = readersOf(
    { identity, kit: 'npm', alone: true },
    { identity, kit: 'npm', alone: false },
  );
  expect(readers.map(({ calibration }) => calibration)).toEqual([
    CALIBRATION.version,
    CALIBRATION.version,
  ]);
});

test('readers of several languages come one after the other', () => {
  const other = { ...identity, data: 'e' };
  const readers = readersOf(
    { identity, kit: 'measured', alone: true },
    { identity: other, kit: 'none', alone: true },
  );
  expect(readers.map(({ data, residual }) => [data, residual === null])).toEqual([
    ['d', false],
    ['e', true],
  ]);
});
