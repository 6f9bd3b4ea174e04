import { ciede2000, labOf } from '../../colour-distance.ts';
import type { Box } from '../../geometry.ts';
import { type Colour, contrast } from '../../typeset/colours.ts';
import type { PictureLook, PictureSketch } from '../../typeset/page.ts';
import { turnHues } from '../../typeset/paint/turn-hues.ts';

/** Of 255: inked, or not. */
const INKED = 128;

type Pixels = PictureSketch['rgba'];

/** The sketch in other colours. */
export function dyed({ rgba }: PictureSketch, { hue, ink }: PictureLook): Pixels {
  const made = new Uint8ClampedArray(rgba);
  if (hue !== undefined) turnHues(made, hue);
  if (ink !== undefined) for (let at = 0; at < made.length; at += 4) made.set(ink, at);
  return made;
}

/** Mean CIEDE2000 of what is inked, by area. */
export function colourChange({ rgba }: PictureSketch, now: Pixels): number {
  let [sum, count] = [0, 0];
  // Every third pixel tells the mean as well.
  for (let at = 0; at < rgba.length; at += 12) {
    if (rgba[at + 3]! < INKED) continue;
    sum += ciede2000(labOf(colourAt(rgba, at)), labOf(colourAt(now, at)));
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** Share of what is inked that stands out from a ground at a ratio of WCAG 2. */
export function shareStandingOut(pixels: Pixels, ground: Colour, ratio: number): number {
  let [seen, count] = [0, 0];
  for (let at = 0; at < pixels.length; at += 12) {
    if (pixels[at + 3]! < INKED) continue;
    if (contrast(colourAt(pixels, at), ground) >= ratio) seen += 1;
    count += 1;
  }
  return count === 0 ? 0 : seen / count;
}

/** Pixels of the sketch by which a smoothed or shifted edge is no other shape. */
const SLACK = 3;

/**
 * Share of what is inked that has another shape once a part of the sketch is turned over: inked
 * where nothing of the kind was near, or the other way round. Colours count as shapes where they
 * differ plainly.
 */
export function shapeChange(sketch: PictureSketch, part: Box, way: 'mirrored' | 'upended'): number {
  const { side, rgba } = sketch;
  const [x0, y0, x1, y1] = pixelsOf(part, side);
  const from = (x: number, y: number) => {
    const [fx, fy] = [x0 + x1 - 1 - x, way === 'upended' ? y0 + y1 - 1 - y : y];
    return (fy * side + fx) * 4;
  };
  let [changed, inked] = [0, 0];
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at]! >= INKED) inked += 1;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const now = from(x, y);
      let near = false;
      for (let dy = -SLACK; dy <= SLACK && !near; dy += SLACK) {
        for (let dx = -SLACK; dx <= SLACK && !near; dx += SLACK) {
          const [X, Y] = [x + dx, y + dy];
          const outside = X < 0 || Y < 0 || X >= side || Y >= side;
          near = outside ? rgba[now + 3]! < INKED : isLike(rgba, now, (Y * side + X) * 4);
        }
      }
      if (!near) changed += 1;
    }
  }
  return inked === 0 ? 0 : changed / inked;
}

export interface SketchPart {
  /** In shares of the sketch. */
  box: Box;
  /** Of all that is inked, how much is in it. */
  share: number;
}

/** What is inked in one piece, with nothing else in its box. */
export function partsOf({ side, rgba }: PictureSketch): SketchPart[] {
  const label = new Int32Array(side * side);
  const pieces: { box: [number, number, number, number]; count: number }[] = [];
  let inked = 0;
  for (let start = 0; start < label.length; start++) {
    if (label[start] !== 0 || rgba[start * 4 + 3]! < INKED) continue;
    const own = pieces.length + 1;
    const box: [number, number, number, number] = [side, side, 0, 0];
    let count = 0;
    const open = [start];
    label[start] = own;
    while (open.length > 0) {
      const at = open.pop()!;
      const [x, y] = [at % side, Math.floor(at / side)];
      count += 1;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1);
      box[3] = Math.max(box[3], y + 1);
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const [X, Y] = [x + dx, y + dy];
        const next = Y * side + X;
        if (X < 0 || Y < 0 || X >= side || Y >= side) continue;
        if (label[next] !== 0 || rgba[next * 4 + 3]! < INKED) continue;
        label[next] = own;
        open.push(next);
      }
    }
    inked += count;
    pieces.push({ box, count });
  }
  return pieces.flatMap(({ box, count }) => {
    // One pixel more, for the soft edge.
    const [x0, y0, x1, y1] = [box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1];
    const alone = inkedIn(rgba, side, [x0, y0, x1, y1]) === count;
    if (!alone) return [];
    const shares: Box = [x0 / side, y0 / side, (x1 - x0) / side, (y1 - y0) / side];
    return [{ box: shares, share: count / inked }];
  });
}

/** Share of what is inked that lies in a part. */
export function inkShare({ side, rgba }: PictureSketch, part: Box): number {
  return inkedIn(rgba, side, pixelsOf(part, side)) / inkedIn(rgba, side, [0, 0, side, side]);
}

type Edges = readonly [left: number, top: number, right: number, bottom: number];

function inkedIn(rgba: Pixels, side: number, [x0, y0, x1, y1]: Edges): number {
  let count = 0;
  for (let y = Math.max(0, y0); y < Math.min(side, y1); y++) {
    for (let x = Math.max(0, x0); x < Math.min(side, x1); x++) {
      if (rgba[(y * side + x) * 4 + 3]! >= INKED) count += 1;
    }
  }
  return count;
}

function pixelsOf([x, y, w, h]: Box, side: number): Edges {
  return [
    Math.max(0, Math.round(x * side)),
    Math.max(0, Math.round(y * side)),
    Math.min(side, Math.round((x + w) * side)),
    Math.min(side, Math.round((y + h) * side)),
  ];
}

/** Of a channel: another colour. */
const OTHER = 70;

function isLike(rgba: Pixels, a: number, b: number): boolean {
  const inked = rgba[a + 3]! >= INKED;
  if (inked !== rgba[b + 3]! >= INKED) return false;
  return !inked || [0, 1, 2].every((c) => Math.abs(rgba[a + c]! - rgba[b + c]!) < OTHER);
}

function colourAt(pixels: Pixels, at: number): Colour {
  return [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
}
