import { z } from 'zod';

/**
 * Kinds of values that many keys of `results.json` have. zod's numbers are finite, so that a NaN
 * never reaches a file (JSON would turn it into null, which means something else here).
 */
export const count = z.int().min(0);
export const share = z.number().min(0).max(1);
/** An error rate: above 1 where more is wrong than was asked for. */
export const rate = z.number().min(0);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const dollars = z.string().regex(/^\d+(\.\d+)?$/);
/** Whatever a provider, a rule or a person recorded. */
export const anything = z.record(z.string(), z.json());

export const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .describe('[x, y, width, height] in pixels of the picture received, origin top left');
