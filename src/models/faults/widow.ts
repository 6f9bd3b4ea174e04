import { between, shuffled } from '../../stats/chance.ts';
import { graphemes } from '../../text/graphemes.ts';
import { joined } from '../../text/normalize.ts';
import { breakLines } from '../../typeset/breaking.ts';
import { inkWidth } from '../../typeset/measure.ts';
import type { Fault } from './fault.ts';
import { quoted } from './record.ts';
import { relined } from './relined.ts';
import { withText } from './reset.ts';
import { type Target, targetsOf } from './targets.ts';

/** What is set in running text; of the rest a line of one word is often meant. */
const RUNNING = new Set(['body', 'legal', 'label', 'subhead']);
/** Letters of a word that is too short for a line of its own; characters where no spaces are written. */
const SHORT = 3;
/** Words or characters of the lines above it, on average. */
const FULL = { words: 3, characters: 9 };
const TRIES = 6;

const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** The last line of a running text of three lines or more holds one short word. */
export const widow: Fault = {
  kind: 'widow',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    if (sample.layout?.lineBreaks === false) return null;
    const targets = targetsOf(page, sample, avoid).filter(
      ({ block }) => RUNNING.has(block.role) && !block.text.trim().includes('\n'),
    );
    for (const target of shuffled(random, targets)) {
      for (let tries = 0; tries < TRIES; tries++) {
        const way = wayOf(target, between(random, 0.6, 1.1));
        const now = way === null ? null : relined(page, sample, target, way);
        if (way === null || now === null) continue;
        const injected = {
          kind: widow.kind,
          block: target.block.id,
          what: `${quoted(target.words)} leaves “${way.at(-1)}” alone on its last line.`,
          facts: {
            before: target.words,
            after: joined(way),
            from: target.text.lines.map((line) => line.text).join(' / '),
            to: way.join(' / '),
            lines: way.length,
          },
        };
        return { page: withText(page, target.index, now), injected };
      }
    }
    return null;
  },
};

/** The text on two lines or more, and its last word on one more. */
function wayOf({ words, text, block }: Target, share: number): string[] | null {
  const parts = lastWordOf(words);
  if (parts === null) return null;
  const [head, last] = parts;
  const room = share * Math.max(...text.lines.map(({ box }) => box[2]));
  const lines = breakLines(head, block.lang, room, (line) => inkWidth(line, text));
  if (lines === null || lines.length < 2 || lines.length > text.lines.length + 1) return null;
  const eastAsian = EAST_ASIAN.test(last);
  const most = eastAsian ? FULL.characters : FULL.words;
  const count = eastAsian ? graphemes(head).length : head.split(/\s+/u).length;
  return count < most * lines.length ? null : [...lines, last];
}

/** The text before its last word, and that word; null where it is long, or none. */
function lastWordOf(words: string): [string, string] | null {
  const match = EAST_ASIAN.test(words.replace(/[\p{P}\s]+$/u, '').slice(-1))
    ? /^(.*[^\p{P}\s])([^\p{P}\s]\p{P}*)$/u.exec(words)
    : /^(.*\S)\s+(\S+)$/u.exec(words);
  if (match === null) return null;
  const letters = graphemes(match[2]!).filter((unit) => /^[\p{L}\p{N}]/u.test(unit));
  const most = /\p{sc=Devanagari}|\p{sc=Hangul}/u.test(match[2]!) ? 1 : SHORT;
  return letters.length === 0 || letters.length > most ? null : [match[1]!, match[2]!];
}
