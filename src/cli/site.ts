import { type ComparisonSite, writeComparisonSite } from '../report/site/write-comparison.ts';
import { writeRunSite } from '../report/site/write-run.ts';
import type { Results } from '../results/results.ts';
import { createProgress, type Progress } from './progress.ts';

/**
 * Writes the report that people look at, with progress where its thumbnails take time. Returns the path
 * of its first page.
 */
export async function writeSite(
  results: Results,
  folder: string,
  out: string,
  signal?: AbortSignal,
): Promise<string> {
  return withProgress('Thumbnails', (progress) =>
    writeRunSite({
      ...{ results, folder, out, ...progress },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
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
