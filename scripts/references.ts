/**
 * Writes which references of the curated sets don't pass their own text bars, and why, into
 * datasets/references.md: node scripts/references.ts reports/<run of benchmarks/references.yaml>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Results, resultsSchema } from '../src/results/results.ts';
import { referencesTable } from './sets/references.ts';

const [run] = process.argv.slice(2);
if (run === undefined) throw new Error('name the folder of a run of benchmarks/references.yaml');
const results: Results = resultsSchema.parse(
  JSON.parse(readFileSync(join(run, 'results.json'), 'utf8')),
);
const head = `# What the reader makes of flawless pictures

\`npx typoscope run benchmarks/references.yaml\` has the typesetter draw every sample of the five sets as
it was asked for, and reads the pictures. Whatever is wrong or undecided there is the reader's own: it is
never charged to a model, and models' pictures of the same copy will often be undecided too.
`;
const file = new URL('../datasets/references.md', import.meta.url);
writeFileSync(file, `${head}\n${referencesTable(results)}\n`);
