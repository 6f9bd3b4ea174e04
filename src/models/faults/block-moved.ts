import { cells } from '../../dataset/fields.ts';
import type { Region } from '../../dataset/schema.ts';
import { type Box, centerOf } from '../../geometry.ts';
import { shuffled } from '../../stats/chance.ts';
import { outsideRegion, regionBox } from '../../text/match/place.ts';
import type { Page } from '../../typeset/page.ts';
import type { Fault } from './fault.ts';
import { movedBy } from './moved.ts';
import { quoted } from './record.ts';
import { freePlace, innerArea, obstaclesOf } from './room.ts';
import { boxOfText, targetsOf } from './targets.ts';

/** How far, in shares of the picture, a moved block's middle is out of its place, and the 5% to spare. */
const CLEAR = 0.05;
/** Share of a cell in which the block's middle is put, so that it stands there plainly. */
const WITHIN = 0.8;

/** A block that was given a place, in another one. */
export const blockMoved: Fault = {
  kind: 'block-moved',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const targets = targetsOf(page, sample, avoid);
    for (const target of shuffled(random, targets)) {
      const { region } = target.block;
      if (region === undefined) continue;
      const box = boxOfText(target.text);
      const gap = 0.4 * target.text.size;
      const obstacles = obstaclesOf(page, sample, [target.index]);
      for (const cell of shuffled(random, cells)) {
        const to = regionBox(cell, page.width, page.height)!;
        const place = freePlace(
          innerArea(page, sample),
          obstacles,
          [box[2], box[3]],
          [gap, gap],
          (at) =>
            standsIn(at, to) && isOut(at, region, page) ? random() : Number.POSITIVE_INFINITY,
        );
        if (place === null) continue;
        const by = [place[0] - box[0], place[1] - box[1]] as const;
        const what = `${quoted(target.words)} stands at the ${cell.replace('-', ' ')}.`;
        return movedBy(blockMoved.kind, page, target, by, what, { cell });
      }
    }
    return null;
  },
};

function standsIn(box: Box, [X, Y, W, H]: Box): boolean {
  const [x, y] = centerOf(box);
  return Math.abs(x - X - W / 2) <= (WITHIN * W) / 2 && Math.abs(y - Y - H / 2) <= (WITHIN * H) / 2;
}

function isOut(box: Box, region: Region, { width, height }: Page): boolean {
  return outsideRegion(box, region, width, height) >= CLEAR;
}
