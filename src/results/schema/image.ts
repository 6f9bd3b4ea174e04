import { z } from 'zod';
import { layout } from './layout.ts';
import { text } from './text.ts';
import { anything, count, dollars, rate, sha256 } from './values.ts';

export const outcome = z.enum([
  'image',
  'refused',
  'empty',
  'error',
  'timeout',
  'uncertain',
  'absent',
  'skipped-budget',
]);

const cost = z.strictObject({
  usd: dollars.nullable().describe('null: unknown, which is not zero'),
  upTo: dollars.nullable(),
  basis: z.enum(['usage', 'units', 'price-table', 'fixed', 'unknown']),
  priceDate: z.string().nullable(),
});

const injected = z.strictObject({
  kind: z.string(),
  block: z.string().nullable(),
  what: z.string(),
  facts: anything,
});

export const image = z
  .strictObject({
    model: z.string(),
    simulated: z.boolean(),
    set: z.string(),
    sample: z.string(),
    category: z.enum(['poster', 'packaging', 'menu', 'infographic', 'ui', 'other']),
    group: z.string().nullable(),
    difficulty: z.enum(['easy', 'medium', 'hard']).nullable(),
    repeat: count,
    extraAllowed: z
      .boolean()
      .optional()
      .describe('text that nobody asked for is no fault of this sample'),
    outcome,
    reason: z.string().nullable().describe('why, where the outcome is not image'),
    note: z.string().nullish(),
    file: z.string().nullable(),
    overlay: z.string().nullish(),
    sha256: sha256.nullable(),
    width: count.nullable(),
    height: count.nullable(),
    flattened: z.boolean().optional().describe('transparency was laid on white to be read'),
    requested: z.strictObject({
      width: count,
      height: count,
      params: anything,
      sent: anything
        .optional()
        .describe(
          'what the canvas and params came to: the size, ratio, quality, seed that were sent',
        ),
    }),
    modelAnswered: z.string().nullable(),
    requestIds: z.array(z.string()),
    text: text.nullable(),
    textReason: z.string().nullish().describe('why text is null: the reading failed'),
    layout: z.array(layout),
    usable: z.boolean().nullable().describe('null: no bar fails, but one is not known'),
    cost,
    usage: anything.nullable(),
    latency: z.strictObject({ attemptMs: rate.nullable(), totalMs: rate.nullable() }),
    attempts: count,
    headers: z
      .record(z.string(), z.string())
      .optional()
      .describe('of the answer, those that tell something of the call'),
    tries: z
      .array(z.strictObject({ outcome: z.string(), reason: z.string(), ms: z.number().nullable() }))
      .optional()
      .describe('what the attempts before the last one came to'),
    injected: z.array(injected).optional().describe('what a simulated model drew wrong on purpose'),
  })
  .superRefine((value, context) => {
    const fault = (key: keyof typeof value, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message, input: value[key] });
    if (value.outcome === 'image') {
      for (const key of ['file', 'sha256', 'width', 'height'] as const) {
        if (value[key] === null) fault(key, 'an image has one');
      }
      if (value.text === null && !value.textReason) fault('textReason', 'say why text is null');
    } else {
      if (value.text !== null) fault('text', 'only an image is judged');
      if (value.reason === null && value.outcome !== 'absent')
        fault('reason', 'say why there is no image');
    }
  });

export type ImageResult = z.infer<typeof image>;
export type Outcome = z.infer<typeof outcome>;
export type CostResult = z.infer<typeof cost>;
