import { z } from 'zod';
import { line } from '../../dataset/fields.ts';
import { formatUsd, moneyExpected, parseUsd } from '../../money.ts';

/** Whose models have facts worth a file: the vendors that are asked by name. */
export const cataloguedProviders = ['openai', 'gemini', 'fal'] as const;

const day = z.iso.date({ error: 'a day such as 2026-11-24' });

/** As numbers or in quotes; decimal strings from here on, since floats would not add up. */
function dollars(description: string) {
  return z
    .union([z.number(), z.string()], { error: moneyExpected })
    .refine((amount) => parseUsd(amount) !== null, { error: moneyExpected })
    .transform((amount) => formatUsd(parseUsd(amount)!))
    .describe(description);
}

const side = z.int().min(1).max(65_536);
const pixels = z
  .int()
  .min(1)
  .max(2 ** 32);

const listed = z.strictObject({
  kind: z.literal('listed').describe('One of a list of sizes, and no other.'),
  sizes: z
    .array(
      z.strictObject({
        width: side.describe('Width in pixels.'),
        height: side.describe('Height in pixels.'),
      }),
    )
    .min(1)
    .describe('The sizes.'),
});

const free = z
  .strictObject({
    kind: z.literal('free').describe('Any size within bounds.'),
    step: side.describe('Both sides are multiples of it.'),
    minSide: side.describe('The shorter side at least.'),
    maxSide: side.describe('The longer side at most.'),
    minPixels: pixels.describe('Width times height at least.'),
    maxPixels: pixels.describe('Width times height at most.'),
    maxRatio: z.number().min(1).describe('The longer side over the shorter, at most.'),
  })
  .refine(({ minSide, maxSide }) => minSide <= maxSide, {
    error: 'at least minSide',
    path: ['maxSide'],
  })
  .refine(({ minPixels, maxPixels }) => minPixels <= maxPixels, {
    error: 'at least minPixels',
    path: ['maxPixels'],
  });

const ratios = z.strictObject({
  kind: z.literal('ratios').describe('A ratio by its name, and a grade.'),
  ratios: z
    .array(z.string().regex(/^[1-9]\d?:[1-9]\d?$/, { error: 'a ratio such as 16:9' }))
    .min(1)
    .describe('Ratios of width to height.'),
  grades: z
    .record(z.string(), pixels)
    .refine((grades) => Object.keys(grades).length > 0, { error: 'one grade at least' })
    .describe('Pixels of a picture of each grade, such as 1K, from few to many.'),
});

const sizes = z
  .discriminatedUnion('kind', [listed, free, ratios], { error: 'one of listed, free, ratios' })
  .describe('What can be asked for. Of fal and OpenAI: listed or free; of Google: ratios.');

const tokenPrice = z.strictObject({
  kind: z.literal('tokens').describe('Billed by tokens; of OpenAI and Google.'),
  perMillion: z
    .strictObject({
      textIn: dollars('Of the prompt.'),
      imageIn: dollars('Of input pictures.'),
      textOut: dollars('Of words and thoughts of the answer.'),
      imageOut: dollars('Of the picture.'),
    })
    .describe('Dollars a million tokens.'),
  pictures: z
    .record(
      z.string().regex(/^(any|[1-9]\d*x[1-9]\d*)$/),
      z.record(z.string(), dollars('Dollars a picture.')),
      { error: ({ code }) => (code === 'invalid_key' ? 'any, or a size such as 1024x1536' : null) },
    )
    .describe(
      'Dollars of a picture, by size (or any) and by quality or grade, by which a plan reckons. Sizes that are not named cost as many of 1024x1024 as they have pixels.',
    ),
  inputTokens: z.int().min(0).describe('Tokens of one input picture at most.'),
  thoughtTokens: z
    .int()
    .min(0)
    .optional()
    .describe('Tokens of text, thoughts mostly, that come with a picture at most; 0 unless given.'),
});

const unitPrice = z.strictObject({
  kind: z.literal('units').describe('Billed by units; of fal.'),
  unit: z.enum(['image', 'megapixel']).describe('What is counted.'),
  usd: dollars('Dollars a unit.'),
  edit: z
    .strictObject({
      endpoint: line('The endpoint for samples with input pictures.'),
      usd: dollars('Dollars a unit there.'),
      countsInputs: z.boolean().describe('Whether input pictures count as units too.'),
    })
    .optional()
    .describe('Where samples with input pictures go, and at what price.'),
});

const price = z
  .discriminatedUnion('kind', [tokenPrice, unitPrice], { error: 'one of tokens, units' })
  .describe('What pictures cost.');

const model = z.strictObject({
  provider: z.enum(cataloguedProviders).describe('Whose model it is.'),
  model: line('The id, as it is sent.'),
  title: line('What people call it; the id unless you say otherwise.').optional(),
  sizes,
  formats: z
    .array(z.enum(['png', 'jpeg', 'webp']))
    .optional()
    .describe('Formats that can be asked for; an empty list where it sends what it likes.'),
  inputs: z.int().min(0).describe('How many input pictures it takes with a prompt; 0: none.'),
  transparent: z
    .union([z.boolean(), z.literal('preview')], { error: 'true, false or preview' })
    .describe('Whether it makes transparent backgrounds; preview: it may refuse.'),
  seed: z.boolean().describe('Whether it takes a seed.'),
  always: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('What is sent to an endpoint of fal in any case, such as output_format: png.'),
  price,
  shutdown: z
    .strictObject({
      date: day.nullable().describe('The day; null where none is known.'),
      words: line('What was announced, in words.'),
    })
    .optional()
    .describe('When its provider takes it off.'),
  checked: day
    .optional()
    .describe('When it was looked up, if on another day than the rest of the file.'),
  source: line('Who says so.').optional(),
});

/** Models and prices as they were known on a day: those that come with the program, or a user's. */
export const catalogueSchema = z
  .strictObject({
    date: day.describe('The day on which models and prices were looked up.'),
    models: z.array(model).min(1).describe('The models, each with everything that is known of it.'),
  })
  .describe('Models and prices of one day, for `catalogue:` of a benchmark of Typoscope.');

export type CatalogueKeys = z.infer<typeof catalogueSchema>;
export type CatalogueModel = CatalogueKeys['models'][number];
