/** Connected ink, in pixels of a frame; `right` and `bottom` lie behind the last. */
export interface Component {
  label: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  area: number;
  /** Share of its pixels within the line's quadrilateral. */
  inside: number;
  /** Greatest strength of ink in it: 1 is the ink's own colour. */
  peak: number;
}

export interface Labelled {
  /** Label of each pixel, 0 for none. */
  labels: Int32Array;
  components: Component[];
}

/** Connected components (neighbours by side or corner) of a mask. */
export function componentsOf(
  mask: Uint8Array,
  strength: Float32Array,
  width: number,
  height: number,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): Labelled {
  const labels = new Int32Array(mask.length);
  const stack = new Int32Array(mask.length);
  const components: Component[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1 || labels[start] !== 0) continue;
    const label = components.length + 1;
    let [left, right, top, bottom] = [width, 0, height, 0];
    let [area, inside, peak] = [0, 0, 0];
    let size = 1;
    stack[0] = start;
    labels[start] = label;
    while (size > 0) {
      const at = stack[--size]!;
      const y = Math.floor(at / width);
      const x = at - y * width;
      area += 1;
      if (x >= x0 && x < x1 && y >= y0 && y < y1) inside += 1;
      if (strength[at]! > peak) peak = strength[at]!;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      if (y >= bottom) bottom = y + 1;
      const [fromY, toY] = [y > 0 ? y - 1 : y, y < height - 1 ? y + 1 : y];
      const [fromX, toX] = [x > 0 ? x - 1 : x, x < width - 1 ? x + 1 : x];
      for (let ny = fromY; ny <= toY; ny++) {
        for (let nx = fromX; nx <= toX; nx++) {
          const next = ny * width + nx;
          if (mask[next] !== 1 || labels[next] !== 0) continue;
          labels[next] = label;
          stack[size++] = next;
        }
      }
    }
    components.push({ label, left, top, right, bottom, area, inside: inside / area, peak });
  }
  return { labels, components };
}
