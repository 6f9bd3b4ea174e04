import type { Command } from 'commander';
import { serializeBaseline } from '../compare/baseline.ts';
import { type Comparable, comparableOf } from '../compare/comparable.ts';
import { compareRuns } from '../compare/compare.ts';
import { baselinePath, readBaseline } from '../compare/read.ts';
import { TyposcopeError } from '../errors.ts';
import { isAnswered } from '../figures/judged.ts';
import { comparisonTable } from '../report/comparison-table.ts';
import { plain } from '../report/plain.ts';
import { readRun } from '../results/read.ts';
import { writeAtomically } from '../store/write.ts';

interface BaselineFlags {
  out?: string;
  json?: boolean;
}

/** Adds `typoscope baseline`. */
export function addBaseline(program: Command): void {
  program
    .command('baseline')
    .description('write the file that later runs are compared with; commit it')
    .argument('<run>', 'a run’s folder or id')
    .option('--out <file>', 'where to (default: baselines/<benchmark>.json)')
    .option('--json', 'print what was written as JSON')
    .action(writeBaseline);
}

async function writeBaseline(run: string, { out, json }: BaselineFlags): Promise<void> {
  const { results, file } = await readRun(run);
  const now = comparableOf(results);
  refuseUnfit(now, results.run.status, file);
  const path = out ?? baselinePath(results.run.benchmark ?? results.run.sets[0]?.name);
  const before = await readBaseline(path);
  const text = serializeBaseline(now);
  writeAtomically(path, [text], { code: 'output' });
  const pictures = now.pictures.length;
  const isSame = before !== null && serializeBaseline(before) === text;
  if (json === true) {
    console.log(
      JSON.stringify({ file: path, pictures, replaced: before !== null, isSame }, null, 2),
    );
    return;
  }
  console.log(plain(`Baseline: ${path}, ${pictures} pictures${isSame ? ', as it was' : ''}`));
  if (before === null || isSame) return;
  // Whoever writes a baseline anew should see what is taken for granted from now on.
  console.log(
    `It replaces another one. From that to this:\n\n${comparisonTable(compareRuns(before, now))}`,
  );
}

/** A baseline that lacks pictures would let a later run lack them too. */
function refuseUnfit({ pictures, readers }: Comparable, status: string, file: string): void {
  const answered = pictures.filter(isAnswered);
  const unread = answered.filter(({ outcome, read }) => outcome === 'image' && !read);
  const lacking = pictures.length - answered.length;
  const what =
    answered.length === 0
      ? 'it has no pictures'
      : readers.length === 0 || unread.length > 0
        ? `${unread.length} of its pictures were not read`
        : status === 'partial' || lacking > 0
          ? `${lacking} of its ${pictures.length} pictures are missing or failed`
          : null;
  if (what === null) return;
  throw new TyposcopeError('run', 'this run can’t be a baseline', {
    file,
    found: what,
    expected: 'a picture for every sample, read and judged',
    mend: 'Go on with the run until it is whole',
  });
}
