import type { Pixels } from '../../reading/reader.ts';
import { forEachWindow, summedArea } from './summed-area.ts';

/** Half the window within which contrast is drawn out, as a share of the picture's longer side. */
const WINDOW = 1 / 48;
/** What a deviation from the local mean is drawn out to, and up to which it counts as grain. */
const DRAWN_OUT = 64;
const GRAIN = 2.5;

/**
 * The picture's light and dark, in greys, with each place's contrast drawn out to the same strength
 * (local normalisation): what was faint stands out as much as what was plain.
 */
export function stretched({ width, height, data }: Pixels): Pixels {
  const radius = Math.max(8, Math.round(Math.max(width, height) * WINDOW));
  const grey = new Float32Array(width * height);
  const squared = new Float64Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    const value = 0.299 * data[at * 3]! + 0.587 * data[at * 3 + 1]! + 0.114 * data[at * 3 + 2]!;
    grey[at] = value;
    squared[at] = value * value;
  }
  const sums = summedArea(grey, width, height);
  const squares = summedArea(squared, width, height);
  const out = new Uint8Array(data.length);
  forEachWindow(width, height, radius, (at, size, sum) => {
    const mean = sum(sums) / size;
    const deviation = Math.sqrt(Math.max(0, sum(squares) / size - mean * mean));
    const value = 128 + ((grey[at]! - mean) * DRAWN_OUT) / (deviation + GRAIN);
    out.fill(Math.min(255, Math.max(0, value)), at * 3, at * 3 + 3);
  });
  return { width, height, data: out };
}
