import { z } from 'zod';
import { id, share } from './fields.ts';

const blockId = id('The id of a block of the copy.');

function rule(description: string) {
  return z.boolean().describe(`${description} true or false.`);
}

/** One of the four rules that are judged unless they are set to false. */
function byDefault<T extends z.ZodRawShape>(description: string, tolerances: T) {
  return z
    .union([z.boolean(), z.strictObject(tolerances)], {
      error: `true, false or an object of ${Object.keys(tolerances).join(', ')}`,
    })
    .describe(`${description} Judged unless false; an object sets its tolerance.`);
}

export const edges = [
  'left',
  'right',
  'center',
  'start',
  'end',
  'top',
  'bottom',
  'middle',
] as const;

const align = z.strictObject({
  blocks: z.array(blockId).min(2).describe('The blocks that share the edge.'),
  edge: z
    .enum(edges)
    .describe(
      'left, right or center (one vertical line), start or end (where the lines begin or end, by script), top, bottom or middle (one horizontal line).',
    ),
  tolerance: z
    .number()
    .positive()
    .max(0.2)
    .optional()
    .describe('How far from the edge a block may be, in 0..1 of the shorter side. Default 0.01.'),
});

const spacing = z.strictObject({
  blocks: z.array(blockId).min(3).describe('Three blocks or more with equal gaps, in sequence.'),
  axis: z.enum(['x', 'y']).describe('x: side by side. y: one below the other.'),
  tolerance: z
    .number()
    .positive()
    .max(1)
    .optional()
    .describe('How far from their mean a gap may be, in 0..1 of it. Default 0.2.'),
});

export const layoutSchema = z
  .strictObject({
    hierarchy: z
      .array(
        z.union([blockId, z.array(blockId).min(1)], {
          error: 'the id of a block, or a list of ids that are one level',
        }),
      )
      .min(2)
      .optional()
      .describe('Text sizes fall in this order; a list within the list is one level.'),
    ratio: z
      .number()
      .min(1)
      .max(10)
      .optional()
      .describe('The least ratio of text size between two neighbouring levels of the hierarchy.'),
    order: rule('Blocks are met in the reading order of the copy.').optional(),
    align: z.array(align).min(1).optional().describe('Blocks that share an edge.'),
    spacing: z.array(spacing).min(1).optional().describe('Blocks with equal gaps.'),
    margin: z
      .number()
      .min(0)
      .max(0.5)
      .optional()
      .describe('Nothing stands nearer to the edge, in 0..1 of the shorter side.'),
    lineBreaks: byDefault('Lines break where the text breaks.', {
      breaks: z
        .int()
        .min(0)
        .max(20)
        .describe('How many breaks of a block may be in another place.'),
    }).optional(),
    overlap: byDefault('No block covers another.', {
      share: share.describe('How much of the smaller box may be covered, 0..1.'),
    }).optional(),
    contrast: byDefault('Text stands out from what is behind it.', {
      ratio: z.number().min(1).max(21).describe('The least contrast ratio, 1..21 as in WCAG.'),
    }).optional(),
    legibility: byDefault('Text is large enough to read.', {
      minHeight: z
        .number()
        .min(1)
        .max(1000)
        .describe('The least height of a line in pixels of the picture received.'),
    }).optional(),
  })
  .describe('Rules of layout that the picture is judged by.');
