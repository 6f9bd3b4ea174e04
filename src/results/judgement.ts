import { z } from 'zod';
import { layoutInOrder, textInOrder } from './in-order.ts';
import type { ImageResult, TextResult } from './results-schema.ts';
import { layout } from './schema/layout.ts';
import { text } from './schema/text.ts';

/** What was made of a picture that could be read, as `results.json` has it. */
export interface Judgement {
  text: TextResult;
  layout: ImageResult['layout'];
  usable: boolean | null;
}

const schema = z.object({ text, layout: z.array(layout), usable: z.boolean().nullable() });

/** Texts and layouts that keep to the contract, with their keys in order: they are most of the results. */
const settled = new WeakSet<object>();

/** The same, held against the contract and in order once and for all; null where it breaks it. */
export function settledJudgement(judgement: Judgement): Judgement | null {
  const { success, data } = schema.safeParse(judgement);
  if (!success) return null;
  return asSettled({
    text: textInOrder(data.text)!,
    layout: layoutInOrder(data.layout),
    usable: data.usable,
  });
}

/** Says that a judgement is what `settledJudgement` once returned. It is not to be changed any more. */
export function asSettled(judgement: Judgement): Judgement {
  settled.add(judgement.text);
  settled.add(judgement.layout);
  return judgement;
}

export function isSettled({ outcome, text, textReason, layout }: ImageResult): boolean {
  if (outcome !== 'image' || text === null || textReason !== undefined) return false;
  return settled.has(text) && settled.has(layout);
}
