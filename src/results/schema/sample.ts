import { z } from 'zod';

/** What was asked for in a sample, for whoever looks at its pictures without the set. */
export const sample = z.strictObject({
  set: z.string(),
  sample: z.string(),
  languages: z.array(z.string()).describe('of its copy, BCP 47'),
  prompt: z.string().describe('as it was sent, its placeholders filled in'),
});

export type SampleResult = z.infer<typeof sample>;
