import { z } from 'zod';
import { type PixelSize, sizeFor } from './canvas-size.ts';

const side = z.int().min(16).max(8192);
const sizeText = /^[1-9]\d{1,3}x[1-9]\d{1,3}$/;
const sizeExpected = 'a size such as 1024x1536';
/** What is sent besides the extra keys, so that nothing is said twice. */
const OWN = ['model', 'prompt', 'n', 'size', 'quality', 'response_format', 'seed', 'stream'];

export const compatibleParams = z
  .strictObject({
    size: z
      .union([z.enum(['auto', 'none']), z.string().regex(sizeText)], {
        error: `auto, none, or ${sizeExpected}`,
      })
      .optional()
      .describe(
        'The size to ask for, in place of the one that fits the canvas of each sample; none leaves it out.',
      ),
    sizes: z
      .array(z.string().regex(sizeText, { error: sizeExpected }))
      .min(1)
      .max(100)
      .optional()
      .describe('The sizes to choose from, where the model makes these and no others.'),
    step: z
      .int()
      .min(1)
      .max(256)
      .optional()
      .describe('Width and height are multiples of it; 16 unless you say otherwise.'),
    maxSide: side
      .optional()
      .describe('The longer side at most, in pixels; unless given, as long as the canvas’s.'),
    quality: z
      .string()
      .regex(/^[A-Za-z0-9_.-]{1,40}$/, { error: 'one word such as high' })
      .optional()
      .describe('How much work is put into the picture, in the server’s word.'),
    responseFormat: z
      .enum(['b64_json', 'url', 'file', 'none'])
      .optional()
      .describe(
        'How the picture is to come; b64_json unless you say otherwise; none leaves it out.',
      ),
    seed: z
      .union(
        [
          z
            .int()
            .min(0)
            .max(2 ** 31 - 1),
          z.literal('none'),
        ],
        { error: 'a whole number from 0 to 2147483647, or none' },
      )
      .optional()
      .describe(
        'The seed of the first repeat, the next one has the next; unless given, by the benchmark’s; none leaves it out.',
      ),
    sdcpp: z
      .record(z.string(), z.json())
      .optional()
      .describe(
        'For sd-server, which takes settings, the seed too, out of the prompt only: those in its own words, which may be none.',
      ),
    extra: z
      .record(z.string(), z.json())
      .optional()
      .describe(
        'Whatever else the server lets be set, sent as it is. It stands in results: no secrets.',
      ),
    timeout: z
      .number()
      .min(0.05)
      .max(3600)
      .optional()
      .describe(
        'Seconds until a call is given up, its download included; 300 unless you say otherwise.',
      ),
  })
  .superRefine(({ size, sizes, step, maxSide, sdcpp, extra }, { addIssue }) => {
    const fault = (path: string[], message: string) =>
      addIssue({ code: 'custom', path, message, continue: true });
    if (size !== undefined && sizes !== undefined) fault(['sizes'], 'no sizes beside size');
    const isSaid = size !== undefined ? 'size' : 'sizes';
    if (size !== undefined || sizes !== undefined) {
      if (step !== undefined) fault(['step'], `no step beside ${isSaid}`);
      if (maxSide !== undefined) fault(['maxSide'], `no maxSide beside ${isSaid}`);
    }
    if (sdcpp !== undefined && Object.hasOwn(sdcpp, 'seed')) {
      fault(['sdcpp', 'seed'], 'seed beside sdcpp, and not within it');
    }
    for (const key of Object.keys(extra ?? {})) {
      if (/^image(\[\])?$/.test(key))
        fault(['extra', key], 'no image: the inputs of a sample are sent');
      else if (OWN.includes(key)) fault(['extra', key], `not ${key}, which is sent already`);
    }
  });
export type CompatibleParams = z.infer<typeof compatibleParams>;

/**
 * The size to ask for, by the one rule for all models: the listed one of the nearest ratio with
 * enough pixels; without a list, the canvas itself, made no longer than `maxSide`, on the lines of a
 * grid of `step`. null: it is left out.
 */
export function askedSize(
  { size, sizes, step = 16, maxSide = 2 ** 15 }: CompatibleParams,
  canvas: PixelSize,
): string | null {
  if (size !== undefined) return size === 'none' ? null : size;
  const { width, height } = sizeFor(
    canvas,
    sizes === undefined
      ? {
          kind: 'free',
          step,
          minSide: step,
          maxSide,
          minPixels: 1,
          maxPixels: maxSide ** 2,
          maxRatio: Number.POSITIVE_INFINITY,
        }
      : { kind: 'listed', sizes: sizes.map(pixelsOf) },
  );
  return `${width}x${height}`;
}

function pixelsOf(size: string): PixelSize {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
}
