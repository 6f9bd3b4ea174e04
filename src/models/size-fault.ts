import { TyposcopeError } from '../errors.ts';
import type { FreeSizes, ListedSizes } from './canvas-size.ts';
import type { ModelEntry } from './entry.ts';

/** A size in a benchmark's params that its model is known not to make. */
export function sizeFault(
  { id, model }: Pick<ModelEntry, 'id' | 'model'>,
  key: string,
  found: string,
  expected: string,
): TyposcopeError {
  return new TyposcopeError('benchmark', 'the model makes no such size', {
    key: `params.${key} of ${id}`,
    found,
    expected: `${expected}, as far as is known of ${model}`,
    mend: `Leave ${key} out to have the size that fits each canvas, or name a catalogue of your own that knows it`,
  });
}

/** What a model can be asked for, in a few words. */
export function sizeWords(sizes: ListedSizes | FreeSizes): string {
  if (sizes.kind === 'listed') {
    return sizes.sizes.map(({ width, height }) => `${width}x${height}`).join(', ');
  }
  const { step, minSide, maxSide, minPixels, maxPixels, maxRatio } = sizes;
  return [
    `sides from ${Math.max(minSide, step)} to ${maxSide}${step > 1 ? ` in steps of ${step}` : ''}`,
    `${minPixels} to ${maxPixels} pixels in all`,
    `no more than ${maxRatio} times as long as short`,
  ].join(', ');
}
