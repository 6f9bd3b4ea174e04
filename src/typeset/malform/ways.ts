import type { Canvas } from '@napi-rs/canvas';
import type { Box } from '../../geometry.ts';
import { between, chance, pick, type Random, whole } from '../../stats/chance.ts';
import type { Layer } from '../line.ts';
import { cut, inkColour, within } from './pixels.ts';

export type Malformation =
  | 'erased'
  | 'added'
  | 'warped'
  | 'mirrored'
  | 'merged'
  | 'collage'
  | 'scrambled';

/** A glyph to be malformed in place. */
export interface Work {
  layer: Canvas;
  cell: Box;
  /** The glyph after it, where there is one to merge with. */
  next: Box | null;
  random: Random;
  /** Of the font, in pixels. */
  size: number;
  /** Other glyphs of the line, each by itself. */
  alone: () => Layer[];
}

export const ways: Record<Malformation, (work: Work) => void> = {
  erased: erase,
  added: addStrokes,
  warped: warp,
  mirrored: mirror,
  merged: merge,
  collage,
  scrambled: scramble,
};

/** A wedge or a band across the glyph goes. */
function erase({ layer, cell: [x, y, w, h], random, size }: Work): void {
  const context = layer.getContext('2d');
  within(context, [x, y, w, h], () => {
    context.globalCompositeOperation = 'destination-out';
    context.fillStyle = '#000';
    context.beginPath();
    const centre = [
      x + between(random, 0.25, 0.75) * w,
      y + between(random, 0.25, 0.75) * h,
    ] as const;
    const turn = between(random, 0, Math.PI * 2);
    if (chance(random, 0.5)) {
      context.moveTo(...centre);
      context.arc(...centre, size * 1.2, turn, turn + between(random, 0.5, 1.4));
    } else {
      const half = between(random, 0.1, 0.19) * Math.max(w, h);
      context.translate(...centre);
      context.rotate(chance(random, 0.6) ? pick(random, [0, Math.PI / 2]) : turn);
      context.rect(-size * 2, -half, size * 4, half * 2);
    }
    context.fill();
  });
}

/** Strokes that the glyph doesn't have, as thick as its own. */
function addStrokes({ layer, cell: [x, y, w, h], random, size }: Work): void {
  const context = layer.getContext('2d');
  within(context, [x - w * 0.05, y - h * 0.05, w * 1.1, h * 1.1], () => {
    // Inside the layer's own paint, so that outlines and gradients go on.
    context.strokeStyle = inkColour(layer, [x, y, w, h]);
    context.lineCap = pick(random, ['round', 'butt']);
    context.lineWidth = Math.max(1.5, size * between(random, 0.05, 0.1));
    for (let count = whole(random, 2, 3); count > 0; count--) {
      const level = chance(random, 0.5);
      const a = [x + between(random, 0, 0.4) * w, y + between(random, 0.05, 0.95) * h] as const;
      const b = [x + between(random, 0.6, 1) * w, a[1] + between(random, -0.15, 0.15) * h] as const;
      const c = [x + between(random, 0.1, 0.9) * w, y + between(random, 0, 0.3) * h] as const;
      const d = [c[0] + between(random, -0.3, 0.3) * w, y + between(random, 0.6, 1) * h] as const;
      const [from, to] = level ? [a, b] : [c, d];
      const bend = between(random, -0.15, 0.15) * w;
      context.beginPath();
      context.moveTo(...from);
      context.quadraticCurveTo((from[0] + to[0]) / 2 + bend, (from[1] + to[1]) / 2 - bend, ...to);
      context.stroke();
    }
  });
}

