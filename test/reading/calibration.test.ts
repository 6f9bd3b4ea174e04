import { describe, expect, it } from 'vitest';
import {
  CALIBRATION,
  CALIBRATION_VERSION,
  type Calibration,
  calibrated,
  probabilityRight,
} from '../../src/reading/calibration.ts';
import type { ReadLine } from '../../src/reading/reader.ts';
import { SIGNALS, type Signal, type Signals } from '../../src/reading/signals.ts';

/** All signals at nothing but these. */
const signals = (some: Partial<Signals> = {}): Signals => ({
  ...(Object.fromEntries(SIGNALS.map((signal) => [signal, 0])) as Signals),
  ...some,
});

const route = (intercept: number, weights: Partial<Record<Signal, number>> = {}) => ({
  intercept,
  weights: SIGNALS.map((signal) => weights[signal] ?? 0),
  lines: 1000,
  right: 0.9,
});

const calibration: Calibration = {
  version: 'test',
  signals: SIGNALS,
  kits: {
    npm: { Latn: route(2, { trust: 1, rival: -3 }), other: route(-1) },
    strict: { Latn: route(5) },
  },
};

describe('the probability that a line is right', () => {
  it.each<[string, string, string, Partial<Signals>, number | null]>([
    ['the intercept', 'npm', 'Latn', {}, 0.8808],
    ['a signal that speaks for it', 'npm', 'Latn', { trust: 1 }, 0.9526],
    ['one that speaks against it', 'npm', 'Latn', { rival: 1 }, 0.2689],
    ['both', 'npm', 'Latn', { rival: 1, trust: 1 }, 0.5],
    ['one that counts for nothing', 'npm', 'Latn', { length: 9 }, 0.8808],
    ['a script without its own', 'npm', 'Deva', { rival: 1 }, 0.2689],
    ['no script of ours', 'npm', '', {}, 0.2689],
    ['a script without its own where there is none for the others', 'strict', 'Deva', {}, null],
    ['a kit that nobody has calibrated', 'own', 'Latn', {}, null],
    ['a kit of a name that every object has', 'constructor', 'Latn', {}, null],
    ['a script of such a name', 'npm', 'constructor', {}, 0.2689],
  ])('%s', (_, kit, script, some, expected) => {
    const found = probabilityRight(kit, script, signals(some), calibration);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 4);
  });

  it.each([1e6, -1e6])('is never out of 0..1, signals at %s', (value) => {
    const found = probabilityRight('npm', 'Latn', signals({ trust: value }), calibration);
    expect(found).toBeGreaterThanOrEqual(0);
    expect(found).toBeLessThanOrEqual(1);
  });

  // Weights are taken by place: of data fitted on other signals they would be another signal's.
  it('weights are those of the signals that they were fitted on', () => {
    const turned: Calibration = {
      ...calibration,
      signals: SIGNALS.toReversed(),
      kits: {
        npm: {
          Latn: {
            ...route(0),
            weights: SIGNALS.map((one) => (one === 'single' ? 2 : 0)).reverse(),
          },
        },
      },
    };
    expect(probabilityRight('npm', 'Latn', signals({ single: 1 }), turned)).toBeCloseTo(0.8808, 4);
  });

  it('a signal that the data don’t know counts for nothing', () => {
    const known = SIGNALS.slice(0, -1);
    const older: Calibration = {
      ...calibration,
      signals: known,
      kits: { npm: { Latn: { ...route(2), weights: known.map(() => 0) } } },
    };
    expect(probabilityRight('npm', 'Latn', signals(), older)).toBeCloseTo(0.8808, 4);
  });
});

describe('a reading whose confidences are worked out anew', () => {
  const line = (changes: Partial<ReadLine> = {}): ReadLine => ({
    quad: [
      [0, 0],
      [9, 0],
      [9, 9],
      [0, 9],
    ],
    text: 'a',
    confidence: 0.4,
    characters: [],
    engine: 'pp-ocrv4',
    script: 'Latn',
    signals: signals(),
    ...changes,
  });
  const { signals: _, script: __, ...bare } = line();

  it.each<[string, string, ReadLine, number]>([
    ['by its script', 'npm', line(), 0.8808],
    ['by its signals', 'npm', line({ signals: signals({ rival: 1 }) }), 0.2689],
    [
      'by those that it has: others count for nothing',
      'npm',
      line({ signals: { rival: 1 } }),
      0.2689,
    ],
    ['by what serves the other scripts', 'npm', line({ script: 'Deva' }), 0.2689],
    ['a script that was not noted', 'npm', (({ script: ___, ...rest }) => rest)(line()), 0.2689],
    ['no text, no trust', 'npm', line({ text: '', confidence: 0 }), 0],
    ['signals that were not noted: as it was', 'npm', bare, 0.4],
    ['a kit that nobody has calibrated: as it was', 'own', line(), 0.4],
  ])('%s', (_what, kit, one, expected) => {
    const reading = { width: 10, height: 10, lines: [one] };
    const before = structuredClone(reading);
    const anew = calibrated(reading, kit, calibration);
    expect(anew.lines.map(({ confidence }) => confidence)).toEqual([expected]);
    // Only that changes, and once is enough.
    expect(anew).toEqual({ ...reading, lines: [{ ...one, confidence: expected }] });
    expect(calibrated(anew, kit, calibration)).toEqual(anew);
    expect(reading).toEqual(before);
  });
});

describe('the data shipped', () => {
  const routes = Object.entries(CALIBRATION.kits).flatMap(([kit, scripts]) =>
    Object.entries(scripts).map(([script, one]) => ({ kit, script, ...one })),
  );

  it('are of a version, and of the signals of this code', () => {
    expect(CALIBRATION_VERSION).toBe(CALIBRATION.version);
    expect(CALIBRATION_VERSION).toMatch(/./);
    expect(routes.length).toBeGreaterThan(0);
    expect(CALIBRATION.signals).toEqual(SIGNALS);
  });

  it('have a weight a signal, all finite', () => {
    for (const { kit, script, intercept, weights, lines, right } of routes) {
      const name = `${kit} ${script}`;
      expect(weights, name).toHaveLength(SIGNALS.length);
      expect([intercept, ...weights].every(Number.isFinite), name).toBe(true);
      expect(lines, name).toBeGreaterThan(0);
      expect(right, name).toBeGreaterThanOrEqual(0);
      expect(right, name).toBeLessThanOrEqual(1);
    }
  });

  it('serve every script of a kit that they know', () => {
    for (const [kit, scripts] of Object.entries(CALIBRATION.kits)) {
      expect(Object.keys(scripts), kit).toContain('other');
    }
  });
});
