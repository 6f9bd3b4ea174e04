import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { TyposcopeError } from '../../errors.ts';
import { coveredBy } from './cmap.ts';
import type { Typeface } from './typeface.ts';

/** One file of a typeface: a weight, upright or slanted. */
export interface Face {
  /** Family to ask the canvas for; one a file, so that no weight is made up. */
  family: string;
  /** `package/file`, as the truth names it. */
  name: string;
  typeface: Typeface;
  has(character: string): boolean;
}

const faces = new Map<string, Face>();

/**
 * Registers a file of a typeface with the canvas, once a process.
 *
 * @throws TyposcopeError('usage') for a file of the user's that is missing or no font, ('output')
 *   for one that comes with the program
 */
export function faceOf(typeface: Typeface, file: string): Face {
  const path = pathOf(typeface, file);
  const name = typeface.package === null ? path : `${typeface.package}/${file}`;
  const known = faces.get(name);
  if (known !== undefined) return known;
  const family = `Typeset ${faces.size + 1}`;
  const has = coverageOf(typeface, file);
  if (GlobalFonts.registerFromPath(path, family) === null) throw noFont(typeface, path);
  const face: Face = { family, name, typeface, has };
  faces.set(name, face);
  return face;
}

/** Which characters a file of a typeface has; only its table of them is read. */
export function coverageOf(typeface: Typeface, file: string): (character: string) => boolean {
  const path = pathOf(typeface, file);
  try {
    const has = coveredBy(readPart(path));
    const { misdraws } = typeface;
    return misdraws === undefined
      ? has
      : (character) => has(character) && !misdraws.test(character);
  } catch (cause) {
    throw noFont(typeface, path, cause);
  }
}

function pathOf(typeface: Typeface, file: string): string {
  return typeface.package === null ? file : join(packageFolder(typeface.package), file);
}

const folders = new Map<string, string>();

function packageFolder(name: string): string {
  const known = folders.get(name) ?? findPackage(name);
  folders.set(name, known);
  return known;
}

/** Packages differ in what they export, so they are looked for where Node would look. */
function findPackage(name: string): string {
  const require = createRequire(import.meta.url);
  for (const root of require.resolve.paths(name) ?? []) {
    try {
      return dirname(require.resolve(join(root, name, 'package.json')));
    } catch {
      // The next folder up may have it.
    }
  }
  throw new TyposcopeError('output', 'a package of fonts is missing', {
    found: `no ${name}`,
    mend: 'Install the dependencies again: npm ci',
  });
}

function noFont(typeface: Typeface, file: string, cause?: unknown): TyposcopeError {
  const gone = (cause as NodeJS.ErrnoException | undefined)?.code;
  return new TyposcopeError(
    typeface.package === null ? 'usage' : 'output',
    gone === undefined ? 'a file that is no font' : 'a font that cannot be read',
    {
      file,
      ...(gone === undefined ? {} : { found: gone }),
      expected: 'a TrueType or OpenType font (.ttf, .otf)',
      mend:
        typeface.package === null
          ? 'Mend the path under fonts, or leave it out to use the fonts that come with Typoscope'
          : 'Install the dependencies again: npm ci',
      cause,
    },
  );
}

/** Fonts of East Asia are large, and only a table of theirs is wanted. */
function readPart(path: string): (offset: number, length: number) => DataView {
  return (offset, length) => {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(length);
      readSync(file, bytes, 0, length, offset);
      return new DataView(bytes.buffer);
    } finally {
      closeSync(file);
    }
  };
}
