import { type Random, shuffled, whole } from '../../stats/chance.ts';
import { graphemes } from '../../text/graphemes.ts';
import type { Page, PageLine } from '../../typeset/page.ts';
import type { Fault } from './fault.ts';
import { quoted } from './record.ts';
import { withText } from './reset.ts';
import { byLength, type Target, targetsOf } from './targets.ts';

const LETTERS = 3;
/** Smaller glyphs have too few pixels for a wrong stroke to show. */
const LEAST_SIZE = 14;

/**
 * A glyph that is no character any more. Which of the line's it is, the painter's lot tells; so
 * `before` and `after` are the same, and `at` is null.
 */
export const malformedGlyph: Fault = {
  kind: 'malformed-glyph',
  channel: 'text',
  apply(page, sample, random, avoid) {
    for (const target of byLength(random, targetsOf(page, sample, avoid))) {
      if (target.text.size < LEAST_SIZE) continue;
      const lines = target.text.lines.flatMap((line, at) => (isOpen(line) ? [at] : []));
      for (const line of shuffled(random, lines)) return malformedIn(page, target, line, random);
    }
    return null;
  },
};

function malformedIn(
  page: Page,
  { index, text, block, words }: Target,
  at: number,
  random: Random,
) {
  const seed = whole(random, 0, 2 ** 31 - 1);
  const lines = text.lines.map((line, other) =>
    other === at ? { ...line, malformed: { count: 1, seed } } : line,
  );
  return {
    page: withText(page, index, { ...text, lines }),
    injected: {
      kind: malformedGlyph.kind,
      block: block.id,
      what: `A glyph of ${quoted(words)} is malformed.`,
      facts: { before: words, after: words, at: null, units: 1, line: at, seed },
    },
  };
}

/** Where writing runs in both directions, the painter knows no glyph's place. */
function isOpen({ text, malformed }: PageLine): boolean {
  const mixed = /\p{sc=Arab}/u.test(text) && /[\p{sc=Latn}\p{N}]/u.test(text);
  const letters = graphemes(text).filter((unit) => /\p{L}/u.test(unit));
  return malformed === undefined && !mixed && letters.length >= LETTERS;
}
