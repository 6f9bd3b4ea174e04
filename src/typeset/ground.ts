import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { between, chance, pick, type Random, weighted, whole } from '../stats/chance.ts';
import { type Colour, css, mixed, ofHue } from './colours.ts';

/** What a page is painted with. */
export interface Ground {
  kind: 'plain' | 'gradient' | 'paper' | 'blobs' | 'stripes' | 'rays' | 'photo';
  /** Degrees, for colours that go with it. */
  hue: number;
  /** Whether text is rather lighter than it. */
  dark: boolean;
}

export function paintGround(
  context: SKRSContext2D,
  width: number,
  height: number,
  random: Random,
): Ground {
  const kind = weighted<Ground['kind']>(random, [
    ['plain', 28],
    ['gradient', 19],
    ['paper', 11],
    ['blobs', 12],
    ['stripes', 6],
    ['rays', 6],
    ['photo', 18],
  ]);
  const hue = between(random, 0, 360);
  const dark = chance(random, 0.42);
  const base = dark
    ? ofHue(hue, between(random, 0.1, 0.75), between(random, 0.06, 0.26))
    : ofHue(hue, between(random, 0.08, 0.7), between(random, 0.8, 0.97));
  const other = dark
    ? ofHue(hue + between(random, -60, 60), 0.5, between(random, 0.12, 0.38))
    : ofHue(hue + between(random, -60, 60), 0.55, between(random, 0.68, 0.95));
  fill(context, width, height, base);
  if (kind === 'gradient') gradient(context, width, height, base, other, random);
  if (kind === 'paper') grain(context, width, height, random);
  if (kind === 'blobs') blobs(context, width, height, other, random);
  if (kind === 'stripes') stripes(context, width, height, mixed(base, other, 0.5), random);
  if (kind === 'rays') rays(context, width, height, mixed(base, other, 0.6), random);
  if (kind === 'photo') photo(context, width, height, hue, dark, random);
  return { kind, hue, dark };
}

function fill(context: SKRSContext2D, width: number, height: number, colour: Colour): void {
  context.fillStyle = css(colour);
  context.fillRect(0, 0, width, height);
}

function gradient(
  context: SKRSContext2D,
  width: number,
  height: number,
  from: Colour,
  to: Colour,
  random: Random,
): void {
  const run = chance(random, 0.25)
    ? context.createRadialGradient(
        width / 2,
        height * 0.4,
        20,
        width / 2,
        height * 0.4,
        height * 0.8,
      )
    : context.createLinearGradient(0, 0, chance(random, 0.5) ? width : 0, height);
  run.addColorStop(0, css(from));
  run.addColorStop(1, css(to));
  context.fillStyle = run;
  context.fillRect(0, 0, width, height);
}

/** Grain of paper: every pixel a little off. */
function grain(context: SKRSContext2D, width: number, height: number, random: Random): void {
  const image = context.getImageData(0, 0, width, height);
  const strength = between(random, 5, 16);
  for (let index = 0; index < image.data.length; index += 4) {
    const off = (random() - 0.5) * strength;
    for (let channel = 0; channel < 3; channel++) image.data[index + channel]! += off;
  }
  context.putImageData(image, 0, 0);
}

function blobs(
  context: SKRSContext2D,
  width: number,
  height: number,
  colour: Colour,
  random: Random,
): void {
  context.save();
  if (chance(random, 0.7)) context.filter = `blur(${whole(random, 14, 60)}px)`;
  for (let count = whole(random, 4, 9); count > 0; count--) {
    context.fillStyle = css(colour, between(random, 0.35, 0.9));
    context.beginPath();
    const radius = between(random, 0.08, 0.3) * width;
    context.ellipse(
      random() * width,
      random() * height,
      radius,
      radius * between(random, 0.5, 1.2),
      random() * 3,
      0,
      Math.PI * 2,
    );
    context.fill();
  }
  context.restore();
}

function stripes(
  context: SKRSContext2D,
  width: number,
  height: number,
  colour: Colour,
  random: Random,
): void {
  const pitch = between(random, 24, 90);
  context.save();
  context.rotate(pick(random, [0, 0.5, -0.5, Math.PI / 2]));
  context.fillStyle = css(colour, between(random, 0.3, 0.8));
  for (let y = -height * 2; y < height * 2; y += pitch) {
    context.fillRect(-width * 2, y, width * 4, pitch * 0.45);
  }
  context.restore();
}

function rays(
  context: SKRSContext2D,
  width: number,
  height: number,
  colour: Colour,
  random: Random,
): void {
  const count = whole(random, 10, 20);
  const [x, y] = [width * between(random, 0.3, 0.7), height * between(random, 0.2, 0.7)];
  context.fillStyle = css(colour, between(random, 0.4, 1));
  for (let ray = 0; ray < count; ray++) {
    const turn = (ray / count) * Math.PI * 2;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, width + height, turn, turn + Math.PI / count);
    context.fill();
  }
}

/**
 * Smooth noise of several octaves under a shade: as a photograph out of focus is, or a wall, or
 * foliage, where one octave is drawn sharp.
 */
function photo(
  context: SKRSContext2D,
  width: number,
  height: number,
  hue: number,
  dark: boolean,
  random: Random,
): void {
  context.save();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  for (const [cells, alpha] of [
    [3, 1],
    [7, 0.5],
    [18, between(random, 0.1, 0.4)],
    [90, between(random, 0, 0.25)],
  ] as const) {
    const rows = Math.round((cells * height) / width) + 2;
    const tile = createCanvas(cells + 2, rows);
    const image = tile.getContext('2d').createImageData(cells + 2, rows);
    for (let index = 0; index < image.data.length; index += 4) {
      const light = dark ? between(random, 0.05, 0.4) : between(random, 0.55, 0.95);
      const colour = ofHue(hue + between(random, -45, 45), between(random, 0.1, 0.6), light);
      image.data.set([...colour, 255], index);
    }
    tile.getContext('2d').putImageData(image, 0, 0);
    const step = width / cells;
    context.globalAlpha = alpha;
    context.drawImage(tile, -step / 2, -step / 2, width + 2 * step, rows * step);
  }
  context.globalAlpha = 1;
  if (chance(random, 0.5)) {
    const run = context.createLinearGradient(0, 0, 0, height);
    run.addColorStop(0, dark ? 'rgba(0,0,0,0.55)' : 'rgba(255,255,255,0.55)');
    run.addColorStop(between(random, 0.4, 0.8), 'rgba(0,0,0,0)');
    run.addColorStop(1, dark ? 'rgba(0,0,0,0.6)' : 'rgba(255,255,255,0.4)');
    context.fillStyle = run;
    context.fillRect(0, 0, width, height);
  }
  context.restore();
}
