import type { Point, Quad } from '../../geometry.ts';
import type { Frame } from './frame.ts';
import { matrixOf, type Pose } from './pose.ts';
import type { Reference } from './reference.ts';

/** Cells along the frame's longer side: a label or a cap is several of them. */
const CELLS = 16;
/** Share of the product in a cell that has to differ. */
const MOSTLY = 0.5;
/** Share of a cell that has to be product: slivers at the rim are the outline's. */
const FILLED = 0.25;
/** Places that are told: more would hide the picture they are drawn on. */
const MOST = 4;

/**
 * Where a product differs from its reference, the largest place first, as corners in the picture.
 *
 * @param differs 1 for each pixel of the frame that does
 * @param pose in pixels of the picture
 */
export function differingPlaces(
  frame: Frame,
  differs: Uint8Array,
  pose: Pose,
  reference: Pick<Reference, 'width' | 'height'>,
): Quad[] {
  const size = Math.max(2, Math.max(frame.width, frame.height) / CELLS);
  const [columns, rows] = [frame.width, frame.height].map((side) => Math.ceil(side / size)) as [
    number,
    number,
  ];
  const product = new Uint32Array(columns * rows);
  const different = new Uint32Array(columns * rows);
  for (let at = 0; at < differs.length; at++) {
    if (frame.inked[at]! < 0.5 || frame.hidden[at] === 1) continue;
    const cell =
      Math.floor(Math.floor(at / frame.width) / size) * columns +
      Math.floor((at % frame.width) / size);
    product[cell] = product[cell]! + 1;
    different[cell] = different[cell]! + differs[at]!;
  }
  const marked = Array.from(
    product,
    (count, cell) => count >= FILLED * size * size && different[cell]! >= MOSTLY * count,
  );
  return groupsOf(marked, columns)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST)
    .map((cells) => quadOfCells(cells, columns, size, frame, pose, reference));
}

/** Cells that touch along a side. */
function groupsOf(marked: boolean[], columns: number): number[][] {
  const open = [...marked];
  const groups: number[][] = [];
  for (let first = 0; first < open.length; first++) {
    if (!open[first]) continue;
    open[first] = false;
    const group = [first];
    for (const cell of group) {
      const column = cell % columns;
      const beside = [
        column > 0 ? cell - 1 : -1,
        column < columns - 1 ? cell + 1 : -1,
        cell - columns,
        cell + columns,
      ];
      for (const other of beside) {
        if (open[other] !== true) continue;
        open[other] = false;
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function quadOfCells(
  cells: readonly number[],
  columns: number,
  size: number,
  { width, height, room }: Frame,
  pose: Pose,
  reference: Pick<Reference, 'width' | 'height'>,
): Quad {
  const across = cells.map((cell) => cell % columns);
  const down = cells.map((cell) => Math.floor(cell / columns));
  const [left, right] = [Math.min(...across) * size, (Math.max(...across) + 1) * size];
  const [top, bottom] = [Math.min(...down) * size, (Math.max(...down) + 1) * size];
  const [a, b, c, d] = matrixOf(pose);
  const longest = Math.max(reference.width, reference.height);
  const at = (x: number, y: number): Point => {
    const [inX, inY] = [
      Math.min(Math.max(x - room, 0), width - 2 * room) / (width - 2 * room),
      Math.min(Math.max(y - room, 0), height - 2 * room) / (height - 2 * room),
    ];
    const u = ((inX - 0.5) * reference.width) / longest;
    const v = ((inY - 0.5) * reference.height) / longest;
    return [pose.x + a * u + b * v, pose.y + c * u + d * v];
  };
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}
