import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { benchmarkSchema } from '../src/benchmark/schema.ts';
import { baselineSchema } from '../src/compare/baseline.ts';
import { sampleSchema, setSchema } from '../src/dataset/schema.ts';
import { catalogueSchema } from '../src/models/catalogue/schema.ts';
import { resultsSchema } from '../src/results/results-schema.ts';

/**
 * Writes schemas/*.schema.json, by which editors complete and check what people write. With
 * --check it writes nothing and exits 1 where one of them is out of date.
 */
export const exported: Exported[] = [
  { file: 'sample.schema.json', schema: sampleSchema, io: 'input' },
  { file: 'set.schema.json', schema: setSchema, io: 'input' },
  { file: 'benchmark.schema.json', schema: benchmarkSchema, io: 'input' },
  { file: 'catalogue.schema.json', schema: catalogueSchema, io: 'input' },
  { file: 'results.schema.json', schema: resultsSchema, io: 'output' },
  { file: 'baseline.schema.json', schema: baselineSchema, io: 'output' },
];

export interface Exported {
  file: string;
  schema: z.ZodType;
  /** input: as people write it, where what has a default may be left out. output: as we do. */
  io: 'input' | 'output';
}

export function schemaText({ schema, io }: Exported): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io }), null, 2)}\n`;
}

export function schemaPath(file: string): string {
  return fileURLToPath(new URL(`../schemas/${file}`, import.meta.url));
}

if (import.meta.main) {
  for (const each of exported) {
    const { file } = each;
    const text = schemaText(each);
    const old = await readFile(schemaPath(file), 'utf8').catch(() => '');
    if (old === text) continue;
    if (process.argv.includes('--check')) {
      console.error(`schemas/${file} is out of date. Run npm run schemas.`);
      process.exitCode = 1;
    } else {
      await writeFile(schemaPath(file), text);
      console.log(`schemas/${file} written.`);
    }
  }
}
