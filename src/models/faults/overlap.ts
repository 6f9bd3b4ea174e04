import { type Box, intersectionArea, sharedLength } from '../../geometry.ts';
import { between, shuffled } from '../../stats/chance.ts';
import type { Fault } from './fault.ts';
import { movedBy } from './moved.ts';
import { quoted } from './record.ts';
import { shifted } from './reset.ts';
import { innerArea, isWithin, obstaclesOf } from './room.ts';
import { boxOfText, type Target, targetsOf } from './targets.ts';

/** Of the smaller box: plainly covered, and still two texts. */
const COVERED = [0.3, 0.5] as const;
/** How many neighbours of a block are tried. */
const NEAREST = 4;

/** A block over another one, by way of the nearest that leaves all others alone. */
export const overlap: Fault = {
  kind: 'overlap',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const targets = targetsOf(page, sample, avoid);
    for (const target of shuffled(random, targets)) {
      for (const other of nearestOf(target, targets)) {
        const share = between(random, ...COVERED);
        const [moved, under] = [boxOfText(target.text), boxOfText(other.text)];
        const by = wayOver(moved, under, share);
        if (by === null) continue;
        const now = shifted(target.text, ...by);
        const others = obstaclesOf(page, sample, [target.index, other.index]);
        const free = now.lines.every(
          ({ box }) =>
            isWithin(box, innerArea(page, sample)) &&
            others.every((one) => intersectionArea(box, one) === 0),
        );
        if (!free) continue;
        const least = Math.min(moved[2] * moved[3], under[2] * under[3]);
        const covered = intersectionArea(boxOfText(now), under) / least;
        const what = `${quoted(target.words)} lies over ${quoted(other.words)}.`;
        return movedBy(overlap.kind, page, target, by, what, {
          relies: other.block.id,
          covered: Math.round(covered * 1000) / 1000,
        });
      }
    }
    return null;
  },
};

function nearestOf(target: Target, targets: readonly Target[]): Target[] {
  const [x, y, w, h] = boxOfText(target.text);
  const gap = (other: Target) => {
    const [X, Y, W, H] = boxOfText(other.text);
    return Math.hypot(Math.max(0, X - x - w, x - X - W), Math.max(0, Y - y - h, y - Y - H));
  };
  return targets
    .filter((other) => other !== target)
    .toSorted((a, b) => gap(a) - gap(b))
    .slice(0, NEAREST);
}

/** The least way for `box` to cover a share of the smaller of both, from the side it is on. */
function wayOver(box: Box, under: Box, share: number): [number, number] | null {
  const [x, y, w, h] = box;
  const [X, Y, W, H] = under;
  const wanted = share * Math.min(w * h, W * H);
  // Enough of each other's width first, then as deep as it takes.
  const least = Math.min(w, W) * Math.max(0.75, share);
  const has = sharedLength(x, x + w, X, X + W);
  const dx = has >= least ? 0 : x + w / 2 < X + W / 2 ? X + least - x - w : X + W - least - x;
  const across = Math.max(has, least);
  const deep = wanted / across;
  if (deep > Math.min(h, H)) return null;
  const dy = y + h / 2 <= Y + H / 2 ? Y + deep - y - h : Y + H - deep - y;
  return [dx, dy];
}
