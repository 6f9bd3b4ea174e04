import { z } from 'zod';
import { count, rate, sha256, share } from './values.ts';

export const bars = z.strictObject({
  maxCer: rate.optional(),
  critical: z.literal('all').optional(),
  maxExtraCharacters: count.optional(),
  rules: z.array(z.string()).optional(),
});

export const gates = z.strictObject({
  minUsableRate: share.optional(),
  maxCerIncrease: rate.optional(),
});

export const setVersion = z.strictObject({ name: z.string(), version: z.string(), sha256 });

const reader = z.strictObject({
  id: z.string(),
  version: z.string(),
  data: z.string(),
  residual: z
    .strictObject({
      value: rate,
      low: rate.nullable().optional().describe('95% interval over pictures'),
      high: rate.nullable().optional(),
      n: count.describe('decided characters measured'),
      basis: z.enum(['real', 'typeset']).optional(),
      trust: rate.optional().describe('the threshold it was measured at'),
      scripts: z
        .record(
          z.string(),
          z.strictObject({
            value: rate,
            low: rate.nullable(),
            high: rate.nullable(),
            n: count,
          }),
        )
        .optional(),
    })
    .nullable()
    .describe('its own error on text drawn right; null: not measured'),
  calibration: z
    .string()
    .nullable()
    .optional()
    .describe('version of the calibration of its confidences; null: not calibrated'),
});

const noiseRate = {
  cer: rate.nullable().describe('errors over decided characters'),
  n: count.describe('decided characters'),
  characters: count,
};

const noise = z
  .strictObject({
    ...noiseRate,
    scripts: z.record(z.string(), z.strictObject(noiseRate)).describe('by ISO 15924'),
    heights: z.record(z.string(), z.strictObject(noiseRate)).describe('by height of the lines'),
    samples: z.array(z.strictObject({ set: z.string(), sample: z.string(), ...noiseRate })),
  })
  .describe(
    'the readers’ own error: the samples typeset as asked, read as the models’ pictures are',
  );

export const run = z.strictObject({
  id: z.string(),
  benchmark: z.string().nullable().describe('null for pictures made elsewhere'),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  status: z.enum(['complete', 'partial']),
  stoppedReason: z.string().nullable(),
  sets: z.array(setVersion),
  seed: z.int(),
  bars: bars.describe('what makes a picture usable; one that is not here is not asked for'),
  gates: gates.optional().describe('what fails a run or a comparison'),
  trust: share.optional().describe('line confidence below which text is undecided'),
  floors: z
    .strictObject({ critical: share, exact: share, suspect: share })
    .optional()
    .describe(
      'fit of a glyph below which a critical string and a block equal to the copy are undecided, and a letter that also fits far worse than its line is suspect',
    ),
  noise: noise.nullish(),
  normalization: z.array(z.string()),
  versions: z.strictObject({
    typoscope: z.string(),
    node: z.string(),
    prices: z.string().nullable(),
    readers: z.array(reader),
    rules: z
      .array(
        z.strictObject({
          id: z.string(),
          sha256: sha256.nullable().describe('of its file; null where a program gave it'),
        }),
      )
      .optional()
      .describe('rules of layout that the user brought'),
  }),
});

export type RunResult = z.infer<typeof run>;
export type Bars = z.infer<typeof bars>;
