import type { Quad } from '../geometry.ts';
import type { Bend } from './ppocr/bend.ts';
import type { Pixels } from './reader.ts';

/** Side lengths of a quadrilateral: along the text and across it, in pixels. */
export function sizeOfQuad([a, b, c, d]: Quad): { width: number; height: number } {
  const length = (p: readonly number[], q: readonly number[]) =>
    Math.hypot(p[0]! - q[0]!, p[1]! - q[1]!);
  return {
    width: (length(a, b) + length(d, c)) / 2,
    height: (length(a, d) + length(b, c)) / 2,
  };
}

/** The quadrilateral with room above and below its text, in shares of its height. */
export function grown([a, b, c, d]: Quad, above: number, below: number): Quad {
  return [mixed(a, d, -above), mixed(b, c, -above), mixed(c, b, -below), mixed(d, a, -below)];
}

/** The quadrilateral with room before and behind its text, in line heights. */
export function lengthened(quad: Quad, before: number, behind: number): Quad {
  const { width, height } = sizeOfQuad(quad);
  const of = Math.max(1, width);
  const [u, v] = [(-before * height) / of, (-behind * height) / of];
  const [a, b, c, d] = quad;
  return [mixed(a, b, u), mixed(b, a, v), mixed(c, d, v), mixed(d, c, u)];
}

function mixed(
  from: readonly [number, number],
  to: readonly [number, number],
  share: number,
): [number, number] {
  return [mix(from[0], to[0], share), mix(from[1], to[1], share)];
}

/**
 * The quadrilateral laid straight, `height` pixels high. Each target pixel averages a grid of
 * samples as fine as the source, so that large text made small keeps its thin strokes.
 */
export function cropQuad(pixels: Pixels, quad: Quad, height: number, width: number): Pixels {
  const size = sizeOfQuad(quad);
  const fine = Math.min(6, Math.max(1, Math.ceil(size.height / height)));
  const [a, b, c, d] = quad;
  const { data: source, width: w, height: h } = pixels;
  // Where each column of samples begins and ends, on the quadrilateral's top and bottom side.
  const columns = width * fine;
  const topX = new Float64Array(columns);
  const topY = new Float64Array(columns);
  const fallX = new Float64Array(columns);
  const fallY = new Float64Array(columns);
  for (let i = 0; i < columns; i++) {
    const x = Math.floor(i / fine);
    const u = (x + (i - x * fine + 0.5) / fine) / width;
    topX[i] = mix(a[0], b[0], u);
    topY[i] = mix(a[1], b[1], u);
    fallX[i] = mix(d[0], c[0], u) - topX[i]!;
    fallY[i] = mix(d[1], c[1], u) - topY[i]!;
  }
  const data = new Uint8Array(width * height * 3);
  const samples = fine * fine;
  let to = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0;
      let g = 0;
      let bl = 0;
      for (let j = 0; j < fine; j++) {
        const v = (y + (j + 0.5) / fine) / height;
        for (let i = x * fine; i < (x + 1) * fine; i++) {
          const px = topX[i]! + fallX[i]! * v - 0.5;
          const py = topY[i]! + fallY[i]! * v - 0.5;
          const x0 = Math.floor(px);
          const y0 = Math.floor(py);
          const fx = px - x0;
          const fy = py - y0;
          // Beyond the picture its edge goes on.
          const xl = Math.min(w - 1, Math.max(0, x0));
          const xr = Math.min(w - 1, Math.max(0, x0 + 1));
          const yt = Math.min(h - 1, Math.max(0, y0)) * w;
          const yb = Math.min(h - 1, Math.max(0, y0 + 1)) * w;
          const tl = (yt + xl) * 3;
          const tr = (yt + xr) * 3;
          const bL = (yb + xl) * 3;
          const bR = (yb + xr) * 3;
          const w00 = (1 - fx) * (1 - fy);
          const w10 = fx * (1 - fy);
          const w01 = (1 - fx) * fy;
          const w11 = fx * fy;
          r += source[tl]! * w00 + source[tr]! * w10 + source[bL]! * w01 + source[bR]! * w11;
          g +=
            source[tl + 1]! * w00 +
            source[tr + 1]! * w10 +
            source[bL + 1]! * w01 +
            source[bR + 1]! * w11;
          bl +=
            source[tl + 2]! * w00 +
            source[tr + 2]! * w10 +
            source[bL + 2]! * w01 +
            source[bR + 2]! * w11;
        }
      }
      data[to] = r / samples + 0.5;
      data[to + 1] = g / samples + 0.5;
      data[to + 2] = bl / samples + 0.5;
      to += 3;
    }
  }
  return { width, height, data };
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** The same area read from another side: `turns` quarter turns clockwise of where the text begins. */
export function turnQuad(quad: Quad, turns: number): Quad {
  const at = (i: number) => quad[(i + turns) % 4]!;
  return [at(0), at(1), at(2), at(3)];
}

