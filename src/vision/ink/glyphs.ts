import { type Box, sharedLength } from '../../geometry.ts';
import type { Component } from './components.ts';

/** Parts that share this much of the narrower one's width stand above one another. */
const ABOVE = 0.5;

/** Boxes of a line's glyphs in the frame, along it: parts above one another are one. */
export function glyphsOf(components: readonly Component[]): Box[] {
  const parts = components
    .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))
    .toSorted((a, b) => a.left - b.left);
  const glyphs: typeof parts = [];
  for (const part of parts) {
    let one = part;
    for (;;) {
      const at = glyphs.findLastIndex((other) => isAbove(one, other));
      if (at < 0) break;
      const [other] = glyphs.splice(at, 1);
      one = {
        left: Math.min(one.left, other!.left),
        top: Math.min(one.top, other!.top),
        right: Math.max(one.right, other!.right),
        bottom: Math.max(one.bottom, other!.bottom),
      };
    }
    glyphs.push(one);
  }
  return glyphs
    .toSorted((a, b) => a.left - b.left)
    .map(({ left, top, right, bottom }) => [left, top, right - left, bottom - top]);
}

type Sides = Pick<Component, 'left' | 'right'>;

function isAbove(one: Sides, other: Sides): boolean {
  const narrower = Math.min(one.right - one.left, other.right - other.left);
  return sharedLength(one.left, one.right, other.left, other.right) >= ABOVE * narrower;
}
