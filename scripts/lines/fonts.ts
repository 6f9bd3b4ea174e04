import { type Typeface, typefaces } from './fonts/typefaces.ts';

/** Typefaces for a script; held ones only, or none of them. */
export function typefacesFor(script: string, held: boolean): Typeface[] {
  return typefaces.filter(
    (typeface) => typeface.held === held && typeface.scripts.some(([name]) => name === script),
  );
}
