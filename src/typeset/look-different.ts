import type { Face } from './fonts/faces.ts';
import { inkOf, type LineStyle, setLine } from './line.ts';

const compared = new Map<string, boolean>();

/**
 * Whether two texts are drawn unlike. Some fonts draw l and I, or O and Ο, alike: one put for the
 * other would be no fault. Texts of which nothing is inked count as unlike.
 */
export function looksDifferent(from: string, to: string, faces: readonly Face[]): boolean {
  const key = `${faces.map((face) => face.name).join()} ${from} ${to}`;
  const known = compared.get(key);
  if (known !== undefined) return known;
  const [one, other] = [shapeOf(from, faces), shapeOf(to, faces)];
  const different = one === null || other === null || unlike(one, other);
  compared.set(key, different);
  return different;
}

interface Shape {
  w: number;
  h: number;
  dark(column: number, row: number): boolean;
}

function shapeOf(text: string, faces: readonly Face[]): Shape | null {
  const style: LineStyle = {
    faces,
    size: 48,
    colour: [0, 0, 0],
    spacing: 0,
    stretch: 1,
    slant: 0,
    vertical: false,
    rightToLeft: false,
  };
  const canvas = setLine(text, style)?.canvas;
  const ink = canvas === undefined ? null : inkOf(canvas);
  if (canvas === undefined || ink === null) return null;
  const [x, y, w, h] = ink;
  const { data } = canvas.getContext('2d').getImageData(x, y, w, h);
  return { w, h, dark: (column, row) => data[(row * w + column) * 4 + 3]! > 127 };
}

/** Of another size, or another shape where both are drawn out to one size. */
function unlike(one: Shape, other: Shape): boolean {
  const grown = (a: number, b: number) => Math.abs(a - b) > 1.5 && Math.max(a, b) / Math.min(a, b);
  if (Number(grown(one.w, other.w)) > 1.15 || Number(grown(one.h, other.h)) > 1.15) return true;
  let differs = 0;
  let ink = 0;
  const steps = 48;
  const at = (shape: Shape, column: number, row: number) =>
    shape.dark(Math.floor((column / steps) * shape.w), Math.floor((row / steps) * shape.h));
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      const [a, b] = [at(one, column, row), at(other, column, row)];
      if (a || b) ink++;
      if (a !== b) differs++;
    }
  }
  return differs / Math.max(1, ink) > 0.04;
}
