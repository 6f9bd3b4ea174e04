import { z } from 'zod';

/**
 * As much of a sample as can be made out when some of it is wrong, so that the checks across keys
 * can tell their faults together with those of the schema. Whatever has the wrong type is absent.
 */
const text = z.string().optional().catch(undefined);
const anything = z.unknown().optional();
const list = z.array(z.unknown()).catch([]);
/** An id where there is one; the others keep their place in the list. */
const names = z.array(z.string().nullable().catch(null)).catch([]);

const block = z
  .object({
    id: text,
    text,
    region: anything,
    critical: list,
  })
  .catch({ id: undefined, text: undefined, region: undefined, critical: [] });

const ruleOnBlocks = z.object({ blocks: names }).catch({ blocks: [] });
const rulesOnBlocks = z.array(ruleOnBlocks).catch([]);

const outlineSchema = z.object({
  id: text,
  prompt: text,
  copy: z.array(block).catch([]),
  inputs: list,
  logo: anything,
  product: anything,
  palette: anything,
  background: anything,
  layout: z.record(z.string(), z.unknown()).catch({}),
  statesLayout: anything,
});

const rulesSchema = z.object({
  hierarchy: z
    .array(
      z
        .union([z.string(), names.refine((level) => level.length > 0)])
        .nullable()
        .catch(null),
    )
    .catch([]),
  align: rulesOnBlocks,
  spacing: rulesOnBlocks,
});

export type Outline = z.infer<typeof outlineSchema>;
export type RulesOutline = z.infer<typeof rulesSchema>;

export function outlineOf(value: unknown): Outline {
  return outlineSchema.catch(outlineSchema.parse({})).parse(value);
}

export function rulesOf(outline: Outline): RulesOutline {
  return rulesSchema.parse(outline.layout);
}

/** Every asset that the sample names, with the path of its key. */
export function assetsOf(outline: Outline): { asset: string; path: (string | number)[] }[] {
  const one = (value: unknown, path: (string | number)[]) =>
    typeof value === 'string' ? [{ asset: value, path }] : [];
  return [
    ...outline.inputs.flatMap((input, i) => one(input, ['inputs', i])),
    ...one(property(outline.logo, 'asset'), ['logo', 'asset']),
    ...one(property(outline.product, 'asset'), ['product', 'asset']),
  ];
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
