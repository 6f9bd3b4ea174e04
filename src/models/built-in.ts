import { referenceModel } from './reference.ts';
import { type Providers, providersOf } from './registry.ts';
import { simulatedModel } from './simulated.ts';

/** All providers that come with the program. */
export const builtInProviders: Providers = providersOf({
  reference: referenceModel,
  simulated: simulatedModel,
});