/** Rows slide sideways along a wave, as if the glyph had melted. */
function warp({ layer, cell: [x, y, w, h], random }: Work): void {
  const piece = cut(layer, [x, y, w, h]);
  const context = layer.getContext('2d');
  const reach = between(random, 0.16, 0.3) * w;
  const waves = between(random, 0.6, 1.6);
  const phase = between(random, 0, Math.PI * 2);
  const squeeze = between(random, 0.12, 0.3);
  within(context, [x - w * 0.12, y, w * 1.24, h], () => {
    for (let row = 0; row < h; row++) {
      const turn = phase + (row / h) * waves * Math.PI * 2;
      const wide = w * (1 + squeeze * Math.sin(turn * 1.3));
      const left = x + (w - wide) / 2 + reach * Math.sin(turn) * 0.6;
      context.drawImage(piece, 0, row, w, 1, left, y + row, wide, 1);
    }
  });
}

function mirror({ layer, cell: [x, y, w, h], random }: Work): void {
  const piece = cut(layer, [x, y, w, h]);
  const context = layer.getContext('2d');
  context.save();
  context.resetTransform();
  const flat = chance(random, 0.7);
  context.translate(flat ? x + w : x, flat ? y : y + h);
  context.scale(flat ? -1 : 1, flat ? 1 : -1);
  context.drawImage(piece, 0, 0);
  context.restore();
}

/** Two neighbours run into one another over the room they had. */
function merge({ layer, cell, next, random }: Work): void {
  if (next === null) return;
  const left = cut(layer, cell);
  const right = cut(layer, next);
  const x0 = Math.min(cell[0], next[0]);
  const x1 = Math.max(cell[0] + cell[2], next[0] + next[2]);
  const share = between(random, 0.62, 0.75) * (x1 - x0);
  const [first, second, firstBox, secondBox] =
    cell[0] <= next[0] ? [left, right, cell, next] : [right, left, next, cell];
  const context = layer.getContext('2d');
  context.save();
  context.resetTransform();
  context.drawImage(first, x0, firstBox[1], share, firstBox[3]);
  context.drawImage(second, x1 - share, secondBox[1], share, secondBox[3]);
  context.restore();
}

/** Left half of one character, right half of another; or upper and lower. */
function collage(work: Work): void {
  const { layer, cell, random } = work;
  const [x, y, w, h] = cell;
  const [one, other] = work.alone();
  if (one === undefined) return;
  const piece = cut(layer, cell);
  const context = layer.getContext('2d');
  const across = chance(random, 0.65);
  const share = between(random, 0.4, 0.6);
  const half = (from: boolean): Box =>
    across
      ? from
        ? [x, y, w * share, h]
        : [x + w * share, y, w * (1 - share), h]
      : from
        ? [x, y, w, h * share]
        : [x, y + h * share, w, h * (1 - share)];
  const paste = (drawn: Layer) => {
    const [sx, sy, sw, sh] = drawn.ink;
    context.drawImage(drawn.canvas, sx, sy, sw, sh, x, y, w, h);
  };
  within(context, half(true), () => paste(one));
  within(context, half(false), () => {
    if (other === undefined || chance(random, 0.4)) context.drawImage(piece, x, y);
    else paste(other);
  });
}

/** Quarters change places, slightly turned. */
function scramble({ layer, cell: [x, y, w, h], random }: Work): void {
  const piece = cut(layer, [x, y, w, h]);
  const context = layer.getContext('2d');
  const order = pick(random, [
    [1, 0, 2, 3],
    [0, 1, 3, 2],
    [2, 1, 0, 3],
    [3, 1, 2, 0],
    [1, 2, 3, 0],
  ]);
  within(context, [x - w * 0.08, y - h * 0.08, w * 1.16, h * 1.16], () => {
    order.forEach((from, to) => {
      context.save();
      context.translate(x + ((to % 2) + 0.5) * (w / 2), y + (Math.floor(to / 2) + 0.5) * (h / 2));
      context.rotate(from === to ? 0 : between(random, -0.3, 0.3));
      const [sx, sy] = [(from % 2) * (w / 2), Math.floor(from / 2) * (h / 2)];
      context.drawImage(piece, sx, sy, w / 2, h / 2, -w / 4, -h / 4, w / 2, h / 2);
      context.restore();
    });
  });
}
