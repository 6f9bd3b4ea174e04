import { type Box, type Quad, quadOf } from '../../../src/geometry.ts';
import type { LineEvidence } from '../../../src/reading/gather.ts';
import type { ReadLine } from '../../../src/reading/reader.ts';
import { candidate } from '../candidate.ts';

/** A line as a module gives it. */
export function line(box: Box | Quad, text: string, confidence = 0.9): ReadLine {
  const quad = typeof box[0] === 'number' ? quadOf(box as Box) : (box as Quad);
  return { quad, text, confidence, characters: [], engine: 'mine' };
}

/** A line that ours found. */
export function ours([x, y, w, h]: Box, text = 'ours'): LineEvidence {
  return {
    quad: quadOf([x, y, w, h]),
    bend: null,
    place: { width: w, height: h },
    pp: [candidate(text)],
    tesseract: [],
  };
}
