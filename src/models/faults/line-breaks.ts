import { shuffled } from '../../stats/chance.ts';
import { joined } from '../../text/normalize.ts';
import type { Fault } from './fault.ts';
import { quoted } from './record.ts';
import { halved, relined } from './relined.ts';
import { withText } from './reset.ts';
import { targetsOf } from './targets.ts';
import { wordsIn } from './words.ts';

/**
 * A prescribed break in another place, or one in a text that was to be one line. Breaks that only
 * the width made are nobody's wish, and another one is no fault.
 */
export const linesBroken: Fault = {
  kind: 'lines-broken',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    if (sample.layout?.lineBreaks === false) return null;
    for (const target of shuffled(random, targetsOf(page, sample, avoid))) {
      const { text, block, words, index } = target;
      const lines = text.lines.map((line) => line.text);
      const asked = block.text.trim().split('\n').length;
      if (asked !== lines.length) continue;
      const ways = lines.length > 1 ? rebroken(lines, block.lang) : broken(lines[0]!, block.lang);
      for (const way of shuffled(random, ways)) {
        const now = relined(page, sample, target, way);
        if (now === null) continue;
        const injected = {
          kind: linesBroken.kind,
          block: block.id,
          what: `${quoted(words)} is broken into other lines: ${way.map((line) => `“${line}”`).join(', ')}.`,
          facts: {
            before: words,
            after: joined(way),
            from: lines.join(' / '),
            to: way.join(' / '),
            lines: way.length,
            prescribed: asked - 1,
          },
        };
        return { page: withText(page, index, now), injected };
      }
    }
    return null;
  },
};

/** Both halves of a line at each of its gaps between words. */
function broken(line: string, lang: string): string[][] {
  return halved(line, gapsOf(line, lang));
}

/** With one or more words of a line put into the next one, or into the one before. */
function rebroken(lines: readonly string[], lang: string): string[][] {
  return lines.slice(1).flatMap((_, at) => {
    const pair = joined([lines[at]!, lines[at + 1]!]);
    return broken(pair, lang)
      .filter(([head]) => head !== lines[at])
      .map((halves) => [...lines.slice(0, at), ...halves, ...lines.slice(at + 2)]);
  });
}

/** UTF-16 indices at which words begin, the first aside; a mark stays with the word before it. */
function gapsOf(line: string, lang: string): number[] {
  return wordsIn(line, lang)
    .map(({ from }) => from)
    .filter((from) => from > 0 && !/[「『《（(“‘¥￥$€#]$/u.test(line.slice(0, from)));
}
