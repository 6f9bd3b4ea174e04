import { z } from 'zod';
import { id, share } from '../dataset/fields.ts';
import { moneyExpected, parseUsd } from '../money.ts';
import { readersSchema } from '../reading/readers-file.ts';

/** Rules of layout that come with the program (contract §4). */
export const ruleIds = [
  'hierarchy',
  'order',
  'region',
  'align',
  'spacing',
  'margin',
  'overlap',
  'line-breaks',
  'logo',
  'palette',
  'contrast',
  'background',
  'product',
  'legibility',
] as const;

export const ruleIdPattern = /^[a-z][a-z0-9-]*$/;
export const ruleIdExpected = 'a-z, 0-9 and -, beginning with a letter';

const labelExpected = 'letters, digits and . _ / - : with single spaces inside, at most 80';
/** In results, tables and names of files: nothing that any of them would take for something else. */
const label = z
  .string()
  .max(80, { error: labelExpected })
  .regex(/^[\p{L}\p{M}\p{N}._/:-]+(?: [\p{L}\p{M}\p{N}._/:-]+)*$/u, { error: labelExpected })
  .describe('What results call the model; one entry each.');

const name = z
  .string()
  .min(1)
  .max(200, { error: 'at most 200 characters' })
  .regex(/^\P{C}+$/u, { error: 'one line without control characters' });

function dollars(description: string) {
  return z
    .union([z.number(), z.string()], { error: moneyExpected })
    .refine((amount) => parseUsd(amount) !== null, { error: moneyExpected })
    .describe(description);
}

const setExpected = "a set's name (a-z, 0-9, -), or a path with a slash such as ./sets/menus";

const modelSchema = z.strictObject({
  id: label,
  provider: name.describe(
    'Where it comes from: openai, gemini, fal, openai-compatible, module, folder, reference or simulated.',
  ),
  model: name.optional().describe('Which of the provider’s models.'),
  params: z
    .record(z.string(), z.unknown(), { error: 'a map of keys' })
    .optional()
    .describe('What the provider lets be set. Paths are relative to this file.'),
  baseURL: z
    .url({ protocol: /^https?$/, error: 'an address such as https://example.org/v1' })
    // It goes into the key of evidence and into reports.
    .refine((url) => !/^https?:\/\/[^/?#]*@/i.test(url), { error: 'an address without a password' })
    // What is asked for is written behind it.
    .refine((url) => !/[?#]/.test(url), { error: 'an address without ? and #' })
    .optional()
    .describe(
      'The address of an openai-compatible server, up to /v1; or another than the provider’s own.',
    ),
  keyEnv: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'the name of an environment variable' })
    .optional()
    .describe('The environment variable that holds the key; never the key itself.'),
  price: dollars('Dollars a picture, where you know better than the price table.').optional(),
  fixedCost: z
    .strictObject({
      usd: dollars('Dollars for all of them together.'),
      pictures: z.int().min(1).describe('How many pictures share it.'),
    })
    .optional()
    .describe('What so many pictures cost together, e.g. a month of a web app or a rented card.'),
});

const ruleExpected = `the id of a rule: ${ruleIdExpected}`;

const bars = z.strictObject({
  maxCer: z.number().min(0).optional().describe('The highest character error rate, 0.02 is 2%.'),
  critical: z.literal('all').optional().describe('all: every critical string has to be right.'),
  maxExtraCharacters: z
    .int()
    .min(0)
    .optional()
    .describe('The most characters that nobody asked for.'),
  rules: z
    .array(
      z.union([z.enum(ruleIds), z.string().regex(ruleIdPattern, { error: ruleExpected })], {
        error: ruleExpected,
      }),
    )
    .optional()
    .describe(
      'Rules of layout that have to hold where a sample asks for them: ids, also of your own under rules.',
    ),
});

const gates = z.strictObject({
  minUsableRate: share.optional().describe('The least share of usable pictures, 0..1.'),
  maxCerIncrease: z
    .number()
    .min(0)
    .optional()
    .describe('How much the character error rate may rise against a baseline.'),
});

const atOnce = z.int().min(1).max(64);

export const benchmarkSchema = z
  .strictObject({
    name: id('The name of the benchmark.'),
    sets: z
      .array(z.string().regex(/\/|^[a-z0-9][a-z0-9-]*$/, { error: setExpected }))
      .min(1)
      .describe(
        'Sample sets: names, looked for in ../datasets and among those of the program; or paths with a slash, relative to this file.',
      ),
    models: z.array(modelSchema).min(1).describe('The models to compare.'),
    catalogue: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Path of a file of models and prices, relative to this one: what it says stands above what the program knows of the same models.',
      ),
    repeats: z
      .int()
      .min(1)
      .max(100)
      .default(1)
      .describe('How many pictures of each sample each model makes.'),
    readers: z
      .union([z.string().min(1), readersSchema], {
        error: 'the path of a readers file, or its keys',
      })
      .optional()
      .describe('What to read with: the path of a readers file, or its keys.'),
    rules: z
      .array(z.string().min(1))
      .optional()
      .describe(
        'Paths of rules of layout of your own, relative to this file. They run only with --allow-modules.',
      ),
    seed: z.int().default(1).describe('Decides what is left to chance.'),
    concurrency: z
      .union([atOnce, z.record(z.string(), atOnce)], {
        error: 'a whole number from 1 to 64, or one by provider such as { openai: 2, fal: 8 }',
      })
      .default(4)
      .describe(
        'How many pictures are asked of each provider at a time; or that by provider, 4 for others.',
      ),
    maxCost: dollars('The most dollars that a run may spend.')
      .refine((amount) => (parseUsd(amount) ?? 1n) > 0n, { error: 'more than 0 dollars' })
      .optional(),
    bars: bars.optional().describe('What makes a picture usable. A bar left out is not asked for.'),
    gates: gates.optional().describe('What fails a run or a comparison.'),
  })
  .describe('A benchmark of Typoscope: sets × models × repeats, and what is good enough.');

export type BenchmarkKeys = z.infer<typeof benchmarkSchema>;
export type ModelKeys = z.infer<typeof modelSchema>;
export type Gates = z.infer<typeof gates>;
