import { shuffled } from '../../stats/chance.ts';
import type { Page, PageText } from '../../typeset/page.ts';
import type { Fault } from './fault.ts';
import { quoted, tenth, textFacts } from './record.ts';
import { scaled, shifted, withText } from './reset.ts';
import { freePlace, innerArea, obstaclesOf } from './room.ts';
import { boxOfText, lengthOf, targetsOf } from './targets.ts';

export const blockMissing: Fault = {
  kind: 'block-missing',
  channel: 'text',
  apply(page, sample, random, avoid) {
    const target = shuffled(random, targetsOf(page, sample, avoid))[0];
    // A page without any text is no page of this sample.
    if (target === undefined || page.texts.filter(({ block }) => block !== null).length < 2) {
      return null;
    }
    const { index, block, words } = target;
    const injected = {
      kind: blockMissing.kind,
      block: block.id,
      what: `${quoted(words)} is not there.`,
      facts: textFacts(block, words, ''),
    };
    return { page: withText(page, index, null), injected };
  },
};

/** Shorter texts, such as a price, may well stand twice on purpose. */
const LEAST_TWICE = 4;

/** Font sizes between a copy and what stands beside it: nearer, both would be read as one line. */
const BESIDE = 2.5;

/** The copy belongs to no block: it is text that nobody asked for. */
export const blockDuplicated: Fault = {
  kind: 'block-duplicated',
  channel: 'text',
  apply(page, sample, random, avoid) {
    for (const { text, block, words } of shuffled(random, targetsOf(page, sample, avoid))) {
      if (lengthOf(words) < LEAST_TWICE) continue;
      const copy = copyOf(page, text, sample);
      if (copy === null) continue;
      const [x, y] = boxOfText(copy);
      const extra = lengthOf(words);
      const injected = {
        kind: blockDuplicated.kind,
        block: block.id,
        what: `${quoted(words)} stands there twice.`,
        facts: {
          ...textFacts(block, words, words),
          extra,
          x: tenth(x),
          y: tenth(y),
          size: tenth(copy.size),
        },
      };
      return { page: { ...page, texts: [...page.texts, copy] }, injected };
    }
    return null;
  },
};

/** The same text once more, as near below it or beside it as there is room. */
function copyOf(
  page: Page,
  text: PageText,
  sample: Parameters<Fault['apply']>[1],
): PageText | null {
  const obstacles = obstaclesOf(page, sample);
  const [x, y, w, h] = boxOfText(text);
  for (const share of [1, 0.9, 0.8, 0.7]) {
    const copy = share === 1 ? text : scaled(text, text.size * share);
    const [left, top, width, height] = boxOfText(copy);
    const place = freePlace(
      innerArea(page, sample),
      obstacles,
      [width, height],
      [BESIDE * copy.size, 0.5 * copy.size],
      ([X, Y]) =>
        Math.min(
          Math.hypot(X + width / 2 - (x + w / 2), 2 * (Y - (y + h))),
          1.5 * Math.hypot(X - (x + w), Y - y),
        ) + (Y < y ? page.height : 0),
    );
    if (place !== null) {
      const { lines, ...rest } = shifted(copy, place[0] - left, place[1] - top);
      return { ...rest, block: null, lines: lines.map(({ malformed: _, ...line }) => line) };
    }
  }
  return null;
}
