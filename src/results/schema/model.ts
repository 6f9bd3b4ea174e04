import { z } from 'zod';
import { outcome } from './image.ts';
import { count } from './values.ts';

const figure = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: count,
  unit: z.string().describe('1 for a share or rate'),
  worst: z
    .tuple([z.number(), z.number()])
    .nullish()
    .describe('bounds if all that is undecided were wrong, or right'),
});

export const model = z.strictObject({
  model: z.string(),
  simulated: z.boolean(),
  images: count,
  outcomes: z.partialRecord(outcome, count),
  figures: z.record(z.string(), figure),
  ranks: z
    .strictObject({ textAccuracy: count.nullable(), usableRate: count.nullable() })
    .optional()
    .describe(
      '1 + the number of models that are significantly better; null where nothing is known',
    ),
});

export type ModelResult = z.infer<typeof model>;
export type Figure = z.infer<typeof figure>;
