import { z } from 'zod';
import { outcome } from '../results/schema/image.ts';
import { bars, gates, setVersion } from '../results/schema/run.ts';
import { count, rate, sha256, share } from '../results/schema/values.ts';
import type { Comparable } from './comparable.ts';

const ruleVerdict = z.enum(['pass', 'fail', 'unknown']);
const ok = z.boolean().nullable();

const picture = z.strictObject({
  model: z.string(),
  set: z.string(),
  sample: z.string(),
  repeat: count,
  outcome,
  sha256: sha256.nullable(),
  read: z.boolean(),
  usable: ok,
  unasked: count.nullable(),
  blocks: z
    .array(z.tuple([z.string(), z.string(), z.string(), count, count.nullable()]))
    .describe('id, language, script, characters, errors (null: undecided)'),
  critical: z.array(z.tuple([z.string(), z.string(), ok])).describe('block, text, whether right'),
  layout: z.record(z.string(), ruleVerdict),
});

/** The committed file that later runs are held against. */
export const baselineSchema = z
  .strictObject({
    schema: z.literal('typoscope/baseline@1'),
    benchmark: z.string().nullable(),
    sets: z.array(setVersion),
    bars,
    gates,
    normalization: z.array(z.string()),
    trust: share.nullable(),
    floors: z.strictObject({ critical: share, exact: share, suspect: share }).nullable(),
    readers: z.array(z.strictObject({ id: z.string(), version: z.string(), data: z.string() })),
    rules: z.array(z.strictObject({ id: z.string(), sha256: sha256.nullable() })),
    typoscope: z.string(),
    readersError: rate,
    simulated: z.array(z.string()),
    pictures: z.array(picture),
  })
  .meta({
    title: 'Baseline of a Typoscope benchmark',
    description: 'What typoscope compare holds a run against, typoscope/baseline@1',
  });

/**
 * The file's text: the same pictures, judged the same, give the same bytes, whenever and wherever they
 * were run. One picture a line, so that a commit shows which of them changed.
 */
export function serializeBaseline({ pictures, ...rest }: Comparable): string {
  const { sets, ...facts } = baselineSchema.parse({
    schema: 'typoscope/baseline@1',
    ...rest,
    pictures: [],
  });
  const head = JSON.stringify({ ...facts, sets, pictures: undefined }, null, 2);
  const lines = pictures.map((one) => `    ${JSON.stringify(rowOf(one))}`);
  const body = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `${head.slice(0, -'\n}'.length)},\n  "pictures": ${body}\n}\n`;
}

/** With its keys in the schema's order, wherever the picture comes from. */
function rowOf(one: Comparable['pictures'][number]): z.infer<typeof picture> {
  return picture.parse({
    ...one,
    blocks: one.blocks.map(({ id, lang, script, characters, errors }) => [
      id,
      lang,
      script,
      characters,
      errors,
    ]),
    critical: one.critical.map(({ block, text, ok: right }) => [block, text, right]),
    layout: Object.fromEntries(Object.entries(one.layout).sort(([a], [b]) => (a < b ? -1 : 1))),
  });
}

export function comparableOfBaseline(file: z.infer<typeof baselineSchema>): Comparable {
  const { schema: _, pictures, ...rest } = file;
  return {
    ...rest,
    pictures: pictures.map((one) => ({
      ...one,
      blocks: one.blocks.map(([id, lang, script, characters, errors]) => ({
        ...{ id, lang, script, characters, errors },
      })),
      critical: one.critical.map(([block, text, right]) => ({ block, text, ok: right })),
    })),
  };
}
