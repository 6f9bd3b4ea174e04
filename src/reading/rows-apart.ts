import type { PpLine, PpRecogniser } from './ppocr/recogniser.ts';
import type { Pixels } from './reader.ts';
import { rowsOf } from './two-rows.ts';

/** Rows are lines of their own where each is read better than this when they are read apart, */
const SURE = 0.85;
/** and the whole is read worse than this or says less than they do: some engines drop a row. */
const DOUBTFUL = 0.85;

/**
 * Lines with those replaced by their rows that hold two. A gap alone proves nothing (二, =, a rule
 * under a word), so each candidate is read both ways.
 */
export async function rowsApart(
  pixels: Pixels,
  lines: readonly PpLine[],
  first: Pick<PpRecogniser, 'read'>,
): Promise<PpLine[]> {
  const cuts = lines.map(({ bend, quad }) => (bend === null ? rowsOf(pixels, quad) : null));
  const areas = cuts.flatMap((rows) => (rows ?? []).map((quad) => ({ quad, bend: null })));
  if (areas.length === 0) return [...lines];
  const apart = await first.read(pixels, areas, false);
  let at = 0;
  return lines.flatMap((line, i) => {
    if (cuts[i] === null) return [line];
    const rows = apart.slice(at, at + 2);
    at += 2;
    const sure = rows.every((row) => row.confidence >= SURE && lengthOf(row) > 1);
    const more = rows.reduce((sum, row) => sum + lengthOf(row), 0) > lengthOf(line) + 1;
    const better = sure && (line.confidence < DOUBTFUL || more);
    return better ? rows : [line];
  });
}

function lengthOf({ characters }: PpLine): number {
  return characters.filter(({ text }) => text.trim() !== '').length;
}
