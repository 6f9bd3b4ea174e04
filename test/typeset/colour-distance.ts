import type { Colour } from '../../src/typeset/colours.ts';

type Lab = readonly [number, number, number];

/** CIEDE2000 of two colours of sRGB. */
export function colourDistance(a: Colour, b: Colour): number {
  return labDistance(labOf(a), labOf(b));
}

/** CIE L*a*b* under D65. */
function labOf(colour: Colour): Lab {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const bend = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : (t * (29 / 6) ** 2) / 3 + 4 / 29);
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const RADIAN = Math.PI / 180;

/** After Sharma, Wu and Dalal 2005. */
export function labDistance([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const seventh = (c: number) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const grey = 1.5 - 0.5 * seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2);
  const [c1, c2] = [Math.hypot(a1 * grey, b1), Math.hypot(a2 * grey, b2)];
  const [h1, h2] = [
    (Math.atan2(b1, a1 * grey) / RADIAN + 360) % 360,
    (Math.atan2(b2, a2 * grey) / RADIAN + 360) % 360,
  ];
  const coloured = c1 * c2 !== 0;
  const apart = coloured ? ((h2 - h1 + 540) % 360) - 180 : 0;
  const middle = coloured ? h1 + apart / 2 : h1 + h2;
  const light = (l1 + l2) / 2;
  const chroma = (c1 + c2) / 2;
  const turn =
    1 -
    0.17 * Math.cos((middle - 30) * RADIAN) +
    0.24 * Math.cos(2 * middle * RADIAN) +
    0.32 * Math.cos((3 * middle + 6) * RADIAN) -
    0.2 * Math.cos((4 * middle - 63) * RADIAN);
  const off = (light - 50) ** 2;
  const dl = (l2 - l1) / (1 + (0.015 * off) / Math.sqrt(20 + off));
  const dc = (c2 - c1) / (1 + 0.045 * chroma);
  const dh =
    (2 * Math.sqrt(c1 * c2) * Math.sin((apart / 2) * RADIAN)) / (1 + 0.015 * chroma * turn);
  const fromBlue = (((middle + 360) % 360) - 275) / 25;
  const blue = 30 * Math.exp(-(fromBlue ** 2));
  const rotation = -2 * seventh(chroma) * Math.sin(2 * blue * RADIAN);
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh);
}
