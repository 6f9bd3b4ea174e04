import { intersectionArea } from '../../geometry.ts';
import { between, chance, shuffled } from '../../stats/chance.ts';
import type { Fault } from './fault.ts';
import { movedBy } from './moved.ts';
import { quoted, tenth } from './record.ts';
import { shifted } from './reset.ts';
import { obstaclesOf } from './room.ts';
import { boxOfText, targetsOf } from './targets.ts';

const SIDES = ['left', 'top', 'right', 'bottom'] as const;
/** Of the font size: cut, and still to be guessed. */
const CUT = [0.08, 0.25] as const;
const CUT_SHARE = 0.5;

/** A block that touches an edge of the picture, or is cut by it. */
export const edge: Fault = {
  kind: 'edge',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const targets = shuffled(random, targetsOf(page, sample, avoid));
    const open = targets.flatMap((target) =>
      shuffled(random, SIDES).map((side) => ({ target, side })),
    );
    const cut = chance(random, CUT_SHARE) ? between(random, ...CUT) : 0;
    for (const { target, side } of open) {
      const [x, y, w, h] = boxOfText(target.text);
      const beyond = cut * target.text.size;
      const by = {
        left: [-x - beyond, 0],
        top: [0, -y - beyond],
        right: [page.width - x - w + beyond, 0],
        bottom: [0, page.height - y - h + beyond],
      }[side] as [number, number];
      const now = shifted(target.text, ...by);
      const others = obstaclesOf(page, sample, [target.index]);
      if (now.lines.some(({ box }) => others.some((other) => intersectionArea(box, other) > 0))) {
        continue;
      }
      const what = `${quoted(target.words)} ${beyond > 0 ? 'is cut by' : 'touches'} the ${side} edge.`;
      return movedBy(edge.kind, page, target, by, what, { side, cut: tenth(beyond) });
    }
    return null;
  },
};
