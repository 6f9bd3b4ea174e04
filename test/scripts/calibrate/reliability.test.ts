import { describe, expect, it } from 'vitest';
import {
  curve,
  reliability,
  TRUSTS,
  type Weighed,
} from '../../../scripts/calibrate/reliability.ts';

const line = (probability: number, edits = 0, characters = 10): Weighed => ({
  probability,
  edits,
  characters,
});

describe('what was said beside what was found', () => {
  it('of no line is nothing', () => {
    expect(reliability([])).toEqual([]);
  });

  it('every line is in one range, also those at its ends', () => {
    const ends = [0, 0.25, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1].map((probability) =>
      line(probability),
    );
    const bins = reliability(ends);
    expect(bins.reduce((sum, { lines }) => sum + lines, 0)).toBe(ends.length);
    for (const { from, to, said } of bins) {
      expect(said).toBeGreaterThanOrEqual(from);
      expect(said).toBeLessThanOrEqual(to);
    }
  });

  it('a line with an edit is not right, however few', () => {
    const lines = [line(0.91), line(0.93), line(0.94, 1), line(0.92, 7), line(0.3)];
    const bin = reliability(lines).find(({ from }) => from === 0.9)!;
    expect([bin.lines, bin.found]).toEqual([4, 0.5]);
    expect(bin.said).toBeCloseTo(0.925);
  });
});

describe('what a threshold decides', () => {
  it('at nothing all, with all errors', () => {
    const [all] = curve([line(0.2, 5), line(0.99), line(0, 1, 20)]);
    expect(all).toEqual({ trust: 0, decided: 1, error: 6 / 40, linesRight: 1 / 3 });
  });

  it('counts characters, not lines', () => {
    const points = curve([line(0.96, 0, 30), line(0.2, 10, 10)]);
    const at = points.find(({ trust }) => trust === 0.9)!;
    expect(at).toEqual({ trust: 0.9, decided: 0.75, error: 0, linesRight: 1 });
  });

  it('a line at the threshold is decided', () => {
    const points = curve([line(0.9), line(0.8)]);
    expect(points.find(({ trust }) => trust === 0.9)!.decided).toBe(0.5);
  });

  it('nothing decided has no error rate', () => {
    for (const lines of [[], [line(0.01)]]) {
      expect(curve(lines).at(-1)).toMatchObject({ decided: 0, error: null, linesRight: null });
    }
  });

  it('never decides more as it rises', () => {
    const lines = Array.from({ length: 100 }, (_, i) => line(i / 100, i % 3));
    const shares = curve(lines).map(({ decided }) => decided);
    expect(shares).toHaveLength(TRUSTS.length);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  });
});
