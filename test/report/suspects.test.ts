import { expect, it } from 'vitest';
import { suspectLine } from '../../src/report/suspects.ts';
import { pictureTable } from '../../src/report/table.ts';
import type { Results } from '../../src/results/results.ts';
import { absentImage, exampleImage, exampleResults, exampleText } from '../results/example.ts';

const glyph = { at: 0, expected: '炭', fit: 0.4, box: null };

/** A run of pictures with so many suspect characters each. */
function run(counts: readonly number[], overlay: string | null = 'overlays/a.jpg'): Results {
  const images = counts.map((count) => {
    const text = exampleText();
    text.blocks[0]!.suspect = Array.from({ length: count }, () => glyph);
    return exampleImage({ text, overlay });
  });
  return { ...exampleResults(), images: [...images, absentImage()] };
}

it.each<[string, Results, string]>([
  ['none', run([0, 0]), ''],
  ['no pictures', run([]), ''],
  ['one', run([1]), '1 character may be malformed, see the overlay.'],
  ['several of one picture', run([0, 3]), '3 characters may be malformed, see the overlay.'],
  ['of several pictures', run([2, 1]), '3 characters may be malformed, see the overlays.'],
  [
    'without overlays',
    run([2], null),
    '2 characters may be malformed, listed under “suspect” in results.json.',
  ],
])('%s', (_, results, line) => {
  expect(suspectLine(results)).toBe(line);
});

it('results of before, which know no suspects, have no line', () => {
  const results = run([1]);
  delete results.images[0]!.text!.blocks[0]!.suspect;
  expect(suspectLine(results)).toBe('');
});

it('the line ends the printed table, where there is one', () => {
  expect(
    pictureTable(run([3]))
      .split('\n')
      .at(-1),
  ).toBe(suspectLine(run([3])));
  expect(pictureTable(run([0]))).not.toContain('malformed');
});
