import { type Box, centerOf } from '../../geometry.ts';
import type { LogoPlace } from '../evidence.ts';
import type { LayoutInput } from '../seen.ts';
import { percent } from '../words.ts';
import { COLOUR, type Finding } from './finding.ts';
import { uprightHeight } from './sides.ts';
import type { Spelling } from './wordmark.ts';

/** Pixels of height: a smaller one has no shape that could be told from another. */
const LEAST_HEIGHT = 12;
/** Agreement from which the letters are the file's, whatever a reader makes of them. */
const EXACT_SHAPE = { shape: 0.95, weakest: 0.75 } as const;

export function likenessFinding(
  input: LayoutInput,
  place: LogoPlace,
  state: 'whole' | 'altered',
): Finding {
  const { shape, weakest, colour } = place;
  if (state === 'altered') {
    const says = `is not as in its file: ${percent(shape)} of its outline agrees, and ${percent(weakest)} of its weakest part`;
    // What lies over a part hides it; a text is judged as one that crowds.
    const hidden = isCovered(input, place.box);
    const small = uprightHeight(place) < LEAST_HEIGHT;
    return { what: 'likeness', outcome: hidden || small ? 'unknown' : 'fail', says };
  }
  const off = colour !== null && colour > COLOUR;
  return {
    what: 'likeness',
    outcome: off ? 'fail' : 'pass',
    says: `has other colours than its file (ΔE00 ${Math.round(colour ?? 0)})`,
  };
}

/** Whether something may lie over the logo that was not compared: the product, or the picture's end. */
function isCovered({ evidence, width, height }: LayoutInput, [x, y, w, h]: Box): boolean {
  const cut = x < -1 || y < -1 || x + w > width + 1 || y + h > height + 1;
  const product = evidence.product?.found?.box;
  if (product === undefined) return cut;
  const [left, top, wide, tall] = product;
  const over = x < left + wide && x + w > left && y < top + tall && y + h > top;
  const [cx, cy] = centerOf([x, y, w, h]);
  const on = cx > left && cx < left + wide && cy > top && cy < top + tall;
  return cut || (over && !on);
}

export function wordmarkFinding(
  { asked }: LayoutInput,
  { shape, weakest }: LogoPlace,
  spelling: Spelling | null,
): Finding | null {
  if (spelling === null || asked.logo?.text === undefined) return null;
  const says = `reads “${spelling.read}”, and “${asked.logo.text}” was asked for`;
  const same = shape >= EXACT_SHAPE.shape && weakest >= EXACT_SHAPE.weakest;
  // Where the reader is not sure, its shape is what decides, and that is the likeness.
  const outcome = spelling.verdict === 'fail' && !same ? 'fail' : 'pass';
  return { what: 'wordmark', outcome, says };
}
