import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadSet } from '../../src/dataset/load.ts';
import type { DrawnText } from './label.ts';

/** A drawn text, with what is known of how it was made. */
export interface KnownText extends DrawnText {
  kind: 'plain' | 'malformed' | 'lookalike' | 'typo';
}

export interface KnownPage {
  /** Drawn with typefaces that nothing is fitted on. */
  held: boolean;
  texts: KnownText[];
}

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** Three forms of `truth.json`: lines of our own, transcribed pictures, and sets typeset as asked. */
const pages = z.array(
  z.looseObject({
    sample: z.string(),
    held: z.boolean().default(false),
    lines: z
      .array(
        z.looseObject({
          text: z.string(),
          lang: z.string(),
          box,
          kind: z.enum(['plain', 'malformed', 'lookalike', 'typo']),
        }),
      )
      .optional(),
    drawn: z.array(z.looseObject({ text: z.string(), lang: z.string(), bbox: box })).optional(),
    boxes: z.array(z.looseObject({ id: z.string(), box })).optional(),
  }),
);

/** What is truly drawn on each picture of a set, by sample. */
export async function drawnOn(folder: string): Promise<Map<string, KnownPage>> {
  const truth = pages.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')));
  const { samples } = await loadSet(folder);
  const asked = new Map(
    samples.map(({ id, copy }) => [id, new Map(copy.map((block) => [block.id, block]))]),
  );
  return new Map(
    truth.map(({ sample, held, lines, drawn, boxes = [] }) => {
      const texts: KnownText[] =
        lines?.map(({ text, lang, box, kind }) => ({ text, lang, box, kind })) ??
        drawn?.map(({ text, lang, bbox }) => ({ text, lang, box: bbox, kind: kindOf(text) })) ??
        boxes.flatMap(({ id, box }) => {
          const block = asked.get(sample)?.get(id);
          if (block === undefined) return [];
          return [{ text: block.text, lang: block.lang, box, kind: 'plain' as const }];
        });
      return [sample, { held, texts }];
    }),
  );
}

function kindOf(text: string): KnownText['kind'] {
  return text.includes('〓') ? 'malformed' : 'plain';
}
