import { type ComparisonSite, writeComparisonSite } from '../report/site/write-comparison.ts';
import { type RunSite, writeRunSite } from '../report/site/write-run.ts';
import { createProgress, type Progress } from './progress.ts';

/**
 * Writes the report that people look at, with progress where its thumbnails take time. Returns the path
 * of its first page.
 */
export async function writeSite(
  site: Pick<RunSite, 'results' | 'folder' | 'out' | 'images' | 'kept' | 'signal'>,
): Promise<string> {
  return withProgress('Thumbnails', (progress) => writeRunSite({ ...site, ...progress }));
}

/** The same for what changed between two runs. */
export async function writeComparison(site: ComparisonSite): Promise<string> {
  return withProgress('Comparing pictures', (progress) =>
    writeComparisonSite({ ...site, ...progress }),
  );
}

interface Told {
  onPlan: (pictures: number) => void;
  onPicture: () => void;
}

async function withProgress<T>(label: string, work: (told: Told) => Promise<T>): Promise<T> {
  let progress: Progress | null = null;
  try {
    return await work({
      onPlan: (pictures) => {
        progress = createProgress(process.stderr, pictures, label);
      },
      onPicture: () => progress?.tick(),
    });
  } finally {
    (progress as Progress | null)?.done();
  }
}
