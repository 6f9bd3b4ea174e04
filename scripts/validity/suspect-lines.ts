import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { judgeText } from '../../src/text/judge.ts';
import type { CopyBlock, SeenLine } from '../../src/text/types.ts';
import { unitsOf } from '../../src/text/units.ts';
import type { DrawnLine, JudgedLine } from './suspect-figures.ts';

/** A page of lines with known truth, and what a reader saw on it. */
export interface SeenPage {
  /** Each drawn line as a block of copy, in step with `drawn`. */
  blocks: readonly CopyBlock[];
  drawn: readonly DrawnLine[];
  lines: readonly SeenLine[];
  width: number;
  height: number;
  alphabet: ReadonlySet<string> | null;
}

export type DrawnPage = Pick<SeenPage, 'blocks' | 'drawn' | 'width' | 'height'>;

/** `truth.json` as scripts/lines writes it. */
const truth = z.array(
  z.looseObject({
    sample: z.string(),
    width: z.number(),
    height: z.number(),
    lines: z.array(
      z.looseObject({
        id: z.string(),
        lang: z.string(),
        text: z.string(),
        kind: z.enum(['plain', 'lookalike', 'malformed', 'typo']),
        expected: z.string().optional(),
        malformed: z.array(z.int().min(0)).optional(),
      }),
    ),
  }),
);

/** The pages of a folder of typeset lines, by sample. */
export async function drawnPages(folder: string): Promise<Map<string, DrawnPage>> {
  const pages = truth.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')));
  return new Map(
    pages.map(({ sample, width, height, lines }) => [
      sample,
      {
        width,
        height,
        blocks: lines.map(({ id, lang, text, expected }) => ({
          id,
          role: 'label',
          lang,
          text: expected ?? text,
          critical: true,
        })),
        drawn: lines.map(({ kind, text, expected, malformed = [] }) => ({
          kind,
          malformed: [...new Set(malformed.map((index) => unitAt(expected ?? text, index)))],
        })),
      },
    ]),
  );
}

/** The index of the unit that a code point of a text belongs to. */
export function unitAt(text: string, codePoint: number): number {
  return unitsOf([...text].slice(0, codePoint + 1).join('')).raw.length - 1;
}

/** Judges a page with every floor at `threshold`; `trust` as in scoring. */
export function judgePage(page: SeenPage, trust: number, threshold: number): JudgedLine[] {
  const { blocks, lines, width, height, alphabet, drawn } = page;
  const judge = (critical: number, exact: number, suspect: number) =>
    judgeText({
      blocks,
      lines,
      width,
      height,
      trust,
      alphabet,
      floors: { critical, exact, suspect },
    });
  const free = judge(threshold, 0, threshold);
  const floored = judge(0, threshold, 0);
  return drawn.map((line, b) => {
    const { verdict, suspect, characters, edits } = free.blocks[b]!;
    return {
      drawn: line,
      verdict: floored.blocks[b]!.verdict,
      critical: free.critical.find(({ block }) => block === blocks[b]!.id)?.ok ?? null,
      suspect,
      decided: verdict !== 'unreadable' && verdict !== 'missing',
      characters,
      charged: new Set(edits.filter(({ op }) => op !== 'insert').map(({ at }) => at)),
    };
  });
}
