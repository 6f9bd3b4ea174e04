import type { Results } from '../results/results.ts';

export function lookMalformed(count: number): string {
  return count === 1 ? '1 character may be malformed' : `${count} characters may be malformed`;
}

/** One line on all characters that look malformed, and where to see them; '' where there are none. */
export function suspectLine({ images }: Results): string {
  const odd = images.flatMap(({ text, overlay }) => {
    const count = (text?.blocks ?? []).reduce(
      (sum, block) => sum + (block.suspect?.length ?? 0),
      0,
    );
    return count === 0 ? [] : [{ count, drawn: overlay != null }];
  });
  if (odd.length === 0) return '';
  const where = odd.some(({ drawn }) => drawn)
    ? `see the ${odd.length === 1 ? 'overlay' : 'overlays'}`
    : 'listed under “suspect” in results.json';
  return `${lookMalformed(odd.reduce((sum, { count }) => sum + count, 0))}, ${where}.`;
}
