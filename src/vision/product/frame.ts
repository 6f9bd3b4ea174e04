import type { Level, Levels } from '../search/levels.ts';
import type { Raster } from '../search/raster.ts';
import { reducedTo } from './points.ts';
import { matrixOf, type Pose, zoomed } from './pose.ts';
import type { Reference } from './reference.ts';

/** A product's reference and what the picture shows in its place, pixel by pixel, with room around. */
export interface Frame {
  width: number;
  height: number;
  /** Pixels of room on each side. */
  room: number;
  /** Of the reference, on nothing. */
  reference: Raster;
  /** 0..1: how much of the pixel is product. */
  inked: Float32Array;
  picture: Raster;
  /** 1 where the picture is covered by other things, or ends. */
  hidden: Uint8Array;
}

/** Longest side that is compared, in pixels: blurring and compression hardly show in so few. */
const SIDE = 160;
/** Of the longest side. */
const ROOM = 0.14;

/** @param pose in pixels of the picture that the levels are of; what they hide is hidden */
export function frameOf(levels: Levels, reference: Reference, pose: Pose): Frame {
  const drawn = pose.side * Math.max(Math.sqrt(pose.stretch), 1 / Math.sqrt(pose.stretch));
  const side = Math.max(24, Math.min(SIDE, Math.round(drawn)));
  const reduced = reducedTo(reference, side);
  const room = Math.ceil(ROOM * side);
  const width = reduced.raster.width + 2 * room;
  const height = reduced.raster.height + 2 * room;
  const frame: Frame = {
    width,
    height,
    room,
    reference: empty(width, height),
    inked: new Float32Array(width * height),
    picture: empty(width, height),
    hidden: new Uint8Array(width * height),
  };
  for (let y = 0; y < reduced.raster.height; y++) {
    for (let x = 0; x < reduced.raster.width; x++) {
      const [from, to] = [y * reduced.raster.width + x, (y + room) * width + x + room];
      frame.inked[to] = reduced.inked[from]!;
      frame.reference.planes.forEach((plane, c) => {
        plane[to] = reduced.raster.planes[c]![from]!;
      });
    }
  }
  // One pixel of the frame is about one of what it is taken from.
  const level = levels(side / pose.side);
  bring(frame, level, reference, zoomed(pose, level.zoom));
  return frame;
}

function bring(
  { width, height, room, picture, hidden }: Frame,
  { raster, hidden: covering }: Level,
  { width: own, height: tall }: Reference,
  pose: Pose,
): void {
  const [a, b, c, d] = matrixOf(pose);
  const [halfWide, halfTall] = [own, tall].map((of) => of / Math.max(own, tall) / 2) as [
    number,
    number,
  ];
  const [perX, perY] = [(2 * halfWide) / (width - 2 * room), (2 * halfTall) / (height - 2 * room)];
  for (let row = 0; row < height; row++) {
    const v = (row + 0.5 - room) * perY - halfTall;
    for (let column = 0; column < width; column++) {
      const u = (column + 0.5 - room) * perX - halfWide;
      const at = row * width + column;
      const [x, y] = [pose.x + a * u + b * v, pose.y + c * u + d * v];
      if (x < 0 || y < 0 || x >= raster.width || y >= raster.height) {
        hidden[at] = 1;
        continue;
      }
      sample(raster, x - 0.5, y - 0.5, picture, at);
      for (const [left, top, w, h] of covering) {
        if (x > left && x < left + w && y > top && y < top + h) hidden[at] = 1;
      }
    }
  }
}

function sample(
  { width, height, planes }: Raster,
  x: number,
  y: number,
  to: Raster,
  at: number,
): void {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const [p, q] = [Math.max(0, Math.min(1, x - left)), Math.max(0, Math.min(1, y - top))];
  const from = top * width + left;
  for (let c = 0; c < 3; c++) {
    const plane = planes[c]!;
    to.planes[c]![at] =
      (plane[from]! * (1 - p) + plane[from + 1]! * p) * (1 - q) +
      (plane[from + width]! * (1 - p) + plane[from + width + 1]! * p) * q;
  }
}

function empty(width: number, height: number): Raster {
  const length = width * height;
  return {
    width,
    height,
    planes: [new Float32Array(length), new Float32Array(length), new Float32Array(length)],
  };
}
