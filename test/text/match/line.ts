import type { Box } from '../../../src/geometry.ts';
import type { MatchBlock } from '../../../src/text/match/claims.ts';
import { type MatchLine, matchLine } from '../../../src/text/match/pieces.ts';
import { UnitIds, unitsOf } from '../../../src/text/units.ts';

/** Blocks and lines of one page, prepared for matching with the same numbers for the same units. */
export function page(texts: readonly string[], seen: readonly (string | [string, Box])[]) {
  const ids = new UnitIds();
  const blocks: MatchBlock[] = texts.map((text, index) => ({
    index,
    ids: ids.of(unitsOf(text).folded),
  }));
  const lines: MatchLine[] = seen.map((one, index) => {
    const [text, box] = typeof one === 'string' ? [one, rowBox(index)] : one;
    return matchLine({ text, confidence: 1, box }, index, ids, 0.5);
  });
  return { blocks, lines };
}

export function rowBox(index: number): Box {
  return [0, index * 60, 400, 40];
}
