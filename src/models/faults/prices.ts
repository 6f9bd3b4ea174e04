import type { SampleBlock } from '../../dataset/schema.ts';
import { looksDifferent } from '../../typeset/look-different.ts';
import { type Change, lineFault, type Place, placesOf } from './change.ts';
import { quoted } from './record.ts';

/** Zeros of the numeral systems: each is followed by its other nine digits. */
const ZEROS = ['0', '０', '٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '൦', '๐', '໐', '០', '၀'];

export const priceDigit = lineFault({
  kind: 'price-digit',
  changes: (target) => {
    const { block, text, words } = target;
    if (block.role !== 'price' && block.critical === undefined) return [];
    return placesOf(target).flatMap((place) =>
      othersOf(place)
        .filter(
          (digit) =>
            text.faces.some((face) => face.has(digit)) &&
            looksDifferent(place.grapheme, digit, text.faces),
        )
        .map((digit): Change => {
          const { line, grapheme, before, after } = place;
          return {
            line,
            text: before + digit + after,
            what: `${quoted(words)} has the digit ${digit} in place of ${grapheme}.`,
            secondBest: !isCritical(block, place),
          };
        }),
    );
  },
  comesTo: (edits) => edits.length === 1 && edits[0]!.op === 'substitute',
});

/** The other digits of a digit's own system; no number is made to begin with a zero. */
function othersOf({ grapheme, before }: Place): string[] {
  const code = grapheme.codePointAt(0)!;
  const zero = ZEROS.map((digit) => digit.codePointAt(0)!).find(
    (first) => code >= first && code <= first + 9,
  );
  if (zero === undefined || grapheme.length !== 1) return [];
  const leads = !/[\p{Nd}.,٫]$/u.test(before);
  return Array.from({ length: 10 }, (_, value) => zero + value)
    .filter((other) => other !== code && !(leads && other === zero))
    .map((other) => String.fromCodePoint(other));
}

/** Whether the place lies in a part that must be exactly right, as far as its line shows. */
function isCritical(block: SampleBlock, { grapheme, before, after }: Place): boolean {
  if (!Array.isArray(block.critical)) return true;
  const line = before + grapheme + after;
  return block.critical.some((part) => {
    const from = line.indexOf(part);
    return from >= 0 && before.length >= from && before.length < from + part.length;
  });
}
