import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../geometry.ts';
import { graphemes } from '../text/graphemes.ts';
import { type Colour, css } from './colours.ts';
import type { Face } from './fonts/faces.ts';

/** How a line is set; lengths in pixels. */
export interface LineStyle {
  /** Each character comes from the first that has it. */
  faces: readonly Face[];
  size: number;
  colour: Colour;
  /** Colour that the fill runs into, from top to bottom. */
  shade?: Colour;
  spacing: number;
  /** Width over natural width. */
  stretch: number;
  /** Shear: tangent of the angle. */
  slant: number;
  outline?: { colour: Colour; width: number };
  /** Characters one under the other. */
  vertical: boolean;
  rightToLeft: boolean;
}

/** A grapheme's place in a layer. */
export interface Cell {
  grapheme: string;
  /** Code point index in the text. */
  at: number;
  box: Box;
}

/** A line by itself on a transparent ground. */
export interface Layer {
  canvas: Canvas;
  /** What is inked, in the layer's pixels. */
  ink: Box;
  /** What the letters stand on, in the layer's pixels; that of the first of vertical ones. */
  baseline: number;
  /** Null where writing runs in both directions, so that places are not known. */
  cells: Cell[] | null;
}

/** Sets a line. Null where nothing of it is inked. */
export function setLine(text: string, style: LineStyle): Layer | null {
  const probe = createCanvas(8, 8).getContext('2d');
  prepare(probe, style);
  const pad = Math.ceil(style.size * 0.8 + (style.outline?.width ?? 0));
  const letters = graphemes(text);
  const pitch = style.size * 1.08 + style.spacing;
  const width = style.vertical ? style.size : probe.measureText(text).width;
  const height = style.vertical ? pitch * letters.length : style.size * 1.4;
  const canvas = createCanvas(
    Math.ceil(width * style.stretch + 2 * pad),
    Math.ceil(height + 2 * pad),
  );
  const context = canvas.getContext('2d');
  prepare(context, style);
  const baseline = pad + style.size * 1.05;
  context.setTransform(style.stretch, 0, -style.slant, 1, pad + style.slant * baseline, 0);
  if (style.shade !== undefined) {
    const run = context.createLinearGradient(0, baseline - style.size, 0, baseline);
    run.addColorStop(0, css(style.colour));
    run.addColorStop(1, css(style.shade));
    context.fillStyle = run;
  }
  const put = (piece: string, x: number, y: number) => {
    if (style.outline !== undefined) context.strokeText(piece, x, y);
    context.fillText(piece, x, y);
  };
  if (style.vertical) {
    letters.forEach((letter, index) => {
      put(letter, (width - probe.measureText(letter).width) / 2, baseline + index * pitch);
    });
  } else {
    put(text, 0, baseline);
  }
  const ink = inkOf(canvas);
  if (ink === null) return null;
  const cells = style.vertical
    ? places(letters).map(({ grapheme, at }, index) => ({
        grapheme,
        at,
        box: [pad, pad + index * pitch + style.size * 0.12, style.size, pitch] as Box,
      }))
    : cellsAlong(text, letters, style, probe, width)?.map(({ grapheme, at, from, to }) => ({
        grapheme,
        at,
        box: [pad + from * style.stretch, ink[1], (to - from) * style.stretch, ink[3]] as Box,
      }));
  return { canvas, ink, baseline, cells: cells ?? null };
}

function prepare(context: SKRSContext2D, style: LineStyle): void {
  context.font = `${style.size}px ${style.faces.map((face) => `"${face.family}"`).join(', ')}`;
  context.letterSpacing = `${style.spacing}px`;
  context.direction = style.rightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  context.fillStyle = css(style.colour);
  context.lineJoin = 'round';
  if (style.outline !== undefined) {
    context.strokeStyle = css(style.outline.colour);
    context.lineWidth = style.outline.width * 2;
  }
}

function places(letters: readonly string[]): { grapheme: string; at: number }[] {
  let at = 0;
  return letters.map((grapheme) => {
    const place = { grapheme, at };
    at += [...grapheme].length;
    return place;
  });
}

const arabic = /\p{sc=Arab}/u;
const leftward = /[\p{sc=Latn}\p{N}]/u;
const JOINER = '\u200d';

/** By the widths of what comes before; a joiner keeps the last Arabic letter in its joined form. */
function cellsAlong(
  text: string,
  letters: readonly string[],
  style: LineStyle,
  probe: SKRSContext2D,
  width: number,
): { grapheme: string; at: number; from: number; to: number }[] | null {
  const turned = arabic.test(text);
  if (turned && leftward.test(text)) return null;
  let before = '';
  let reach = 0;
  return places(letters).map(({ grapheme, at }, index) => {
    before += grapheme;
    const more = arabic.test(letters[index + 1] ?? '') && arabic.test(grapheme);
    const end = probe.measureText(before + (turned && more ? JOINER : '')).width;
    const [from, to] = [reach, end];
    reach = end;
    return style.rightToLeft
      ? { grapheme, at, from: width - to, to: width - from }
      : { grapheme, at, from, to };
  });
}

/** The box of all pixels of some opacity, in whole pixels; null where there are none. */
export function inkOf(canvas: Canvas): Box | null {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3]! < 40) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : [left, top, right - left + 1, bottom - top + 1];
}
