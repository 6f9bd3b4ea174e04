import pixelmatch from 'pixelmatch';
import type { Raster } from '../search/raster.ts';
import { explainedShare } from './explained.ts';
import type { Frame } from './frame.ts';
import { structureOf } from './structure.ts';

export interface Likeness {
  /** Share of the product's pixels that differ. */
  differing: number;
  /** 1 for each pixel of the frame that differs. */
  different: Uint8Array;
  /** How far its colours follow from the reference's, whatever they became, 0..1. */
  explained: number;
  /** Share of the product that was not compared. */
  covered: number;
  /** SSIM of lightness, -1..1. */
  structure(): number;
}

/**
 * pixelmatch's threshold: distance in OKLab (HyAB), 1 from black to white. About 0.02 is just seen;
 * three times that is seen at a glance, and is what greyish products move by when their hues turn.
 */
const THRESHOLD = 0.06;
/** Of a pixel that has to be product. */
const INSIDE = 0.999;

/** Whether the picture shows the product as its reference does; what covers it, its rim, and pixels `without` are left out. */
export function likenessOf(frame: Frame, without?: Uint8Array): Likeness {
  const { width, height, inked, hidden } = frame;
  const length = width * height;
  const compared = new Uint8Array(length);
  let product = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (inked[at]! >= 0.5) product++;
      else continue;
      // Being half a pixel off must not count, so the rim is the outline's to judge.
      const rim = [at, at - 1, at + 1, at - width, at + width].some((to) => inked[to]! < INSIDE);
      if (hidden[at] === 1) continue;
      count++;
      if (!rim && without?.[at] !== 1) compared[at] = 1;
    }
  }
  const [reference, picture] = [soft(frame.reference, inked), soft(frame.picture, inked)];
  const different = differences(reference, picture, compared);
  let differ = 0;
  let seen = 0;
  for (let at = 0; at < length; at++) {
    if (compared[at] === 0) continue;
    seen++;
    differ += different[at]!;
  }
  return {
    differing: seen === 0 ? 0 : differ / seen,
    different,
    explained: explainedShare(reference, picture, compared),
    covered: product === 0 ? 1 : 1 - count / product,
    structure: () =>
      structureOf(lightnessOf(reference), lightnessOf(picture), compared, width, height),
  };
}

function differences(reference: Raster, picture: Raster, compared: Uint8Array): Uint8Array {
  const { width, height } = reference;
  const [one, other] = [rgbaOf(reference), rgbaOf(picture)];
  const output = new Uint8Array(width * height * 4);
  pixelmatch(one, other, output, width, height, {
    threshold: THRESHOLD,
    // Both are means over many pixels: what looks like the rim of a stroke is none.
    includeAA: true,
    diffMask: true,
    ignoreMask: compared.map((is) => 1 - is),
  } as Parameters<typeof pixelmatch>[5]);
  return Uint8Array.from(compared, (is, at) => (is === 1 && output[at * 4 + 3]! > 0 ? 1 : 0));
}

/** Means over 3 x 3 pixels of the product, as a shift of half a pixel is no difference. */
function soft({ width, height, planes }: Raster, inked: Float32Array): Raster {
  const made = planes.map((plane) => {
    const own = new Float32Array(plane.length);
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        let sum = 0;
        let weight = 0;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            const at = (y + dy) * width + x + dx;
            sum += inked[at]! * plane[at]!;
            weight += inked[at]!;
          }
        }
        own[y * width + x] = weight > 0 ? sum / weight : plane[y * width + x]!;
      }
    }
    return own;
  });
  return { width, height, planes: [made[0]!, made[1]!, made[2]!] };
}

function rgbaOf({ width, height, planes }: Raster): Uint8Array {
  const made = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    for (let c = 0; c < 3; c++) made[at * 4 + c] = Math.round(planes[c]![at]!);
    made[at * 4 + 3] = 255;
  }
  return made;
}

/** CIE L* of sRGB's luma: close enough where two of them are compared. */
function lightnessOf({ planes: [red, green, blue] }: Raster): Float32Array {
  return red.map((r, at) => 0.2126 * r + 0.7152 * green[at]! + 0.0722 * blue[at]!);
}
