import { z } from 'zod';

const timeout = z
  .number()
  .min(0.05)
  .max(3600)
  .optional()
  .describe(
    'Seconds until a call is given up, its download included; 300 unless you say otherwise.',
  );

const seconds = { timeout };
const side = z.int().min(16).max(8192);

const size = z
  .strictObject({
    width: side.describe('Width in pixels.'),
    height: side.describe('Height in pixels.'),
  })
  .optional()
  .describe('The size to ask for, in place of the one that fits the canvas of each sample.');

export const openaiParams = z.strictObject({
  quality: z
    .enum(['low', 'medium', 'high', 'auto'])
    .optional()
    .describe('How much work is put into the picture; auto lets the model decide.'),
  size: z
    .string()
    .regex(/^(auto|[1-9]\d{1,3}x[1-9]\d{1,3})$/, { error: 'auto, or a size such as 1024x1536' })
    .optional()
    .describe('The size to ask for, in place of the one that fits the canvas of each sample.'),
  background: z
    .enum(['transparent', 'opaque', 'auto'])
    .optional()
    .describe('The background; unless given, transparent where a sample asks for it.'),
  output_format: z
    .enum(['png', 'jpeg', 'webp'])
    .optional()
    .describe('The format of the picture; png unless you say otherwise.'),
  moderation: z
    .enum(['auto', 'low'])
    .optional()
    .describe('How strictly prompts without input pictures are moderated.'),
  ...seconds,
});
export type OpenaiParams = z.infer<typeof openaiParams>;

export const geminiParams = z.strictObject({
  imageSize: z
    .enum(['1K', '2K', '4K'])
    .optional()
    .describe('How large; unless given, the least that has the pixels of the canvas.'),
  aspectRatio: z
    .string()
    .regex(/^\d{1,2}:\d{1,2}$/, { error: 'a ratio such as 16:9' })
    .optional()
    .describe('The ratio to ask for, in place of the one that is nearest to each canvas.'),
  apiVersion: z
    .enum(['v1', 'v1beta'])
    .optional()
    .describe('Version of the interface; v1beta unless you say otherwise.'),
  ...seconds,
});
export type GeminiParams = z.infer<typeof geminiParams>;

const endpointExpected = 'an endpoint such as fal-ai/flux-2/edit';
export const endpointPattern = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)+$/i;

const loraPath = z.union(
  [
    z.string().min(1),
    z.strictObject({
      env: z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'the name of an environment variable' })
        .describe('The environment variable that holds the address.'),
    }),
  ],
  { error: 'an address or a name of weights, or { env: NAME }' },
);

export const falParams = z.strictObject({
  size,
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe(
      'The seed of the first repeat, the next one has the next; unless given, by the benchmark’s.',
    ),
  steps: z.int().min(1).max(100).optional().describe('Steps of inference.'),
  guidance: z.number().min(0).max(20).optional().describe('How closely the prompt is kept to.'),
  loras: z
    .array(
      z.strictObject({
        path: loraPath.describe(
          'Address of the weights, or { env: NAME } to keep it out of the file.',
        ),
        scale: z.number().min(0).max(4).optional().describe('How much they count, 1 is normal.'),
      }),
    )
    .min(1)
    .max(3)
    .optional()
    .describe('LoRA weights to apply.'),
  edit: z
    .string()
    .regex(endpointPattern, { error: endpointExpected })
    .optional()
    .describe('The endpoint for samples with input pictures, where the catalogue has none.'),
  ...seconds,
});
export type FalParams = z.infer<typeof falParams>;
