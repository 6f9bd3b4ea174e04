import { type Box, intersectionArea } from '../../geometry.ts';

/** Where labels have been put, so that the next ones keep off them. */
export interface LabelBoard {
  width: number;
  height: number;
  taken: Box[];
}

/**
 * A place for a label of the given size near its box: above it, below it, beside it, inside it,
 * whichever covers least of the other labels and of the `avoid` boxes. Always within the picture,
 * so far as it fits there at all. The place is noted on the board.
 */
export function placeLabel(
  board: LabelBoard,
  anchor: Box,
  width: number,
  height: number,
  avoid: readonly Box[],
): Box {
  const [x, y, w, h] = anchor;
  const right = x + w - width;
  const candidates: [number, number][] = [
    [x, y - height],
    [right, y - height],
    [x, y + h],
    [right, y + h],
    [x + w, y + (h - height) / 2],
    [x - width, y + (h - height) / 2],
    [right, y],
    [x, y - 2 * height],
    [x, y + h + height],
  ];
  let best: Box = [0, 0, width, height];
  let least = Number.POSITIVE_INFINITY;
  for (const [index, [cx, cy]] of candidates.entries()) {
    const place: Box = [
      Math.max(0, Math.min(cx, board.width - width)),
      Math.max(0, Math.min(cy, board.height - height)),
      width,
      height,
    ];
    const moved = Math.abs(place[0] - cx) + Math.abs(place[1] - cy);
    const covered =
      index * width * 0.4 +
      moved * height +
      6 * board.taken.reduce((sum, other) => sum + intersectionArea(place, other), 0) +
      avoid.reduce((sum, other) => sum + intersectionArea(place, other), 0);
    if (covered < least) {
      least = covered;
      best = place;
    }
    if (covered === 0) break;
  }
  board.taken.push(best);
  return best;
}
