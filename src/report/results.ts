import { join } from 'node:path';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { writeAtomically } from '../store/write.ts';
import { type Results, resultsSchema } from './results-schema.ts';

export * from './results-schema.ts';

/** More than this many faults of one file tell no more. */
const TOLD = 20;

/**
 * Writes `results.json` into a run's folder, whole or not at all, and returns its path. The same
 * results always give the same bytes.
 *
 * @throws FaultsError('internal') if the results break their own contract
 * @throws TyposcopeError('output') where the disk refuses
 */
export function writeResults(folder: string, results: Results): string {
  const file = join(folder, 'results.json');
  writeAtomically(file, serializeResults(results, file), { code: 'output' });
  return file;
}

/** Keys in the schema's order, those of free records sorted; two spaces. */
export function serializeResults(results: Results, file = 'results.json'): string {
  const checked = resultsSchema.safeParse(results);
  if (!checked.success) {
    const faults = checked.error.issues
      .slice(0, TOLD)
      .map(
        ({ path, message }) =>
          new TyposcopeError('internal', message, { file, key: path.map(String).join('.') }),
      );
    throw new FaultsError('internal', 'these results break their own contract', faults);
  }
  return `${JSON.stringify(ordered(checked.data), null, 2)}\n`;
}

/** zod returns an object's keys in its schema's order, but a record's as they came. */
function ordered({ schema, run, images, models }: Results): Results {
  return {
    schema,
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
    images: images.map((image) => ({
      ...image,
      requested: { ...image.requested, params: sorted(image.requested.params) },
      text: image.text && {
        ...image.text,
        blocks: image.text.blocks.map((block) => ({ ...block, history: sorted(block.history) })),
      },
      layout: image.layout.map((rule) => ({
        ...rule,
        measured: sorted(rule.measured),
        expected: sorted(rule.expected),
      })),
      usage: sorted(image.usage),
      ...(image.injected === undefined
        ? {}
        : { injected: image.injected.map((fault) => ({ ...fault, facts: sorted(fault.facts) })) }),
    })),
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

/** Keys in code point order at every depth. */
function sorted<Json>(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted) as Json;
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)])) as Json;
}
