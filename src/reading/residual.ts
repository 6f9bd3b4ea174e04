import data from './residuals.json' with { type: 'json' };

/**
 * A reader's own error: characters charged among those decided, on blocks that were drawn right,
 * so that every charge is the reader's. The interval is over pictures, since errors cluster there.
 */
export interface Residual {
  /** 0..1. */
  value: number;
  /** 95% BCa bootstrap over pictures; null where a single picture was measured. */
  low: number | null;
  high: number | null;
  /** Decided characters that were measured. */
  n: number;
}

export interface KitResidual extends Residual {
  /** What was read: `real` pictures that models made, or `typeset` ones, which are easier. */
  basis: 'real' | 'typeset';
  /** By script of the copy (ISO 15924). */
  scripts: Readonly<Record<string, Residual>>;
}

export interface Residuals {
  version: string;
  /** The trust threshold that it was measured at. */
  trust: number;
  kits: Readonly<Record<string, KitResidual>>;
}

export const RESIDUALS = data as Residuals;

/** What `npm run validity -- --write` last measured of a kit of engines; null for one it never saw. */
export function residualOf(kit: string, residuals: Residuals = RESIDUALS): KitResidual | null {
  return Object.hasOwn(residuals.kits, kit) ? residuals.kits[kit]! : null;
}
