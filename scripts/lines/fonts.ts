import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { coveredBy } from './fonts/cmap.ts';
import { type Typeface, typefaces } from './fonts/typefaces.ts';

/** One file of a typeface: a weight, upright or slanted. */
export interface Face {
  /** Family to ask the canvas for; one a file, so that no weight is made up. */
  family: string;
  /** `package/file`, as the truth names it. */
  name: string;
  typeface: Typeface;
  has(character: string): boolean;
}

/** Typefaces for a script; held ones only, or none of them. */
export function typefacesFor(script: string, held: boolean): Typeface[] {
  return typefaces.filter(
    (typeface) => typeface.held === held && typeface.scripts.some(([name]) => name === script),
  );
}

const faces = new Map<string, Face>();

/** Registers a file of a typeface. Throws where its package is not installed. */
export function faceOf(typeface: Typeface, file: string): Face {
  const name = `${typeface.package}/${file}`;
  const known = faces.get(name);
  if (known !== undefined) return known;
  const family = `Lines ${file.replace(/^.*\//, '').replace(/\.\w+$/, '')}`;
  if (GlobalFonts.registerFromPath(pathOf(typeface, file), family) === null) {
    throw new Error(`no font in ${name}`);
  }
  const face: Face = { family, name, typeface, has: coverageOf(typeface, file) };
  faces.set(name, face);
  return face;
}

/** Which characters a file of a typeface has; only its table of them is read. */
export function coverageOf(typeface: Typeface, file: string): (character: string) => boolean {
  return coveredBy(readPart(pathOf(typeface, file)));
}

function pathOf(typeface: Typeface, file: string): string {
  return join(dirname(packageJson(typeface.package)), file);
}

function packageJson(name: string): string {
  const require = createRequire(import.meta.url);
  const roots = require.resolve.paths(name) ?? [];
  for (const root of roots) {
    try {
      return require.resolve(join(root, name, 'package.json'));
    } catch {
      // The next folder up may have it.
    }
  }
  throw new Error(`${name} is not installed: npm ci`);
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
