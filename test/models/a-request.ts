import { finishedPrompt } from '../../src/dataset/prompt.ts';
import { type Sample, sampleSchema } from '../../src/dataset/schema.ts';
import type { ImageRequest } from '../../src/models/model.ts';

/** A small sample with a headline, a line and a price. */
export function aSample(id = 'poster', over: Record<string, unknown> = {}): Sample {
  return sampleSchema.parse({
    id,
    category: 'poster',
    canvas: { width: 640, height: 512 },
    prompt: '{{title}} {{lead}} {{price}}',
    copy: [
      { id: 'title', role: 'headline', lang: 'en', text: 'Jazz Night' },
      { id: 'lead', role: 'body', lang: 'en', text: 'Every Friday in the harbour' },
      { id: 'price', role: 'price', lang: 'en', text: '€14.50', critical: true },
    ],
    ...over,
  });
}

export function requestFor(
  sample: Sample = aSample(),
  over: Partial<ImageRequest> = {},
): ImageRequest {
  const prompt = finishedPrompt(sample);
  return { sample, folder: '/sets/small', prompt, repeat: 0, seed: 1, ...over };
}
