import type { Level } from './levels.ts';
import type { Pose } from './pose.ts';
import { refined, type SizedPattern } from './refine.ts';

/** A pattern in the size of a first look and of the last one. */
export interface Looks {
  near: SizedPattern;
  fine: SizedPattern;
}

/** Fit from which a pose needs no second try. */
const FITS = 0.9;
/** Shares of its size by which a pose is pushed, where its edges fitted some others: letters, lattices. */
const PUSHES = [
  [0.08, 0, 1, 1],
  [-0.08, 0, 1, 1],
  [0, 0.08, 1, 1],
  [0, -0.08, 1, 1],
  [0, 0, 1.08, 1.08],
  [0, 0, 0.93, 0.93],
  [0, 0, 1.1, 1],
  [0, 0, 0.91, 1],
  [0, 0, 1, 1.1],
  [0, 0, 1, 0.91],
] as const;

/** The pose as the finest look has it, after pushes where it does not fit at once. */
export function settled(
  start: Pose,
  levels: readonly Level[],
  { near, fine }: Looks,
): { pose: Pose; level: Level; fit: number } {
  const level = levelFor(start, levels, fine.size);
  const look = (pose: Pose) => ({
    ...refined(pose, level, fine, [3, 2.5, 2, 1.6, 1.6], 300),
    level,
  });
  let best = look(start);
  if (best.fit >= FITS) return best;
  const coarse = levelFor(start, levels, near.size);
  const { pose } = best;
  const unit = Math.sqrt(pose.across * pose.down);
  const pushed = PUSHES.map(([dx, dy, sx, sy]) =>
    refined(
      {
        ...pose,
        x: pose.x + dx * unit,
        y: pose.y + dy * unit,
        across: pose.across * sx,
        down: pose.down * sy,
      },
      coarse,
      near,
      [5, 4, 3, 2, 2],
      110,
    ),
  ).toSorted((a, b) => b.fit - a.fit);
  for (const one of pushed.slice(0, 2)) {
    const other = look(one.pose);
    if (other.fit > best.fit) best = other;
  }
  return best;
}

/** The level on which the logo is nearest to a size. */
export function levelFor(pose: Pose, levels: readonly Level[], size: number): Level {
  const own = Math.sqrt(pose.across * pose.down);
  const off = ({ scale }: Level) =>
    Math.abs(Math.log((own * Math.sqrt(scale[0] * scale[1])) / size));
  return levels.reduce((best, level) => (off(level) < off(best) ? level : best));
}

export function isPlausible({ across, down, x, y, angle }: Pose): boolean {
  const stretch = across / down;
  return (
    [across, down, x, y, angle].every(Number.isFinite) &&
    stretch > 0.4 &&
    stretch < 2.5 &&
    Math.abs(angle) < 1.2 &&
    across > 8
  );
}
