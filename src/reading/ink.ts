import type { Pixels } from './reader.ts';

/** Ink and paper are this far apart at least, of 255… */
const CONTRAST = 40;
/** …and explain this much of the greys’ variance: the halves of a texture explain 2 / π of it. */
const EXPLAINED = 0.65;

/** Brightness of each pixel, 0..255. */
export function greyOf({ data, width, height }: Pixels): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = (data[i * 3]! * 299 + data[i * 3 + 1]! * 587 + data[i * 3 + 2]! * 114 + 500) / 1000;
  }
  return grey;
}

/**
 * Which greys are ink, told from a line's own: the rarer of the two groups that they fall in; null
 * where they fall in none. Otsu's threshold (IEEE Trans. SMC 9, 1979).
 *
 * @param histogram pixels of each grey, 256 of them
 */
export function inkTest(histogram: Float64Array): ((grey: number) => boolean) | null {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  const sum = histogram.reduce((all, count, grey) => all + count * grey, 0);
  const mean = sum / total;
  const variance =
    histogram.reduce((all, count, grey) => all + count * (grey - mean) ** 2, 0) / total;
  if (!(variance > 0)) return null;
  let best = { explained: 0, darks: 0, middle: 0, apart: 0 };
  let [below, sumBelow] = [0, 0];
  for (const [grey, count] of histogram.entries()) {
    below += count;
    sumBelow += count * grey;
    if (below === 0 || below === total) continue;
    const [dark, light] = [sumBelow / below, (sum - sumBelow) / (total - below)];
    const darks = below / total;
    const explained = (darks * (1 - darks) * (light - dark) ** 2) / variance;
    if (explained > best.explained) {
      best = { explained, darks, middle: (dark + light) / 2, apart: light - dark };
    }
  }
  const { explained, darks, middle, apart } = best;
  if (apart < CONTRAST || explained < EXPLAINED) return null;
  return darks < 0.5 ? (grey) => grey < middle : (grey) => grey > middle;
}
