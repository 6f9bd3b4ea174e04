import type { Sample, SampleBlock } from '../../dataset/schema.ts';
import type { Box } from '../../geometry.ts';
import type { PageFaces } from '../faces-for.ts';
import type { Setting } from '../measure.ts';
import type { Align } from '../page.ts';
import { attempt, type Plan } from './attempt.ts';
import { copyOf } from './copy.ts';
import { drawnSample } from './drawn.ts';
import { groupsOf } from './groups.ts';
import { piecesOf } from './pieces.ts';
import { relationsOf } from './relations.ts';

/** How a page is to be arranged, besides what the sample asks for. */
export interface Look {
  faces: PageFaces;
  /** How copy stands for which no rule says it. */
  align: 'start' | 'center';
  /** Height over width of the logo's and the product's pictures. */
  logoAspect: number;
  productAspect: number;
}

/** A block as it is set: pixels of the page. */
export interface SetBlock {
  block: SampleBlock;
  setting: Setting;
  align: Align;
  lines: { text: string; x: number; baseline: number }[];
}

export interface Arrangement {
  /** Those of which anything can be drawn. */
  blocks: SetBlock[];
  logo: Box | null;
  product: Box | null;
  /** Of the sizes that the roles ask for. */
  scale: number;
}

/** From the largest that looks well to the smallest that can be read. */
const SCALES = Array.from({ length: 26 }, (_, step) => 2.1 * 0.94 ** step);
/** Heights of a product in shares of the page's height, the best first. */
const PRODUCT_HEIGHTS = [0.36, 0.28, 0.2, 0.14];
/** Below this scale, a smaller product is better than smaller copy. */
const COMFORTABLE = 0.95;

/** Tried, the best first, where headlines leave room that smaller copy can have. */
const SPREADS = [0.55, 0.7, 0.85];

/** Arranges a sample as large as its rules allow; null where it doesn't fit its canvas at all. */
export function arrange(asked: Sample, look: Look): Arrangement | null {
  const sample = drawnSample(asked);
  const pieces = piecesOf(sample);
  const groups = groupsOf(sample, pieces);
  const copy = copyOf(sample, look.faces);
  const ways = (sample.logo === undefined ? [false] : [false, true]).map((beside) =>
    relationsOf(pieces, groups, beside),
  );
  let best: Found | null = null;
  for (const productHeight of sample.product === undefined ? [0] : PRODUCT_HEIGHTS) {
    for (const relations of ways) {
      const plan = { sample, look, copy, pieces, groups, relations, productHeight, spread: 1 };
      best = largest(plan, best);
    }
    if (best !== null && best.arrangement.scale >= COMFORTABLE) break;
  }
  return best === null ? null : evened(best);
}

interface Found {
  plan: Plan;
  arrangement: Arrangement;
}

/**
 * The largest scale that works, by halving, since what fits at one scale fits at the smaller ones;
 * `best` where none is larger than its own.
 */
function largest(plan: Plan, best: Found | null): Found | null {
  let found = best;
  let low = 0;
  let high = (best === null ? SCALES.length : SCALES.indexOf(best.arrangement.scale)) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const arrangement = attempt(plan, SCALES[middle]!);
    if (arrangement === null) low = middle + 1;
    else {
      found = { plan, arrangement };
      high = middle - 1;
    }
  }
  return found;
}

/** A headline that is kept small by its own place need not make all else small. */
function evened({ plan, arrangement }: Found): Arrangement {
  if (arrangement.scale >= COMFORTABLE) return arrangement;
  for (const spread of SPREADS) {
    const tried = attempt({ ...plan, spread }, arrangement.scale);
    if (tried !== null) return tried;
  }
  return arrangement;
}
