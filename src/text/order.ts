import { type Box, sharedLength } from '../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../language.ts';
import { orderScore } from '../stats/kendall.ts';

export interface PlacedBlock {
  lang: string;
  box: Box;
}

/**
 * (Kendall's tau + 1) / 2 over the pairs of placed blocks whose sequence is plain: one above the
 * other in a column, or side by side in a row. `placed` is in copy order. Null without such a pair.
 */
export function readingOrderScore(placed: readonly PlacedBlock[]): number | null {
  let concordant = 0;
  let discordant = 0;
  for (let i = 0; i < placed.length; i++) {
    for (let j = i + 1; j < placed.length; j++) {
      const sequence = sequenceOf(placed[i]!, placed[j]!);
      if (sequence > 0) concordant += 1;
      else if (sequence < 0) discordant += 1;
    }
  }
  return orderScore(concordant, discordant);
}

/**
 * 1 where `a` is met before `b`, -1 after, 0 where the page doesn't say: one is above the other in a
 * column, or both stand side by side in a row.
 */
export function sequenceOf(a: PlacedBlock, b: PlacedBlock): number {
  const [ax, ay, aw, ah] = a.box;
  const [bx, by, bw, bh] = b.box;
  const column = sharedLength(ax, ax + aw, bx, bx + bw) > 0.25 * Math.min(aw, bw);
  const row = sharedLength(ay, ay + ah, by, by + bh) > 0.5 * Math.min(ah, bh);
  if (row === column) return 0;
  if (column) return Math.sign(by + bh / 2 - (ay + ah / 2));
  const rtl = isRightToLeft(scriptOfLanguage(a.lang));
  // A row of one left-to-right and one right-to-left block can be read from either side.
  if (rtl !== isRightToLeft(scriptOfLanguage(b.lang))) return 0;
  return Math.sign(bx + bw / 2 - (ax + aw / 2)) * (rtl ? -1 : 1);
}
