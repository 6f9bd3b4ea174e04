import { intersectionArea, sharedLength } from '../../geometry.ts';
import { scriptOfLanguage } from '../../language.ts';
import { type Random, shuffled } from '../../stats/chance.ts';
import { unitsOf } from '../../text/units.ts';
import { lineAt } from '../../typeset/measure.ts';
import type { Page, PageText } from '../../typeset/page.ts';
import type { Fault } from './fault.ts';
import { quoted, tenth, textFacts } from './record.ts';
import { withText } from './reset.ts';
import { fits } from './room.ts';
import { boxOfText, lengthOf, type Target, targetsOf } from './targets.ts';

/** Of the other's size: as it was, or smaller where it doesn't fit. */
const SHARES = [1, 0.9, 0.8, 0.7, 0.6, 0.5] as const;

/** Two blocks, one above the other, each in the other's place, size and style. */
export const blocksSwapped: Fault = {
  kind: 'blocks-swapped',
  channel: 'text',
  apply(page, sample, random, avoid) {
    for (const [above, below] of pairsOf(targetsOf(page, sample, avoid), random)) {
      const put = (target: Target, slot: Target, clearOf: PageText | null) =>
        SHARES.map((share) => inPlaceOf(target.text, slot.text, share)).find(
          (now) =>
            fits(page, sample, [above.index, below.index], now, slot.text) &&
            (clearOf === null || apart(now, clearOf)),
        ) ?? null;
      const up = put(below, above, null);
      const down = up && put(above, below, up);
      if (up === null || down === null) continue;
      const [from, to] = [boxOfText(above.text), boxOfText(down)];
      const injected = {
        kind: blocksSwapped.kind,
        block: above.block.id,
        what: `${quoted(above.words)} and ${quoted(below.words)} stand in each other's place.`,
        facts: {
          ...textFacts(above.block, above.words, above.words),
          others: below.block.id,
          otherText: below.words,
          fromX: tenth(from[0]),
          fromY: tenth(from[1]),
          toX: tenth(to[0]),
          toY: tenth(to[1]),
        },
      };
      // Each text keeps its own index, so that the copy's sequence is that of the page's texts.
      const moved: Page = withText(page, above.index, down);
      return { page: withText(moved, below.index, up), injected };
    }
    return null;
  },
};

function apart(a: PageText, b: PageText): boolean {
  return a.lines.every((one) =>
    b.lines.every((other) => intersectionArea(one.box, other.box) === 0),
  );
}

/** Pairs of one script, one plainly above the other; of as many lines each, if there are any. */
function pairsOf(targets: readonly Target[], random: Random): [Target, Target][] {
  const open = targets.filter(({ words }) => lengthOf(words) >= 2);
  const pairs = open.flatMap((above) =>
    open
      .filter((below) => {
        const [x, y, w, h] = boxOfText(above.text);
        const [X, Y, W] = boxOfText(below.text);
        return (
          y + h <= Y &&
          sharedLength(x, x + w, X, X + W) >= 0.3 * Math.min(w, W) &&
          scriptOfLanguage(above.block.lang) === scriptOfLanguage(below.block.lang) &&
          unitsOf(above.words).folded.join('') !== unitsOf(below.words).folded.join('')
        );
      })
      .map((below): [Target, Target] => [above, below]),
  );
  const unlike = ([a, b]: [Target, Target]) => Math.abs(a.text.lines.length - b.text.lines.length);
  return shuffled(random, pairs).toSorted((a, b) => unlike(a) - unlike(b));
}

/** A text in the place and style of another, its own lines about the middle of the other's. */
function inPlaceOf(text: PageText, slot: PageText, share: number): PageText {
  const covers = (character: string) =>
    /\s/u.test(character) || slot.faces.some((face) => face.has(character));
  const able = text.lines.every((line) => [...line.text].every(covers));
  const style = {
    ...slot,
    block: text.block,
    lang: text.lang,
    faces: able ? slot.faces : text.faces,
    size: slot.size * share,
  };
  const [first, last] = [slot.lines[0]!, slot.lines.at(-1)!];
  const middle = (first.baseline + last.baseline) / 2;
  const leading =
    slot.lines.length > 1
      ? (share * (last.baseline - first.baseline)) / (slot.lines.length - 1)
      : 1.3 * style.size;
  const lines = text.lines.map((line, at) =>
    lineAt(
      line.text,
      style,
      slot.align,
      slot.lines[Math.min(at, slot.lines.length - 1)]!.x,
      middle + leading * (at - (text.lines.length - 1) / 2),
    ),
  );
  return { ...style, lines };
}
