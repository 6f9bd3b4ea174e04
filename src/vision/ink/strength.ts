import type { Rgb } from '../../layout/evidence.ts';
import { type Projection, projected } from './axis.ts';
import { coreColour } from './core.ts';
import { dilated } from './dilated.ts';
import type { Frame } from './frame.ts';
import { localMean } from './local-mean.ts';
import { blackHat } from './morphology.ts';
import { polarityOf } from './polarity.ts';
import { splitOf } from './threshold.ts';

/** Half the window that holds more than a stroke, and within which ground is alike, in heights. */
const WINDOW = 0.3;
const NEAR = 0.35;
/** Below this, both dark and light ink are tried. */
const CLEAR = 0.6;
/** Ink and ground differ by at least this along the colour axis, of 0..442. */
const LEAST = 10;
/** Of ink's full strength: from here on a pixel is inked. */
export const INKED = 0.35;

/** How far each pixel has the ink's colour: 0 as the ground around it, 1 as the strokes' cores. */
export interface Strength {
  values: Float32Array;
  /** Those that are inked. */
  mask: Uint8Array;
  foreground: Rgb;
  /** How far ink and ground are apart along the axis. */
  contrast: number;
  /** How well two groups describe what is seen, 0..1. */
  fit: number;
}

/**
 * Tells ink from ground in a frame: the likeliest first, and then what it would be if light and dark
 * were the other way around. Nothing where nothing stands out.
 */
export function* strengthsOf(frame: Frame): Generator<Strength> {
  const projection = projected(frame);
  if (projection === null) return;
  const darker = polarityOf(projection.values, frame);
  const likelier = darker < 0 ? -1 : 1;
  const first = strengthWith(frame, projection, likelier, darker);
  if (first !== null && Math.abs(darker) >= CLEAR) yield first;
  const second = strengthWith(frame, projection, -likelier, darker);
  const rest =
    Math.abs(darker) >= CLEAR
      ? [second]
      : [first, second].toSorted((a, b) => (b?.fit ?? 0) - (a?.fit ?? 0));
  for (const one of rest) if (one !== null) yield one;
}

function strengthWith(
  frame: Frame,
  projection: Projection,
  sign: number,
  darker: number,
): Strength | null {
  const values = projection.values.slice();
  if (sign < 0) for (let i = 0; i < values.length; i++) values[i] = -values[i]!;
  const [r, g, b] = projection.axis;
  return darkStrength(frame, values, [r * sign, g * sign, b * sign], sign * darker);
}

/** The same where ink is known to have the lower values. */
function darkStrength(
  frame: Frame,
  values: Float32Array,
  axis: readonly [number, number, number],
  darker: number,
): Strength | null {
  const { width, height, inner } = frame;
  const box = inner.map(Math.round) as [number, number, number, number];
  const size = Math.min(box[3] - box[1], box[2] - box[0]);
  const hat = blackHat(values, width, height, Math.max(3, Math.round(size * WINDOW)));
  const split = splitOf(hat, width, box);
  if (split === null || split.high - split.low < LEAST) return null;
  const mask = new Uint8Array(hat.length);
  for (let i = 0; i < hat.length; i++) if (hat[i]! > split.at) mask[i] = 1;
  const foreground = coreColour(frame.data, mask, hat, width, box);
  if (foreground === null) return null;
  const ink = foreground[0] * axis[0] + foreground[1] * axis[1] + foreground[2] * axis[2];
  const soft = dilated(mask, width, height, 1);
  for (let i = 0; i < soft.length; i++) soft[i] = soft[i] === 1 ? 0 : 1;
  const near = Math.max(4, Math.round(size * NEAR));
  const ground = localMean(values, soft, width, height, near, (at) => values[at]! + hat[at]!);
  const strength = new Float32Array(values.length);
  const least = (split.high - split.low) / 2;
  mask.fill(0);
  for (let i = 0; i < strength.length; i++) {
    // Where the ground is as dark as the ink, nothing there is ink.
    const full = Math.max(least, ground[i]! - ink);
    strength[i] = (ground[i]! - values[i]!) / full;
    if (strength[i]! > INKED) mask[i] = 1;
  }
  const fit = split.explained * (1 + darker);
  return { values: strength, mask, foreground, contrast: split.high, fit };
}
