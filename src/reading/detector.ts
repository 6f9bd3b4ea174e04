import type { Area } from './area.ts';
import { openEngines } from './engines.ts';
import type { ReaderFiles } from './files.ts';
import { kitOf } from './kit-of.ts';
import type { Pixels } from './reader.ts';

/**
 * Where text is, and nothing of what it says: the first detector of the reader's kit by itself.
 * Opened when it is first asked.
 */
export function textDetector(files: ReaderFiles): (pixels: Pixels) => Promise<Area[]> {
  const engines = openEngines(kitOf(files));
  return async (pixels) => {
    const [detector] = await engines.detectors();
    return detector === undefined ? [] : detector.detect(pixels);
  };
}
