import type { Component } from './components.ts';

/** Weaker traces of ink than this, beyond a component's edge, are the ground's. */
const TRACE = 0.12;

/**
 * A component's edges to a share of a pixel: letters end between pixels, and what is left over
 * shows in how strong their outermost row is.
 */
export function softened(
  one: Component,
  labels: Int32Array,
  strength: Float32Array,
  width: number,
): Component {
  const height = labels.length / width;
  /** Strongest ink of the component in a row or column, and beside it where it has none. */
  const strongest = (from: number, count: number, step: number, beside: number): number => {
    let [own, next] = [0, 0];
    for (let n = 0, at = from; n < count; n++, at += step) {
      if (labels[at] !== one.label) continue;
      own = Math.max(own, strength[at]!);
      const near = at + beside;
      if (beside !== 0 && labels[near] === 0) next = Math.max(next, strength[near]!);
    }
    return Math.min(1, own) + (own > 0.9 && next > TRACE ? Math.min(0.5, next) : 0);
  };
  const [w, h] = [one.right - one.left, one.bottom - one.top];
  const first = one.top * width + one.left;
  const last = (one.bottom - 1) * width + one.left;
  const up = strongest(first, w, 1, one.top > 0 ? -width : 0);
  const down = strongest(last, w, 1, one.bottom < height ? width : 0);
  const before = strongest(first, h, width, one.left > 0 ? -1 : 0);
  const behind = strongest(first + w - 1, h, width, one.right < width ? 1 : 0);
  return {
    ...one,
    top: one.top + 1 - up,
    bottom: one.bottom - 1 + down,
    left: one.left + 1 - before,
    right: one.right - 1 + behind,
  };
}
