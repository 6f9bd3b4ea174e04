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
  let progress: Progress | null = null;
  try {
    return await writeRunSite({
      ...{ results, folder, out },
      onPlan: (pictures) => {
        progress = createProgress(process.stderr, pictures, 'Thumbnails');
      },
      onPicture: () => progress?.tick(),
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    (progress as Progress | null)?.done();
  }
}
