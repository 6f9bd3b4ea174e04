import { seededRandom } from '../stats/random.ts';
import type { TypesetOptions } from '../typeset/request.ts';
import { drawing, seedOf } from './drawn.ts';
import type { Cost, ImageModel } from './model.ts';
import { type ProfileName, profiles } from './profiles.ts';

/** Changes whenever a profile or a fault may draw something else for the same seed. */
const FAULTS_VERSION = '1';

/**
 * Draws every sample as it was asked for, and then does a seeded dose of named things wrong, all of
 * which it records. Its price and its latency are invented.
 */
export function simulatedModel(
  entry: { id: string; options: TypesetOptions },
  name: ProfileName,
): ImageModel {
  const { dose, usd, latency } = profiles[name];
  const draw = drawing(entry.options);
  const price: Cost = { usd, basis: 'price-table', priceDate: null };
  return {
    id: entry.id,
    simulated: true,
    async identity(request) {
      return {
        provider: 'simulated',
        model: name,
        faults: FAULTS_VERSION,
        dose,
        price: usd,
        latency,
        ...(await draw.identity(request)),
      };
    },
    price: () => price,
    check: draw.check,
    async generate(request) {
      const { sample, seed, repeat } = request;
      const random = seededRandom(seedOf('faults', name, seed, sample.id, repeat));
      const invented = Math.round(latency.median * Math.exp(latency.spread * normal(random)));
      const [{ injectFaults }, { paintPage }] = await Promise.all([
        import('./faults.ts'),
        import('../typeset/paint.ts'),
      ]);
      const faulty = injectFaults(await draw.compose(request), sample, dose, random);
      const { png } = await paintPage(faulty.page);
      return {
        outcome: 'image',
        bytes: png,
        cost: price,
        latency: { attemptMs: invented, totalMs: invented },
        attempts: 1,
        injected: faulty.injected,
      };
    },
  };
}

/** Standard normal (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
