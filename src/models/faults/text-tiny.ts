import { between, shuffled } from '../../stats/chance.ts';
import { LEAST_SIZE } from '../../typeset/arrange/sizes.ts';
import type { Fault } from './fault.ts';
import { quoted, tenth } from './record.ts';
import { scaled, withText } from './reset.ts';
import { targetsOf } from './targets.ts';

/** Of the least size that the typesetter uses: below it letters run together. */
const TINY = [0.35, 0.5] as const;

/** A block is set too small to be read. */
export const textTiny: Fault = {
  kind: 'text-tiny',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    if (sample.layout?.legibility === false) return null;
    const [target] = shuffled(random, targetsOf(page, sample, avoid));
    if (target === undefined) return null;
    const { text, index, block, words } = target;
    const least = Math.max(LEAST_SIZE.share * Math.min(page.width, page.height), LEAST_SIZE.pixels);
    const size = least * between(random, ...TINY);
    const injected = {
      kind: textTiny.kind,
      block: block.id,
      what: `${quoted(words)} is set in ${tenth(size)} px, too small to be read.`,
      facts: { from: tenth(text.size), to: tenth(size), least: tenth(least) },
    };
    return { page: withText(page, index, scaled(text, size)), injected };
  },
};
