import type { Gradient } from '../search/gradient.ts';

/**
 * How well a point of an edge would fit at each place, by its direction: the linearized response
 * maps of LINE-2D (Hinterstoisser et al., Gradient Response Maps for Real-Time Detection of
 * Textureless Objects, 2012), with two things of our own. A place where edges run in every
 * direction says little of any, so that pages full of text don't answer to all. And four places are
 * added up in one go, as bytes of a word: the picture's four horizontal bands lie side by side.
 */
export interface Responses {
  /** Places across and down, every STRIDE pixels; `rows` of a band, `plane` words a map. */
  columns: number;
  rows: number;
  plane: number;
  words: Int32Array;
  width: number;
  height: number;
  counts: Uint32Array;
}

/** Directions told apart over half a turn. */
export const BINS = 8;
export const STRIDE = 4;
/** What one point answers at most; 42 of them fit into a byte. */
export const FULL = 6;
export const POINTS = 42;

/** Pixels around each edge that answer, too: half a stride, and what coarse steps of a pose leave. */
const REACH = 3;
/** Levels a pixel; and of the strongest edge close by. */
const FAINT = 3.5;
const WEAKER = 0.2;

/** @param reach most pixels that a pattern is tall */
export function responsesOf(gradient: Gradient, reach: number): Responses {
  const { width, height } = gradient;
  const columns = Math.ceil(width / STRIDE);
  const down = Math.ceil(height / STRIDE);
  const rows = Math.ceil(down / 4);
  const tall = rows + Math.ceil(reach / STRIDE) + 2;
  const plane = tall * columns + 1;
  const words = new Int32Array(BINS * STRIDE * STRIDE * plane);
  const bytes = new Uint8Array(words.buffer);
  const bits = binned(gradient);
  const near = spread(bits, width, height);
  for (let bin = 0; bin < BINS; bin++) {
    const answer = answers[bin]!;
    for (let y = 0; y < height; y++) {
      const j = Math.floor(y / STRIDE);
      for (let px = 0; px < STRIDE; px++) {
        const map = (bin * STRIDE + (y % STRIDE)) * STRIDE + px;
        for (let band = 0; band < 4; band++) {
          const row = j - band * rows;
          if (row < 0 || row >= tall) continue;
          let to = (map * plane + row * columns) * 4 + band;
          for (let x = px, from = y * width; x < width; x += STRIDE, to += 4) {
            bytes[to] = answer[near[from + x]!]!;
          }
        }
      }
    }
  }
  return { columns, rows, plane, words, width, height, counts: summed(bits, width, height) };
}

/** Of a direction, over half a turn, to bins around it. */
export function binOf(x: number, y: number): number {
  return Math.round(((Math.atan2(y, x) + Math.PI * 2) / Math.PI) * BINS) % BINS;
}

/** One table a bin: by the set of directions close by, what a point of that bin gets. */
const answers: readonly Uint8Array[] = Array.from({ length: BINS }, (_, bin) => {
  const table = new Uint8Array(1 << BINS);
  for (let set = 1; set < table.length; set++) {
    const has = (one: number) => ((set >> ((one + BINS) % BINS)) & 1) === 1;
    let count = 0;
    for (let one = 0; one < BINS; one++) if (has(one)) count += 1;
    const fit = has(bin) ? 1 : has(bin - 1) || has(bin + 1) ? 0.5 : 0;
    const told = 1 - Math.max(0, count - 3) / BINS;
    table[set] = Math.round(FULL * fit * told);
  }
  return table;
});

/** One bit a pixel for the direction of its edge, where the edge is steepest; 0 elsewhere. */
function binned({ width, height, x, y, size }: Gradient): Uint8Array {
  const strongest = localMost(size, width, height);
  const made = new Uint8Array(width * height);
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      const here = size[at]!;
      if (here < FAINT) continue;
      const most = strongest.values[(row >> 3) * strongest.wide + (column >> 3)]!;
      if (here < WEAKER * most) continue;
      const [gx, gy] = [x[at]!, y[at]!];
      const [ax, ay] = [Math.abs(gx), Math.abs(gy)];
      // Of the four neighbours' axes, the one that is nearest to the gradient's.
      const step =
        ax > 2.4142 * ay ? 1 : ay > 2.4142 * ax ? width : gx * gy > 0 ? width + 1 : width - 1;
      if (size[at - step]! > here || size[at + step]! >= here) continue;
      made[at] = 1 << binOf(gx, gy);
    }
  }
  return made;
}

/** Sums over all above and to the left: edge pixels in a box are four look-ups (Crow 1984). */
function summed(bits: Uint8Array, width: number, height: number): Uint32Array {
  const made = new Uint32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      if (bits[y * width + x] !== 0) row += 1;
      const at = (y + 1) * (width + 1) + x + 1;
      made[at] = made[at - width - 1]! + row;
    }
  }
  return made;
}

/** Pixels on edges within a box of whole pixels. */
export function edgesWithin(
  { counts, width, height }: Responses,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  const [x0, x1] = [clamped(left, width), clamped(right, width)];
  const [y0, y1] = [clamped(top, height), clamped(bottom, height)];
  const line = width + 1;
  return (
    counts[y1 * line + x1]! -
    counts[y0 * line + x1]! -
    counts[y1 * line + x0]! +
    counts[y0 * line + x0]!
  );
}

function clamped(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(value)));
}

/** Of squares of 8 pixels and those around each. */
function localMost(
  size: Float32Array,
  width: number,
  height: number,
): { wide: number; values: Float32Array } {
  const [wide, high] = [(width + 7) >> 3, (height + 7) >> 3];
  const own = new Float32Array(wide * high);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = (y >> 3) * wide + (x >> 3);
      const here = size[y * width + x]!;
      if (here > own[cell]!) own[cell] = here;
    }
  }
  const values = new Float32Array(wide * high);
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      let most = 0;
      for (let b = Math.max(0, y - 1); b <= Math.min(high - 1, y + 1); b++) {
        for (let a = Math.max(0, x - 1); a <= Math.min(wide - 1, x + 1); a++) {
          most = Math.max(most, own[b * wide + a]!);
        }
      }
      values[y * wide + x] = most;
    }
  }
  return { wide, values };
}

/** Sets of directions within REACH of each pixel. */
function spread(bits: Uint8Array, width: number, height: number): Uint8Array {
  const across = new Uint8Array(bits.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let set = 0;
      const from = y * width;
      for (let a = Math.max(0, x - REACH); a <= Math.min(width - 1, x + REACH); a++) {
        set |= bits[from + a]!;
      }
      across[from + x] = set;
    }
  }
  const made = new Uint8Array(bits.length);
  for (let y = 0; y < height; y++) {
    const to = y * width;
    for (let b = Math.max(0, y - REACH); b <= Math.min(height - 1, y + REACH); b++) {
      const from = b * width;
      for (let x = 0; x < width; x++) made[to + x] = made[to + x]! | across[from + x]!;
    }
  }
  return made;
}
