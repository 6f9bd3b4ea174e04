import { coveredLogo } from './overlap/covered-logo.ts';
import { coveredProduct } from './overlap/covered-product.ts';
import { coveredBlocks, SHARE } from './overlap/covered-rows.ts';
import { hidden } from './overlap/hidden.ts';
import { marksOf, messageOf } from './overlap/told.ts';
import { isMostlySeen, isPlaced, whereverFound } from './places.ts';
import { type LayoutRule, notApplicable, type RuleJudgement } from './rule.ts';
import type { LayoutInput, SeenBlock } from './seen.ts';
import { tidied } from './tidied.ts';
import { thousandth } from './words.ts';

/** No block covers another, or the logo, or the product unless it may belong on its label. */
export const overlap: LayoutRule = {
  id: 'overlap',
  title: 'No text covers another, the logo, or the product beside which it was asked for.',
  score:
    'Share of the texts that are clear of all others, of the logo and of the product: none of their lines covers, or is covered by, more than is tolerated of the smaller of both.',
  judge,
};

function judge(given: LayoutInput): RuleJudgement {
  const input = whereverFound(tidied(given));
  const asked = input.asked.layout?.overlap;
  if (asked === false) return notApplicable('Texts may cover one another.');
  const most = typeof asked === 'object' ? asked.share : SHARE;
  const covers = [
    ...coveredBlocks(input, most),
    ...coveredLogo(input, most),
    ...coveredProduct(input),
    ...hidden(input, most),
  ];
  const bad = covers.toSorted((a, b) => (b.share ?? 1) - (a.share ?? 1));
  const lost = openBlocks(input);
  const verdict = bad.length > 0 ? 'fail' : lost.length > 0 ? 'unknown' : 'pass';
  const involved = new Set(bad.flatMap(({ ids }) => ids));
  return {
    verdict,
    score: verdict === 'unknown' ? null : 1 - involved.size / input.blocks.length,
    measured: {
      covers: bad.map(({ ids, share }) => ({
        blocks: [...ids],
        share: share === null ? null : thousandth(share),
      })),
      notSeen: lost.map(({ id }) => id),
    },
    expected: { mostShare: most },
    message: messageOf(verdict, bad, lost),
    boxes: bad.flatMap(({ boxes }) => [...boxes]),
    marks: bad.flatMap(marksOf),
  };
}

/**
 * Blocks of which too little was seen to say that nothing lies over them. What covers a text spoils
 * both: where all others were read, one alone was lost for another reason.
 */
function openBlocks({ blocks, asked }: LayoutInput): SeenBlock[] {
  const open = blocks.filter((block) => !isPlaced(block) || !isMostlySeen(block));
  const read = blocks.filter(({ verdict }) => verdict === 'exact' || verdict === 'close');
  const alone = open.length === 1 && read.length === blocks.length - 1 && read.length > 0;
  return alone && asked.logo === undefined ? [] : open;
}
