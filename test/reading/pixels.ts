import type { Pixels } from '../../src/reading/reader.ts';

export type Colour = readonly [number, number, number];

/** A picture whose colour is a function of place. */
export function paint(
  width: number,
  height: number,
  colour: (x: number, y: number) => Colour,
): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colour(x, y), (y * width + x) * 3);
  }
  return { width, height, data };
}

export function colourAt({ width, data }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

/** Mean of each channel. */
export function meanOf({ data }: Pixels): number[] {
  return [0, 1, 2].map((c) => {
    let sum = 0;
    for (let i = c; i < data.length; i += 3) sum += data[i]!;
    return sum / (data.length / 3);
  });
}
