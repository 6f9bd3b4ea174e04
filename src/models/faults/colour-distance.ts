import type { Colour } from '../../typeset/colours.ts';

/** L*, a*, b* under D65. */
export type Lab = readonly [number, number, number];

export function labOf(colour: Colour): Lab {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const bend = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000 of two colours; names are those of Sharma, Wu and Dalal (2005). */
export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const seventh = (c: number) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const g = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const polar = (a: number, b: number) => {
    const turned = degrees(Math.atan2(b, a * (1 + g)));
    return { c: Math.hypot(a * (1 + g), b), h: turned < 0 ? turned + 360 : turned };
  };
  const [one, two] = [polar(a1, b1), polar(a2, b2)];
  const grey = one.c * two.c === 0;
  const gap = two.h - one.h;
  const dh = grey ? 0 : gap > 180 ? gap - 360 : gap < -180 ? gap + 360 : gap;
  const sum = one.h + two.h;
  const far = Math.abs(gap) > 180;
  const h = grey ? sum : far ? (sum < 360 ? sum + 360 : sum - 360) / 2 : sum / 2;
  const c = (one.c + two.c) / 2;
  const off = ((l1 + l2) / 2 - 50) ** 2;
  const t =
    1 -
    0.17 * Math.cos(radians(h - 30)) +
    0.24 * Math.cos(radians(2 * h)) +
    0.32 * Math.cos(radians(3 * h + 6)) -
    0.2 * Math.cos(radians(4 * h - 63));
  const light = (l2 - l1) / (1 + (0.015 * off) / Math.sqrt(20 + off));
  const chroma = (two.c - one.c) / (1 + 0.045 * c);
  const hue = (2 * Math.sqrt(one.c * two.c) * Math.sin(radians(dh / 2))) / (1 + 0.015 * c * t);
  const turn = -Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2)))) * 2 * seventh(c);
  return Math.sqrt(light ** 2 + chroma ** 2 + hue ** 2 + turn * chroma * hue);
}

const radians = (angle: number) => (angle * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
