import { type Box, boxOf, type Point } from '../../geometry.ts';
import type { LineInk } from '../../layout/evidence.ts';
import type { Component } from './components.ts';
import { boxPlaced, type Course, type Frame, placed } from './frame.ts';

/** The pixels of some components, as 1. */
export function maskOf(labels: Int32Array, components: readonly Component[]): Uint8Array {
  const wanted = new Uint8Array(Math.max(0, ...components.map(({ label }) => label)) + 1);
  for (const { label } of components) wanted[label] = 1;
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i++) mask[i] = wanted[labels[i]!] ?? 0;
  return mask;
}

/** Where components lie in the picture, as one line. */
export function placeOf(
  frame: Frame,
  labels: Int32Array,
  components: readonly Component[],
  { angle, vertical }: Course,
): Pick<LineInk, 'box' | 'quad' | 'angle' | 'vertical'> {
  const left = Math.min(...components.map((one) => one.left));
  const top = Math.min(...components.map((one) => one.top));
  const right = Math.max(...components.map((one) => one.right));
  const bottom = Math.max(...components.map((one) => one.bottom));
  const inked: Box = [left, top, right - left, bottom - top];
  const corners = [
    placed(frame, left, top),
    placed(frame, right, top),
    placed(frame, right, bottom),
    placed(frame, left, bottom),
  ] as const;
  const [a, b, c, d] = corners;
  return {
    box:
      frame.along[0] * frame.along[1] === 0
        ? boxPlaced(frame, inked)
        : uprightBox(frame, labels, components),
    // A column's frame runs downward; its text's corners are those of an upright one.
    quad: vertical ? [a, d, c, b] : [a, b, c, d],
    angle: (angle * 180) / Math.PI,
    vertical,
  };
}

/** Upright box of slanted ink: less than that of its turned rectangle. */
function uprightBox(frame: Frame, labels: Int32Array, components: readonly Component[]): Box {
  const own = maskOf(labels, components);
  const ends: Point[] = [];
  for (let y = 0; y < frame.height; y++) {
    const row = own.subarray(y * frame.width, (y + 1) * frame.width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    const last = row.lastIndexOf(1) + 1;
    ends.push(placed(frame, first, y + 0.5), placed(frame, last, y + 0.5));
  }
  for (const { left, top, right, bottom } of components) {
    for (let x = left; x < right; x++) {
      for (let y = top; y < bottom; y++) {
        if (own[y * frame.width + x] === 1) {
          ends.push(placed(frame, x + 0.5, y));
          break;
        }
      }
      for (let y = bottom - 1; y >= top; y--) {
        if (own[y * frame.width + x] === 1) {
          ends.push(placed(frame, x + 0.5, y + 1));
          break;
        }
      }
    }
  }
  return boxOf(ends);
}
