import { between, pick, shuffled } from '../../stats/chance.ts';
import type { Fault } from './fault.ts';
import { movedBy } from './moved.ts';
import { quoted, tenth } from './record.ts';
import { shifted } from './reset.ts';
import { fits } from './room.ts';
import { targetsOf } from './targets.ts';

/** Shares of the picture's width that an eye sees at once, and that stay a slip. */
const OFF = [0.025, 0.06] as const;
const HORIZONTAL = new Set(['top', 'bottom', 'middle']);

/** A block that was asked to share an edge with others, moved off it. */
export const misaligned: Fault = {
  kind: 'misaligned',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const targets = targetsOf(page, sample, avoid);
    const open = (sample.layout?.align ?? []).flatMap(({ blocks, edge }) =>
      targets
        .filter(({ block }) => blocks.includes(block.id))
        .map((target) => ({ target, edge, rest: blocks.filter((id) => id !== target.block.id) })),
    );
    for (const { target, edge, rest } of shuffled(random, open)) {
      // Of two blocks either may be the one that was moved: the other must stay as it is.
      if (rest.length === 1 && !targets.some(({ block }) => block.id === rest[0])) continue;
      const shift = page.width * between(random, ...OFF);
      const first = pick(random, [-1, 1]);
      for (const sign of [first, -first]) {
        const by: [number, number] = HORIZONTAL.has(edge) ? [0, sign * shift] : [sign * shift, 0];
        if (!fits(page, sample, target.index, shifted(target.text, ...by), target.text, 0))
          continue;
        const what = `${quoted(target.words)} stands ${Math.round(shift)} pixels off the edge that it was to share.`;
        return movedBy(misaligned.kind, page, target, by, what, {
          ...(rest.length === 1 ? { relies: rest[0]! } : {}),
          edge,
          shift: tenth(sign * shift),
        });
      }
    }
    return null;
  },
};
