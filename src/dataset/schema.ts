import { z } from 'zod';
import { asset, color, id, language, line, region, share } from './fields.ts';
import { layoutSchema } from './layout-schema.ts';

export const categories = ['poster', 'packaging', 'menu', 'infographic', 'ui', 'other'] as const;
export const difficulties = ['easy', 'medium', 'hard'] as const;
export const roles = [
  'headline',
  'subhead',
  'body',
  'label',
  'price',
  'cta',
  'legal',
  'data',
] as const;

const side = z.int().min(16).max(8192);

const blockSchema = z.strictObject({
  id: id('The name of the block, for its placeholder and for rules.'),
  role: z.enum(roles).describe('What the text is for.'),
  lang: language,
  text: z
    .string()
    .describe('The exact text. A line break within it prescribes one in the picture.'),
  region: region.optional(),
  critical: z
    .union([z.literal(true), z.array(z.string().min(1)).min(1)], {
      error: 'true, or a list of parts of the text',
    })
    .optional()
    .describe('true: the text must be exactly right. A list: these parts of it must be.'),
  case: z
    .enum(['exact', 'any'])
    .default('exact')
    .describe('any: capitals and small letters are the same.'),
});

const logo = z.strictObject({
  asset,
  region: region.optional(),
  width: z
    .tuple([share, share])
    .refine(([least, most]) => most > 0 && least <= most, {
      error: '[least, most] with least at most as large as most',
    })
    .optional()
    .describe('[least, most] width in 0..1 of the width of the picture.'),
  clear: z.number().min(0).max(10).optional().describe('Clear space around it in logo heights.'),
  text: line('The letters of the logo, if it is a wordmark: they are not extra text.').optional(),
});

const product = z.strictObject({
  asset,
  region: region.optional(),
  tolerance: share.optional().describe('How far the product may differ from its picture, 0..1.'),
});

const palette = z.strictObject({
  primary: color,
  secondary: z.array(color).min(1).optional().describe('Further colours of the palette.'),
  tolerance: z.number().min(0).max(100).optional().describe('Allowed distance in CIEDE2000.'),
});

export const sampleSchema = z
  .strictObject({
    id: id('The name of the sample: the name of its file without .yaml.'),
    category: z.enum(categories).describe('The kind of picture.'),
    difficulty: z.enum(difficulties).optional().describe('How hard it is thought to be.'),
    group: id(
      'Samples of one group belong together, e.g. a campaign in several languages.',
    ).optional(),
    canvas: z
      .strictObject({
        width: side.describe('Width in pixels.'),
        height: side.describe('Height in pixels.'),
      })
      .describe('The size asked for.'),
    inputs: z
      .array(asset)
      .min(1)
      .optional()
      .describe('Pictures sent to the model with the prompt.'),
    prompt: z
      .string()
      .min(1)
      .describe(
        "What is asked. {{id}} puts the text of a block in, {{layout}} the layout's rules in plain sentences.",
      ),
    copy: z.array(blockSchema).min(1).describe('The texts of the picture, in reading order.'),
    logo: logo.optional().describe('The logo that the picture should hold.'),
    product: product.optional().describe('The product that the picture should show.'),
    palette: palette.optional().describe('The colours asked for.'),
    background: z
      .enum(['opaque', 'white', 'transparent'])
      .optional()
      .describe('What is behind everything.'),
    layout: layoutSchema.optional(),
    statesLayout: z
      .literal(true)
      .optional()
      .describe('The author vouches that the prompt says all of the layout in its own words.'),
    extra: z
      .enum(['none', 'decorative'])
      .default('none')
      .describe('decorative: text nobody asked for is reported and not charged.'),
  })
  .describe(
    'A sample of Typoscope: what is asked of an image model, and the truth it is judged by.',
  );

export const setSchema = z
  .strictObject({
    name: id('The name of the set.'),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+(-[0-9a-zA-Z.-]+)?$/, { error: 'a version such as 1.0.0' })
      .describe('The version of the set, e.g. 1.0.0; a change of a sample is a change of version.'),
    title: line('What people call the set.'),
    licence: line('The licence of samples and assets.'),
    description: z.string().min(1).optional().describe('What the set is for.'),
  })
  .describe('A sample set of Typoscope.');

export type Sample = z.infer<typeof sampleSchema>;
export type SampleBlock = Sample['copy'][number];
export type SampleLayout = NonNullable<Sample['layout']>;
export type Region = NonNullable<SampleBlock['region']>;
export type SetInfo = z.infer<typeof setSchema>;
