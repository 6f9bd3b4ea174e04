import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../language.ts';
import type { Face } from './fonts/faces.ts';
import type { Align, PageLine } from './page.ts';

/** What a line's look hangs on, in pixels. */
export interface Setting {
  lang: string;
  /** Each character comes from the first that has it. */
  faces: readonly Face[];
  size: number;
}

/** How far ink reaches from the point where a line begins, in pixels; `up` is above the baseline. */
export interface Extent {
  left: number;
  right: number;
  up: number;
  down: number;
}

let probe: SKRSContext2D | null = null;

/** The ink of a line set from x = 0 on baseline 0; all 0 where nothing is inked. */
export function extentOf(text: string, setting: Setting): Extent {
  probe ??= createCanvas(8, 8).getContext('2d');
  setType(probe, setting);
  const box = probe.measureText(text);
  return {
    left: -box.actualBoundingBoxLeft,
    right: box.actualBoundingBoxRight,
    up: box.actualBoundingBoxAscent,
    down: box.actualBoundingBoxDescent,
  };
}

/** Width of a line's ink. */
export function inkWidth(text: string, setting: Setting): number {
  const { left, right } = extentOf(text, setting);
  return right - left;
}

/** A line whose ink begins, is centred or ends at `x`. */
export function lineAt(
  text: string,
  setting: Setting,
  align: Align,
  x: number,
  baseline: number,
): PageLine {
  const { left, right, up, down } = extentOf(text, setting);
  const width = right - left;
  const from = align === 'left' ? x : align === 'center' ? x - width / 2 : x - width;
  const box: Box = [from, baseline - up, width, up + down];
  return { text, x, baseline, box };
}

/** Font, direction and alignment of a context, as lines are measured and drawn alike. */
export function setType(context: SKRSContext2D, { lang, faces, size }: Setting): void {
  context.font = fontOfFaces(faces, size);
  context.direction = isRightToLeft(scriptOfLanguage(lang)) ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}

export function fontOfFaces(faces: readonly Face[], size: number): string {
  return `${size}px ${faces.map((face) => `"${face.family}"`).join(', ')}`;
}