/**
 * A column of upright characters laid in a row: cut into square cells from the top down. Readers
 * that know only rows read it with 2.4% error, and nothing at all of it as it stands (measured).
 */
export function columnCrop(pixels: Pixels, quad: Quad, size: number): Pixels {
  const { width, height } = sizeOfQuad(quad);
  const cells = Math.max(1, Math.round(height / Math.max(1, width)));
  const column = cropQuad(pixels, quad, cells * size, size);
  const data = new Uint8Array(cells * size * size * 3);
  for (let cell = 0; cell < cells; cell++) {
    for (let y = 0; y < size; y++) {
      const from = (cell * size + y) * size * 3;
      data.set(column.data.subarray(from, from + size * 3), (y * cells + cell) * size * 3);
    }
  }
  return { width: cells * size, height: size, data };
}

/** Text on an arc laid straight: cut across its centre line at every step along it. */
export function bentCrop(pixels: Pixels, { points, height: across }: Bend, height: number): Pixels {
  const lengths = [0];
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!];
    lengths.push(lengths[i - 1]! + Math.hypot(bx - ax, by - ay));
  }
  const whole = lengths.at(-1)!;
  const width = Math.max(8, Math.min(2400, Math.round((whole * height) / Math.max(1, across))));
  const data = new Uint8Array(width * height * 3);
  const fine = Math.min(6, Math.max(1, Math.ceil(across / height)));
  let at = 1;
  for (let x = 0; x < width; x++) {
    const along = ((x + 0.5) / width) * whole;
    while (at < points.length - 1 && lengths[at]! < along) at += 1;
    const [[ax, ay], [bx, by]] = [points[at - 1]!, points[at]!];
    const step = Math.max(1e-6, lengths[at]! - lengths[at - 1]!);
    const share = (along - lengths[at - 1]!) / step;
    const [cx, cy] = [mix(ax, bx, share), mix(ay, by, share)];
    const [nx, ny] = [-(by - ay) / step, (bx - ax) / step];
    for (let y = 0; y < height; y++) {
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let j = 0; j < fine; j++) {
          const v = ((y + (j + 0.5) / fine) / height - 0.5) * across;
          sum += sample(pixels, cx + nx * v - 0.5, cy + ny * v - 0.5, c);
        }
        data[to + c] = sum / fine + 0.5;
      }
    }
  }
  return { width, height, data };
}

/** One channel between four pixels; what lies outside is the edge's. */
function sample({ width, height, data }: Pixels, x: number, y: number, channel: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const at = (px: number, py: number) =>
    data[
      (Math.min(height - 1, Math.max(0, py)) * width + Math.min(width - 1, Math.max(0, px))) * 3 +
        channel
    ]!;
  const top = mix(at(x0, y0), at(x0 + 1, y0), x - x0);
  return mix(top, mix(at(x0, y0 + 1), at(x0 + 1, y0 + 1), x - x0), y - y0);
}
