import type { ReaderFiles } from '../files.ts';
import { installedWeights } from './cache.ts';
import { type WeightGroup, weightGroup } from './catalogue.ts';

/**
 * The weights that would read in place of npm's if they were fetched; null where they are there, or
 * where the user has said what to read with.
 */
export function betterWeights(
  { reader = 'routed', weights, detection, recognition }: ReaderFiles,
  installed = installedWeights(),
): WeightGroup | null {
  const chosen = reader !== 'routed' || weights === 'npm';
  if (chosen || detection !== undefined || recognition !== undefined) return null;
  const group = weightGroup('pp-ocrv6');
  return installed.find((one) => one.group.id === group.id)?.complete === true ? null : group;
}
