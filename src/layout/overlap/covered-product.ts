import { intersectionArea } from '../../geometry.ts';
import { regionBox } from '../../text/match/place.ts';
import { isPlaced } from '../places.ts';
import type { LayoutInput, SeenBlock } from '../seen.ts';
import { named } from '../words.ts';
import { type Cover, commonBox, shareOf } from './cover.ts';

/** Of the product: so much is hidden by what is no more than a line of small print. */
const HIDDEN = 0.01;
/** Of a row, in the product's box, whose corners are mostly empty. */
const OVER = 0.5;

/**
 * Texts over the product that were given a place apart from it. Others may be written on it: texts
 * belong on a label, and the product's own are printed on it.
 */
export function coveredProduct(input: LayoutInput): Cover[] {
  const found = input.evidence.product?.found;
  if (found == null || found.covered < HIDDEN) return [];
  return input.blocks.filter(isPlaced).flatMap((block): Cover[] => {
    if (!isAskedApart(block, input)) return [];
    const [row] = block.lines.toSorted(
      (a, b) => shareOf(b.box, found.box) - shareOf(a.box, found.box),
    );
    const share = shareOf(row!.box, found.box);
    if (share <= OVER) return [];
    return [
      {
        over: named(block),
        under: 'the product',
        ids: [block.id],
        share,
        area: commonBox(row!.box, found.box),
        boxes: [row!.box, found.box],
      },
    ];
  });
}

function isAskedApart({ id }: SeenBlock, { asked, width, height }: LayoutInput): boolean {
  const region = asked.copy.find((block) => block.id === id)?.region;
  const home = asked.product?.region;
  if (region === undefined || home === undefined) return false;
  const [own, other] = [regionBox(region, width, height), regionBox(home, width, height)];
  return own !== null && other !== null && intersectionArea(own, other) === 0;
}
