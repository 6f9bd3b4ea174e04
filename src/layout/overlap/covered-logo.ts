import { type Box, unionOf } from '../../geometry.ts';
import { unitsOf } from '../../text/units.ts';
import { foundLogos } from '../logo/places.ts';
import { isPlaced } from '../places.ts';
import type { BlockLine, LayoutInput } from '../seen.ts';
import { named } from '../words.ts';
import { type Cover, commonBox, shareOf } from './cover.ts';

/** A logo that covers so much of a text is that text. */
const SAME = 0.5;

/** Texts over the logo. */
export function coveredLogo({ blocks, asked, evidence }: LayoutInput, most: number): Cover[] {
  const place = evidence.logo == null ? undefined : foundLogos(evidence.logo)[0];
  if (place === undefined) return [];
  const mark = unitsOf(asked.logo?.text ?? '').folded.join('');
  return blocks.filter(isPlaced).flatMap((block): Cover[] => {
    const row = block.lines.toSorted(
      (a, b) => shareOf(b.box, place.box) - shareOf(a.box, place.box),
    )[0]!;
    const box = withoutMark(row, place.box, mark);
    const share = shareOf(box, place.box);
    if (share <= most) return [];
    // A wordmark is read as the block that says the same.
    if (share >= SAME && unitsOf(block.text).folded.join('') === mark) return [];
    return [
      {
        over: named(block),
        under: 'the logo',
        ids: [block.id],
        share,
        area: commonBox(box, place.box),
        boxes: [box, place.box],
      },
    ];
  });
}

/** A reader may take a wordmark and the text beside it for one row. */
function withoutMark({ text, glyphs, box }: BlockLine, place: Box, mark: string): Box {
  if (mark === '' || !unitsOf(text).folded.join('').includes(mark)) return box;
  const own = glyphs.filter((glyph) => shareOf(glyph, place) <= SAME);
  return own.length === 0 ? box : unionOf(own);
}
