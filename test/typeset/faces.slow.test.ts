import { expect, it } from 'vitest';
import { typefaces } from '../../scripts/lines/fonts/typefaces.ts';
import { faceOf } from '../../src/typeset/fonts/faces.ts';

// Whole fonts of East Asia, from a disk that may be cold.
it('every file of every typeface is a font that the canvas takes, under a family of its own', () => {
  const families = typefaces.flatMap((typeface) =>
    typeface.files.map((file) => faceOf(typeface, file).family),
  );
  expect(families.length).toBeGreaterThan(40);
  expect(new Set(families).size).toBe(families.length);
});
