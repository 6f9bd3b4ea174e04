import { assetSize, loadAsset } from '../../typeset/assets.ts';
import type { Raster } from '../search/raster.ts';
import { inkedOf } from './inked.ts';

/** A product's own picture, cut to what is the product in it. */
export interface Reference {
  raster: Raster;
  /** 1 where the product is, 0..1 on its outline. */
  inked: Float32Array;
  /** Of the raster, in pixels. */
  width: number;
  height: number;
}

/** Longest side of a reference, in pixels: outlines are known to about a five hundredth. */
const SIDE = 512;

/** @throws TyposcopeError('set') for a file that is no picture */
export async function loadReference(file: string): Promise<Reference> {
  const size = await assetSize(file);
  const scale = SIDE / Math.max(size.width, size.height);
  const [width, height] = [size.width, size.height].map((side) =>
    Math.max(8, Math.round(side * scale)),
  ) as [number, number];
  const canvas = await loadAsset(file, width, height);
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return cut(data, width, height, inkedOf(data, width, height));
}

function cut(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  inked: Float32Array,
): Reference {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < inked.length; at++) {
    if (inked[at]! < 0.5) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  const [wide, high] = [right - left, bottom - top];
  const planes = [0, 1, 2].map(() => new Float32Array(wide * high));
  const own = new Float32Array(wide * high);
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const from = (y + top) * width + x + left;
      const to = y * wide + x;
      own[to] = inked[from]!;
      planes.forEach((plane, c) => {
        plane[to] = data[from * 4 + c]!;
      });
    }
  }
  const [red, green, blue] = planes;
  return {
    raster: { width: wide, height: high, planes: [red!, green!, blue!] },
    inked: own,
    width: wide,
    height: high,
  };
}
