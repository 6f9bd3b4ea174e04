import { z } from 'zod';

/**
 * `results.json`: what other tools and people's scripts read. Keys may be added within version 1
 * where they are optional; anything else is a new version. zod's numbers are finite, so that a
 * NaN never reaches a file (JSON would turn it into null, which means something else here).
 */
const count = z.int().min(0);
const share = z.number().min(0).max(1);
/** An error rate: above 1 where more is wrong than was asked for. */
const rate = z.number().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const dollars = z.string().regex(/^\d+(\.\d+)?$/);
/** Whatever a provider, a rule or a person recorded. */
const anything = z.record(z.string(), z.json());

const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .describe('[x, y, width, height] in pixels of the picture received, origin top left');

const edit = z.strictObject({
  op: z.enum(['substitute', 'missing', 'insert']),
  at: count.describe('grapheme of the normalized expected text'),
  expected: z.string(),
  read: z.string(),
});

const suspect = z.strictObject({
  at: count.describe('grapheme of the normalized expected text'),
  expected: z.string(),
  fit: share.describe('how well the glyph fits the character'),
  box: box.nullable(),
});

const block = z.strictObject({
  id: z.string(),
  role: z.enum(['headline', 'subhead', 'body', 'label', 'price', 'cta', 'legal', 'data']),
  lang: z.string().describe('BCP 47'),
  script: z.string().describe('ISO 15924, e.g. Jpan'),
  expected: z.string(),
  read: z.string().nullable(),
  cer: rate.nullable().describe('null where the block is undecided'),
  verdict: z.enum(['exact', 'close', 'wrong', 'missing', 'unreadable']),
  confidence: share.nullable(),
  box: box.nullable().describe('null where the block is missing'),
  boxes: z.array(box).optional().describe('one a line'),
  edits: z.array(edit),
  suspect: z
    .array(suspect)
    .optional()
    .describe('read as asked from glyphs that look malformed; moves no figure'),
  by: z.enum(['reader', 'person']),
  history: z.array(anything),
});

const text = z.strictObject({
  characters: count.describe('grapheme clusters of all blocks'),
  decidedCharacters: count,
  cer: rate.nullable().describe('(substituted + missing + inserted) / decidedCharacters'),
  cerInterval: z.tuple([rate, rate]).nullable().describe('covers what could not be read, only'),
  wer: rate.nullable(),
  strict: z.strictObject({ cer: rate.nullable() }),
  substituted: count,
  missing: count,
  inserted: count,
  extra: count,
  duplicated: count,
  order: share.nullable(),
  notRead: z.array(z.string()).describe('emoji, which are in neither text nor count'),
  floor: z
    .strictObject({ cer: rate.nullable(), n: count })
    .nullable()
    .describe('the readers’ own error on the same copy, typeset'),
  blocks: z.array(block),
  critical: z.array(
    z.strictObject({
      block: z.string(),
      text: z.string(),
      ok: z.boolean().nullable(),
      reason: z
        .enum(['not-decided', 'below-floor', 'look-alike-sign', 'nothing-to-read'])
        .optional()
        .describe('why ok is null'),
    }),
  ),
  extras: z.array(z.strictObject({ text: z.string(), box, kind: z.enum(['extra', 'duplicate']) })),
  unread: z
    .array(z.strictObject({ text: z.string(), box, block: z.string().nullable() }))
    .optional()
    .describe('areas with text that the reader does not trust itself to have read'),
});

const point = z.tuple([z.number(), z.number()]).readonly();
const place = box.readonly();
const tone = z.enum(['good', 'bad', 'open', 'guide']);
const label = z.string().optional();
/** A stroke of the drawing that explains a verdict. */
const mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('box'), tone, box: place, label }),
  z.strictObject({ kind: z.literal('outline'), tone, points: z.array(point), label }),
  z.strictObject({
    kind: z.literal('line'),
    tone,
    from: point,
    to: point,
    label,
    arrow: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('measure'), tone, from: point, to: point, label: z.string() }),
  z.strictObject({
    kind: z.literal('swatch'),
    tone,
    box: place,
    colour: z.string(),
    label: z.string(),
  }),
]);

const layout = z.strictObject({
  rule: z.string(),
  verdict: z.enum(['pass', 'fail', 'unknown', 'not-applicable']),
  score: share.nullable(),
  measured: anything,
  expected: anything,
  message: z.string(),
  boxes: z.array(box),
  marks: z.array(mark).optional().describe('what was measured, drawn where it was measured'),
});

const outcome = z.enum([
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

const image = z
  .strictObject({
    model: z.string(),
    simulated: z.boolean(),
    set: z.string(),
    sample: z.string(),
    category: z.enum(['poster', 'packaging', 'menu', 'infographic', 'ui', 'other']),
    group: z.string().nullable(),
    difficulty: z.enum(['easy', 'medium', 'hard']).nullable(),
    repeat: count,
    outcome,
    reason: z.string().nullable().describe('why, where the outcome is not image'),
    note: z.string().nullish(),
    file: z.string().nullable(),
    overlay: z.string().nullish(),
    sha256: sha256.nullable(),
    width: count.nullable(),
    height: count.nullable(),
    flattened: z.boolean().optional().describe('transparency was laid on white to be read'),
    requested: z.strictObject({ width: count, height: count, params: anything }),
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

const model = z.strictObject({
  model: z.string(),
  simulated: z.boolean(),
  images: count,
  outcomes: z.partialRecord(outcome, count),
  figures: z.record(z.string(), figure),
});

const bars = z.strictObject({
  maxCer: rate.optional(),
  critical: z.literal('all').optional(),
  maxExtraCharacters: count.optional(),
  rules: z.array(z.string()).optional(),
});

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

const run = z.strictObject({
  id: z.string(),
  benchmark: z.string().nullable().describe('null for pictures made elsewhere'),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  status: z.enum(['complete', 'partial']),
  stoppedReason: z.string().nullable(),
  sets: z.array(z.strictObject({ name: z.string(), version: z.string(), sha256 })),
  seed: z.int(),
  bars: bars.describe('what makes a picture usable; one that is not here is not asked for'),
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

export const resultsSchema = z
  .strictObject({
    schema: z.literal('typoscope/results@1'),
    run,
    images: z.array(image),
    models: z.array(model),
  })
  .meta({ title: 'Results of a Typoscope run', description: 'results.json, typoscope/results@1' });

export type Results = z.infer<typeof resultsSchema>;
export type RunResult = z.infer<typeof run>;
export type Bars = z.infer<typeof bars>;
export type ImageResult = z.infer<typeof image>;
export type Outcome = z.infer<typeof outcome>;
export type TextResult = z.infer<typeof text>;
export type BlockResult = z.infer<typeof block>;
export type EditResult = z.infer<typeof edit>;
export type LayoutResult = z.infer<typeof layout>;
export type CostResult = z.infer<typeof cost>;
export type ModelResult = z.infer<typeof model>;
export type Figure = z.infer<typeof figure>;
