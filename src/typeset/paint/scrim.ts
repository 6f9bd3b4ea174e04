import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../geometry.ts';
import { type Colour, css, luminance, mixed } from '../colours.ts';
import type { PageGround } from '../page.ts';

/** A panel between a lively ground and a text. */
export interface Scrim {
  /** Of the text's ink. */
  box: Box;
  /** Of the text's font. */
  size: number;
}

const OPACITY = 0.88;

/** One tone a page, so that panels which meet are one: its darkest or its lightest, and clearly so. */
export function scrimTone({ colour, second }: PageGround): Colour {
  const dark = luminance(colour) < 0.18;
  const [darker, lighter] = [colour, second].toSorted((a, b) => luminance(a) - luminance(b));
  const [tone, end]: [Colour, Colour] = dark ? [darker!, [0, 0, 0]] : [lighter!, [255, 255, 255]];
  let drawn = tone;
  for (let share = 0.1; dark ? luminance(drawn) > 0.03 : luminance(drawn) < 0.75; share += 0.1) {
    drawn = mixed(tone, end, Math.min(1, share));
  }
  return drawn;
}

/** Draws panels under texts, all before any text, and leaves the boxes to keep off as they are. */
export function drawScrims(
  context: SKRSContext2D,
  scrims: readonly Scrim[],
  tone: Colour,
  keepOff: readonly Box[],
): void {
  context.save();
  for (const box of keepOff) {
    context.beginPath();
    context.rect(0, 0, context.canvas.width, context.canvas.height);
    context.rect(...box);
    context.clip('evenodd');
  }
  context.fillStyle = css(tone, OPACITY);
  // One path, so that panels which overlap are not laid on twice.
  context.beginPath();
  for (const { box, size } of scrims) {
    const [x, y, w, h] = box;
    // More than the room in which an ink must stand out.
    const pad = Math.round(Math.min(size * 0.45, 24)) + 4;
    context.roundRect(x - pad, y - pad, w + 2 * pad, h + 2 * pad, size * 0.4);
  }
  context.fill();
  context.restore();
}
