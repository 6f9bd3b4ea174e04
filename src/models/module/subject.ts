import type { ImageRequest } from '../model.ts';
import type { OwnSubject } from './own.ts';

/** A copy of what is asked for, with what most models want to know of it at hand. */
export function subjectOf(request: ImageRequest): OwnSubject {
  const { folder, prompt, repeat, seed } = request;
  const sample = structuredClone(request.sample);
  const { width, height } = sample.canvas;
  return { sample, folder, prompt, repeat, seed, width, height };
}
