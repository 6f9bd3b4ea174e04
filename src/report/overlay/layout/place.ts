import { type Box, intersectionArea, type Point } from '../../../geometry.ts';
import type { LabelBoard } from '../labels.ts';
import type { Shape } from './shapes.ts';

/** What a label had better not cover, and how bad it is to cover all of the label with it. */
export interface Avoided {
  box: Box;
  weight: number;
}

/**
 * A place for a label near its shape that no other label has; null where there is none. Of the free
 * ones it is that which covers least of what is avoided and is least far off.
 * @param gap between labels, and between a label and its shape.
 * @param far whether places apart from the shape will do.
 * @param most of what is avoided that may be covered, as a share of the label times its weight.
 */
export function placeFree(
  board: LabelBoard,
  shape: Shape,
  [width, height]: readonly [number, number],
  avoid: readonly Avoided[],
  gap: number,
  far: boolean,
  most: number,
): Box | null {
  let best: Box | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { at, cost } of candidates(shape, width, height, gap, far)) {
    if (cost >= least) continue;
    const place: Box = [
      Math.max(0, Math.min(at[0], board.width - width)),
      Math.max(0, Math.min(at[1], board.height - height)),
      width,
      height,
    ];
    const moved = Math.hypot(place[0] - at[0], place[1] - at[1]) / height;
    if (cost + moved * 0.3 >= least) continue;
    const kept: Box = [place[0] - gap, place[1] - gap, width + 2 * gap, height + 2 * gap];
    if (board.taken.some((other) => intersectionArea(kept, other) > 0)) continue;
    const covered = avoid.reduce(
      (sum, { box, weight }) => sum + (weight * intersectionArea(place, box)) / (width * height),
      0,
    );
    if (covered > most) continue;
    const total = cost + moved * 0.3 + covered;
    if (total >= least) continue;
    least = total;
    best = place;
  }
  if (best !== null) board.taken.push(best);
  return best;
}

/** Nearest first: where a draughtsman would put it, then in rings around that. */
function candidates(
  shape: Shape,
  width: number,
  height: number,
  gap: number,
  far: boolean,
): { at: Point; cost: number }[] {
  const near = shape.kind === 'line' || shape.kind === 'measure' ? alongLine : aroundBox;
  const list = near(shape.bounds, width, height, gap).map((at, index) => ({
    at,
    cost: index * 0.06,
  }));
  const home = list[0]?.at;
  if (!far || home === undefined) return list;
  for (let ring = 1; ring <= 6; ring++) {
    for (let turn = 0; turn < 12; turn++) {
      const angle = (turn * Math.PI) / 6;
      const reach = ring * height * 1.25;
      list.push({
        at: [
          home[0] + Math.cos(angle) * (reach + (width / 6) * ring),
          home[1] + Math.sin(angle) * reach,
        ],
        cost: 0.7 + ring * 0.15,
      });
    }
  }
  return list;
}

function aroundBox([x, y, w, h]: Box, width: number, height: number, gap: number): Point[] {
  const [right, bottom] = [x + w, y + h];
  const middle = y + (h - height) / 2;
  return [
    [x, y - height - gap],
    [right - width, y - height - gap],
    [x, bottom + gap],
    [right - width, bottom + gap],
    [right + gap, middle],
    [x - width - gap, middle],
    [x + w / 2 - width / 2, y - height - gap],
    [x + w / 2 - width / 2, bottom + gap],
    [x + gap, y + gap],
    [right - width - gap, y + gap],
    [x + gap, bottom - height - gap],
    [right - width - gap, bottom - height - gap],
  ];
}

/** Beside the middle of a line, then beyond its ends, then along it. */
function alongLine([x, y, w, h]: Box, width: number, height: number, gap: number): Point[] {
  const [cx, cy] = [x + w / 2, y + h / 2];
  const room = gap * 2;
  const besides = (px: number, py: number): Point[] =>
    w >= h
      ? [
          [px - width / 2, py - height - room],
          [px - width / 2, py + room],
        ]
      : [
          [px + room, py - height / 2],
          [px - width - room, py - height / 2],
        ];
  const ends: Point[] =
    w >= h
      ? [
          [x + w + room, cy - height / 2],
          [x - width - room, cy - height / 2],
        ]
      : [
          [cx - width / 2, y - height - room],
          [cx - width / 2, y + h + room],
        ];
  return [
    ...besides(cx, cy),
    ...ends,
    ...[0.25, 0.75, 0.08, 0.92].flatMap((share) => besides(x + w * share, y + h * share)),
  ];
}
