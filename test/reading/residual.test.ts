import { describe, expect, it } from 'vitest';
import { type KitResidual, RESIDUALS, residualOf } from '../../src/reading/residual.ts';
import { DEFAULT_TRUST } from '../../src/run/trust.ts';

const npm: KitResidual = {
  value: 0.01,
  low: 0.005,
  high: 0.02,
  n: 900,
  basis: 'real',
  scripts: {},
};
const measured = { version: 'test', trust: 0.6, kits: { npm } };

describe('what a kit was measured to misread', () => {
  it.each<[string, KitResidual | null]>([
    ['npm', npm],
    ['npm-quick', null],
    ['own', null],
    ['', null],
    ['constructor', null],
    ['__proto__', null],
  ])('%s', (kit, expected) => {
    expect(residualOf(kit, measured)).toBe(expected);
  });

  it('goes by the data shipped unless others are given', () => {
    for (const [kit, one] of Object.entries(RESIDUALS.kits)) expect(residualOf(kit)).toBe(one);
    expect(residualOf('nobody-has-measured-it')).toBeNull();
  });
});

describe('the data shipped', () => {
  const all = Object.entries(RESIDUALS.kits).flatMap(([kit, one]) => [
    { name: kit, ...one },
    ...Object.entries(one.scripts).map(([script, own]) => ({ name: `${kit} ${script}`, ...own })),
  ]);

  it('are shares with an interval around them', () => {
    expect(RESIDUALS.version).toMatch(/./);
    for (const { name, value, low, high, n } of all) {
      expect(n, name).toBeGreaterThan(0);
      expect(value, name).toBeGreaterThanOrEqual(0);
      expect(low === null, name).toBe(high === null);
      expect(value, name).toBeGreaterThanOrEqual(low ?? 0);
      expect(value, name).toBeLessThanOrEqual(high ?? 1);
    }
  });

  it('hold of the threshold that readings are judged at', () => {
    if (all.length > 0) expect(RESIDUALS.trust).toBe(DEFAULT_TRUST);
  });
});
