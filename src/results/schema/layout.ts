import { z } from 'zod';
import { anything, box, share } from './values.ts';

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

export const layout = z.strictObject({
  rule: z.string(),
  verdict: z.enum(['pass', 'fail', 'unknown', 'not-applicable']),
  score: share.nullable(),
  measured: anything,
  expected: anything,
  message: z.string(),
  boxes: z.array(box),
  marks: z.array(mark).optional().describe('what was measured, drawn where it was measured'),
});

export type LayoutResult = z.infer<typeof layout>;
