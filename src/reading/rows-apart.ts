import { inked } from './candidate.ts';
import type { PpLine, PpRecogniser } from './ppocr/recogniser.ts';
import type { Pixels } from './reader.ts';
import { rowsOf } from './two-rows.ts';

/** A line read worse than this may be two rows, */
const DOUBTFUL = 0.85;
/** if both are read better than this when they are read apart. */
const SURE = 0.85;

/**
 * Lines with those replaced by their rows that hold two and read well only apart. A gap alone
 * proves nothing (二, =, a rule under a word), so each candidate is read both ways.
 */
export async function rowsApart(
  pixels: Pixels,
  lines: readonly PpLine[],
  first: Pick<PpRecogniser, 'read'>,
): Promise<PpLine[]> {
  const cuts = lines.map(({ bend, confidence, quad }) =>
    bend === null && confidence < DOUBTFUL ? rowsOf(pixels, quad) : null,
  );
  const areas = cuts.flatMap((rows) => (rows ?? []).map((quad) => ({ quad, bend: null })));
  if (areas.length === 0) return [...lines];
  const apart = await first.read(pixels, areas, false);
  let at = 0;
  return lines.flatMap((line, i) => {
    if (cuts[i] === null) return [line];
    const rows = apart.slice(at, at + 2);
    at += 2;
    const better = rows.every(
      (row) => row.confidence >= SURE && inked({ ...row, engine: '' }).length > 1,
    );
    return better ? rows : [line];
  });
}
