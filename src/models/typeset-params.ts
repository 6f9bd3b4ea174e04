import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Finding, shown } from '../dataset/finding.ts';
import { TyposcopeError } from '../errors.ts';
import { shipped } from '../typeset/fonts/shipped.ts';
import { groundKinds } from '../typeset/page.ts';
import type { TypesetOptions } from '../typeset/request.ts';

/** What can be set of a model that the typesetter draws for. */
export const typesetParams = z.strictObject({
  fonts: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Font files of your own, used before those that come with the program.'),
  typefaces: z
    .array(z.enum(shipped.map(({ name }) => name)))
    .min(1)
    .optional()
    .describe('Which typefaces of the program to choose from.'),
  ground: z.enum(groundKinds).optional().describe('One ground instead of one by lot.'),
});
export type TypesetParams = z.infer<typeof typesetParams>;

/** @param folder which paths of fonts are relative to */
export function typesetOptions(params: TypesetParams, folder: string): TypesetOptions {
  const { fonts, typefaces, ground } = params;
  return {
    ...(fonts === undefined ? {} : { fonts: fonts.map((font) => resolve(folder, font)) }),
    ...(typefaces === undefined ? {} : { typefaces }),
    ...(ground === undefined ? {} : { ground }),
  };
}

/** The fonts that are none, by their place in the list. */
export async function fontFaults(params: TypesetParams, folder: string): Promise<Finding[]> {
  const faults: Finding[] = [];
  for (const [i, font] of (params.fonts ?? []).entries()) {
    const error = await fontFault(resolve(folder, font));
    if (error === null) continue;
    const { found, expected = 'a font', mend } = error.detail;
    const named = [shown(font), ...(found === undefined ? [] : [found])].join(': ');
    faults.push({ what: error.what, path: ['fonts', i], found: named, expected, mend });
  }
  return faults;
}

async function fontFault(file: string): Promise<TyposcopeError | null> {
  const info = await stat(file).catch(() => null);
  // Reading from a pipe would wait for somebody to write to it.
  if (info !== null && !info.isFile()) {
    return new TyposcopeError('usage', 'a file that is no font', {
      found: info.isDirectory() ? 'a folder' : 'not a regular file',
      expected: 'a TrueType or OpenType font (.ttf, .otf)',
    });
  }
  // Loads what draws, which most benchmarks have no need of.
  const { coverageOf } = await import('../typeset/fonts/faces.ts');
  try {
    coverageOf({ package: null, files: [file], scripts: [] }, file);
    return null;
  } catch (error) {
    if (error instanceof TyposcopeError) return error;
    throw error;
  }
}
