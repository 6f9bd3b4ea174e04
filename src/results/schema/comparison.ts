import { z } from 'zod';
import { count, rate, share } from './values.ts';

/** Two models on the same samples. */
export const comparison = z.strictObject({
  metric: z.enum(['textAccuracy', 'usableRate']),
  first: z.string(),
  second: z.string(),
  n: count.describe('samples on which something was decided for both'),
  firstValue: z.number().nullable().describe('mean over those samples'),
  secondValue: z.number().nullable(),
  difference: z.number().nullable().describe('second - first'),
  low: z.number().nullable().describe('95% interval; null where all samples differ alike'),
  high: z.number().nullable(),
  p: share.describe('of a sign-flip test on sample means'),
  pAdjusted: share.describe('over all pairs of the metric, by Holm'),
  detectable: rate
    .nullable()
    .describe('true difference that would be found in 80% of runs; null: none would'),
  verdict: z.enum(['first better', 'second better', 'no difference shown', 'not enough data']),
  reason: z
    .enum([
      'nothing in common',
      'too few samples',
      'decided shares differ',
      'within the readers’ error',
    ])
    .nullable(),
});

export type ComparisonResult = z.infer<typeof comparison>;
