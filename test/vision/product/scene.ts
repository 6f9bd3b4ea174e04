import { fileURLToPath } from 'node:url';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { type Box, boxOf, type Point, type Quad, quadOf } from '../../../src/geometry.ts';
import { between, type Random } from '../../../src/stats/chance.ts';
import { chooseGround, paintGround } from '../../../src/typeset/ground.ts';
import type { GroundKind } from '../../../src/typeset/page.ts';
import type { Sight } from '../../../src/vision/look.ts';

/** Where a product is drawn: its middle, longest side before it is stretched, in pixels. */
export interface Drawn {
  x: number;
  y: number;
  side: number;
  /** Width over height, over the file's. */
  stretch: number;
  /** Degrees clockwise. */
  angle: number;
}

export interface Scene {
  canvas: Canvas;
  /** Boxes of the words that stand over everything. */
  texts: Box[];
}

/** The same on every machine, whichever fonts it has. */
const FONT = 'Words of a scene';
GlobalFonts.registerFromPath(
  fileURLToPath(import.meta.resolve('@expo-google-fonts/oswald/400Regular/Oswald_400Regular.ttf')),
  FONT,
);

/** A ground with words on it. */
export function sceneOf(
  random: Random,
  kind: GroundKind,
  [width, height]: readonly [number, number],
  put: (context: SKRSContext2D) => void,
  words = 6,
): Scene {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const { colour, second, dark } = chooseGround(random);
  const seed = Math.floor(random() * 1e9);
  paintGround(context, width, height, { kind, colour, second, seed });
  put(context);
  const texts: Box[] = [];
  for (let count = 0; count < words; count++) {
    const size = between(random, 0.02, 0.06) * height;
    context.font = `${size}px '${FONT}'`;
    context.fillStyle = dark ? '#ffffff' : '#181818';
    const text = ['Harbour Coffee', '12,80 €', 'Fresh every morning', 'No. 7'][count % 4]!;
    const wide = context.measureText(text).width;
    const [x, y] = [random() * Math.max(1, width - wide), between(random, size, height - size)];
    context.fillText(text, x, y);
    texts.push([x - 2, y - size, wide + 4, size * 1.3]);
  }
  return { canvas, texts };
}

/** Draws a picture there, and tells the corners and box of its part `ink` (in its own pixels). */
export function putPicture(
  context: SKRSContext2D,
  picture: Canvas,
  { x, y, side, stretch, angle }: Drawn,
): (point: Point) => Point {
  const scale = side / Math.max(picture.width, picture.height);
  const [across, down] = [scale * Math.sqrt(stretch), scale / Math.sqrt(stretch)];
  const turn = (angle * Math.PI) / 180;
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  context.scale(across, down);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  context.restore();
  return ([u, v]) => {
    const [a, b] = [(u - picture.width / 2) * across, (v - picture.height / 2) * down];
    return [
      x + a * Math.cos(turn) - b * Math.sin(turn),
      y + a * Math.sin(turn) + b * Math.cos(turn),
    ];
  };
}

interface Ink {
  box: Box;
  /** The first and last inked of each row. */
  rim: Point[];
}

const inks = new WeakMap<Canvas, Ink>();

/** What is inked in a picture with a transparent ground, in its own pixels. */
function inkOf(picture: Canvas): Ink {
  const known = inks.get(picture);
  if (known !== undefined) return known;
  const { width, height } = picture;
  const { data } = picture.getContext('2d').getImageData(0, 0, width, height);
  const rim: Point[] = [];
  for (let y = 0; y < height; y++) {
    let [first, last] = [-1, -1];
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3]! < 128) continue;
      if (first < 0) first = x;
      last = x + 1;
    }
    if (first >= 0) rim.push([first, y], [last, y], [first, y + 1], [last, y + 1]);
  }
  const ink = { box: boxOf(rim), rim };
  inks.set(picture, ink);
  return ink;
}

/** Corners of a product's ink, and the upright box of what is inked. */
export function truthOf(picture: Canvas, place: (point: Point) => Point): { quad: Quad; box: Box } {
  const { box, rim } = inkOf(picture);
  const [a, b, c, d] = quadOf(box);
  return { quad: [place(a), place(b), place(c), place(d)], box: boxOf(rim.map(place)) };
}

export function sightOf(canvas: Canvas): Sight {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    for (let c = 0; c < 3; c++) rgb[at * 3 + c] = data[at * 4 + c]!;
  }
  return { width, height, data: rgb, alpha: null };
}
