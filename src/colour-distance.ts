import {
  converter,
  differenceCiede2000,
  type Lab65,
  modeLab65,
  modeLrgb,
  modeRgb,
  modeXyz65,
  useMode,
} from 'culori/fn';

// The way from sRGB to CIELAB leads over these.
useMode(modeRgb);
useMode(modeLrgb);
useMode(modeXyz65);
useMode(modeLab65);

const toLab = converter('lab65');
const difference = differenceCiede2000();

/** CIE L*a*b* under D65, with L* in 0..100. */
export type Lab = readonly [number, number, number];

/** Of a colour of sRGB, 0..255 a channel. */
export function labOf([r, g, b]: readonly [number, number, number]): Lab {
  const lab = toLab({ mode: 'rgb', r: r / 255, g: g / 255, b: b / 255 });
  return [lab.l, lab.a, lab.b];
}

/** CIEDE2000 of two colours (Sharma, Wu and Dalal 2005), parametric factors 1. */
export function ciede2000(one: Lab, other: Lab): number {
  return difference(labelled(one), labelled(other));
}

function labelled([l, a, b]: Lab): Lab65 {
  return { mode: 'lab65', l, a, b };
}
