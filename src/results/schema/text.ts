import { z } from 'zod';
import { anything, box, count, rate, share } from './values.ts';

export const edit = z.strictObject({
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

export const block = z.strictObject({
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

export const text = z.strictObject({
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

export type TextResult = z.infer<typeof text>;
export type BlockResult = z.infer<typeof block>;
export type EditResult = z.infer<typeof edit>;
