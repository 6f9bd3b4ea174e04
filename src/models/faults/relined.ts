import type { Sample } from '../../dataset/schema.ts';
import { lineAt } from '../../typeset/measure.ts';
import type { Page, PageText } from '../../typeset/page.ts';
import { resized, reworded } from './reset.ts';
import { fits } from './room.ts';
import type { Target } from './targets.ts';

const LEADING = 1.3;

/**
 * A block's text on other lines: on those that there are, or around the place of fewer; a little
 * smaller where there is no room, and null where there is none at all.
 */
export function relined(
  page: Page,
  sample: Sample,
  { index, text }: Target,
  way: readonly string[],
): PageText | null {
  const more = way.length - text.lines.length;
  for (const share of [1, 0.92, 0.85]) {
    for (const above of more <= 0 ? [0] : [0, 0.5, 1]) {
      const size = text.size * share;
      const now =
        more <= 0 ? resized(reworded(text, way), size) : spread(text, size, way, above * more);
      if (fits(page, sample, index, now, text, 1)) return now;
    }
  }
  return null;
}

/** `above`: by how many lines the first one is raised. */
function spread(text: PageText, size: number, way: readonly string[], above: number): PageText {
  const [first, second] = text.lines;
  const { x, baseline } = first!;
  const leading =
    second === undefined ? LEADING * size : ((second.baseline - baseline) * size) / text.size;
  const lines = way.map((line, at) =>
    lineAt(line, { ...text, size }, text.align, x, baseline + leading * (at - above)),
  );
  return { ...text, size, lines };
}

/** Both halves of a line at each of the places given, as UTF-16 indices. */
export function halved(line: string, places: readonly number[]): [string, string][] {
  return places.map((at) => [line.slice(0, at).trimEnd(), line.slice(at).trimStart()]);
}
