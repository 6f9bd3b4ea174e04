import type { TypesetOptions } from '../typeset/request.ts';
import { drawing } from './drawn.ts';
import type { Cost, ImageModel } from './model.ts';

const FREE: Cost = { usd: '0.00', basis: 'fixed', priceDate: null };

/**
 * Draws every sample as it was asked for. What a reader makes of its pictures is the reader's own
 * error, so it is the noise floor of every other model.
 */
export function referenceModel(entry: { id: string; options: TypesetOptions }): ImageModel {
  const draw = drawing(entry.options);
  return {
    id: entry.id,
    simulated: true,
    async identity(request) {
      return { provider: 'reference', ...(await draw.identity(request)) };
    },
    price: () => FREE,
    check: draw.check,
    async generate(request) {
      const { paintPage } = await import('../typeset/paint.ts');
      const { png } = await paintPage(await draw.compose(request));
      return {
        outcome: 'image',
        bytes: png,
        cost: FREE,
        // It is no model, and how long it takes to draw says nothing of any.
        latency: { attemptMs: null, totalMs: null },
        attempts: 1,
        injected: [],
      };
    },
  };
}
