import { MODES, type ReaderFiles, WEIGHTS } from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';

/** One reader of the bench. Each is measured in processes of its own. */
export type BenchRow =
  | { name: string; by: 'ours'; files: ReaderFiles }
  | { name: string; by: 'tesseract.js' | 'tesseract' };

/** Ours with every kit of weights that is here, careful and quick, then the peers. */
export function benchRows(tesseract: string | null): BenchRow[] {
  const rows = new Map<string, BenchRow>();
  for (const weights of WEIGHTS) {
    for (const mode of MODES) {
      const files: ReaderFiles = { reader: 'routed', mode, weights };
      // Without better weights, the best are npm's.
      const name = `ours, ${kitOf(files).id.replace(/-quick$/, '')}, ${mode}`;
      if (!rows.has(name)) rows.set(name, { name, by: 'ours', files });
    }
  }
  const peers: BenchRow[] = [{ name: 'tesseract.js, page', by: 'tesseract.js' }];
  if (tesseract !== null) peers.push({ name: `tesseract ${tesseract}, page`, by: 'tesseract' });
  return [...rows.values(), ...peers];
}
