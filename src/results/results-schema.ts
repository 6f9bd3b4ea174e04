import { z } from 'zod';
import { comparison } from './schema/comparison.ts';
import { image } from './schema/image.ts';
import { model } from './schema/model.ts';
import { run } from './schema/run.ts';
import { sample } from './schema/sample.ts';

export type { ComparisonResult } from './schema/comparison.ts';
export type { CostResult, ImageResult, Outcome } from './schema/image.ts';
export type { LayoutResult } from './schema/layout.ts';
export type { Figure, ModelResult } from './schema/model.ts';
export type { Bars, RunResult } from './schema/run.ts';
export type { SampleResult } from './schema/sample.ts';
export type { BlockResult, EditResult, TextResult } from './schema/text.ts';

/**
 * `results.json`: what other tools and people's scripts read. Keys may be added within version 1
 * where they are optional; anything else is a new version.
 */
export const resultsSchema = z
  .strictObject({
    schema: z.literal('typoscope/results@1'),
    run,
    images: z.array(image),
    models: z.array(model),
    samples: z.array(sample).optional().describe('what was asked for, in the order of the sets'),
    comparisons: z.array(comparison).optional().describe('every model against every other'),
  })
  .meta({ title: 'Results of a Typoscope run', description: 'results.json, typoscope/results@1' });

export type Results = z.infer<typeof resultsSchema>;
