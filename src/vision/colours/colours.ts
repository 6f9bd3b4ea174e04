import type { ColourEvidence } from '../../layout/evidence.ts';
import type { Sight } from '../look.ts';
import { alphaOf } from './alpha.ts';
import { areasOf } from './areas.ts';
import { backgroundOf } from './background.ts';
import { flatColours } from './flat.ts';

/** Which colours cover a picture, where, and what everything stands on. */
export function coloursOf(sight: Sight): ColourEvidence {
  return {
    ...areasOf(flatColours(sight)),
    background: backgroundOf(sight),
    alpha: alphaOf(sight),
  };
}
