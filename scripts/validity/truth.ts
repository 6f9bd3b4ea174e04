import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { alignUnits } from '../../src/text/edits.ts';
import { unbroken } from '../../src/text/normalize.ts';
import { unitsOf } from '../../src/text/units.ts';

/** What is truly drawn: edits of each block, and the picture's CER. Blocks not named have none. */
export interface Truth {
  cer: number;
  edits: ReadonlyMap<string, number>;
}

/** Cases that come with a transcription: a list of pictures, each with its blocks' true edits. */
const transcribed = z.array(
  z.looseObject({
    sample: z.string(),
    trueCer: z.number(),
    blocks: z.array(z.looseObject({ id: z.string(), edits: z.int() })).optional(),
  }),
);

/** Pictures drawn by a script of this project: what it drew of each block, null where it left it out. */
const drawn = z.record(
  z.string(),
  z.looseObject({ drawn: z.record(z.string(), z.string().nullable()) }),
);

/** Reads a set's `truth.json` in either form; `copy` gives the expected text of a sample's blocks. */
export async function readTruth(
  folder: string,
  copy: ReadonlyMap<string, readonly { id: string; text: string }[]>,
): Promise<Map<string, Truth>> {
  const value: unknown = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'));
  if (Array.isArray(value)) {
    return new Map(
      transcribed
        .parse(value)
        .map(({ sample, trueCer, blocks = [] }) => [
          sample,
          { cer: trueCer, edits: new Map(blocks.map(({ id, edits }) => [id, edits])) },
        ]),
    );
  }
  return new Map(
    Object.entries(drawn.parse(value)).map(([sample, truth]) => {
      const blocks = copy.get(sample) ?? [];
      const edits = blocks.map(({ id, text }): [string, number] => {
        const made = truth.drawn[id];
        const expected = unitsOf(unbroken(text)).normal;
        return [id, alignUnits(expected, unitsOf(unbroken(made ?? '')).normal).edits.length];
      });
      const characters = blocks.reduce((sum, { text }) => sum + unitsOf(text).raw.length, 0);
      const errors = edits.reduce((sum, [, count]) => sum + count, 0);
      return [sample, { cer: errors / characters, edits: new Map(edits) }];
    }),
  );
}
