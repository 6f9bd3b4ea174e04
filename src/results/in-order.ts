import type { ImageResult, Results } from './results-schema.ts';

/**
 * One order of keys, so that the same results have the same bytes: zod returns an object's in its
 * schema's order, but a record's as they came.
 */
export function inOrder({ run, models }: Results): Pick<Results, 'run' | 'models'> {
  return {
    run: {
      ...run,
      ...(run.noise == null
        ? {}
        : {
            noise: {
              ...run.noise,
              scripts: sorted(run.noise.scripts),
              heights: sorted(run.noise.heights),
            },
          }),
    },
    models: models.map((model) => ({
      ...model,
      outcomes: sorted(model.outcomes),
      figures: Object.fromEntries(
        Object.keys(model.figures)
          .sort()
          .map((name) => [name, model.figures[name]!]),
      ),
    })),
  };
}

/** What is known of a picture besides its judgement. */
export function imageInOrder(image: ImageResult): ImageResult {
  return {
    ...image,
    requested: { ...image.requested, params: sorted(image.requested.params) },
    usage: sorted(image.usage),
    ...(image.injected === undefined
      ? {}
      : { injected: image.injected.map((fault) => ({ ...fault, facts: sorted(fault.facts) })) }),
  };
}

export function textInOrder(text: ImageResult['text']): ImageResult['text'] {
  return (
    text && {
      ...text,
      blocks: text.blocks.map((block) => ({ ...block, history: sorted(block.history) })),
    }
  );
}

export function layoutInOrder(layout: ImageResult['layout']): ImageResult['layout'] {
  return layout.map((rule) => ({
    ...rule,
    measured: sorted(rule.measured),
    expected: sorted(rule.expected),
  }));
}

/** Keys in code point order at every depth. */
function sorted<Json>(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted) as Json;
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)])) as Json;
}
