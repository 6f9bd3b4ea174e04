/** Boxes and quadrilaterals in pixels of the picture, origin top left, y downward. */

/** [x, y, width, height] */
export type Box = readonly [number, number, number, number];
export type Point = readonly [number, number];
/** Corners in the text's own order: its top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

export function boxOf(points: readonly Point[]): Box {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

export function unionOf(boxes: readonly Box[]): Box {
  return boxOf(
    boxes.flatMap(([x, y, w, h]): Point[] => [
      [x, y],
      [x + w, y + h],
    ]),
  );
}

export function quadOf([x, y, w, h]: Box): Quad {
  return [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ];
}

export function centerOf([x, y, w, h]: Box): Point {
  return [x + w / 2, y + h / 2];
}

/** Length of the stretch that two intervals share, 0 when they are apart. */
export function sharedLength(a0: number, a1: number, b0: number, b1: number): number {
  return Math.max(0, Math.min(a1, b1) - Math.max(a0, b0));
}

export function intersectionArea(a: Box, b: Box): number {
  return (
    sharedLength(a[0], a[0] + a[2], b[0], b[0] + b[2]) *
    sharedLength(a[1], a[1] + a[3], b[1], b[1] + b[3])
  );
}

/** The box at a share of a line: characters `from`..`to` of `count`, spread evenly along it. */
export function sliceOf(box: Box, from: number, to: number, count: number): Box {
  if (count <= 0) return box;
  const [x, y, w, h] = box;
  return h > w * 1.5
    ? [x, y + (h * from) / count, w, (h * (to - from)) / count]
    : [x + (w * from) / count, y, (w * (to - from)) / count, h];
}
