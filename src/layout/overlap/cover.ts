import { type Box, intersectionArea } from '../../geometry.ts';

/** Two things in one place. */
export interface Cover {
  over: string;
  under: string;
  /** Ids of the blocks in it. */
  ids: readonly string[];
  /** Of the smaller of both lines; null where both were read as one. */
  share: number | null;
  /** Where they cover one another. */
  area: Box;
  boxes: readonly Box[];
}

/** Of the smaller of both. */
export function shareOf(a: Box, b: Box): number {
  const smaller = Math.min(a[2] * a[3], b[2] * b[3]);
  return smaller > 0 ? intersectionArea(a, b) / smaller : 0;
}

export function commonBox(a: Box, b: Box): Box {
  const left = Math.max(a[0], b[0]);
  const top = Math.max(a[1], b[1]);
  return [
    left,
    top,
    Math.min(a[0] + a[2], b[0] + b[2]) - left,
    Math.min(a[1] + a[3], b[1] + b[3]) - top,
  ];
}
