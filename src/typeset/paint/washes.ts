import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { between, chance, pick, type Random, whole } from '../../stats/chance.ts';
import { type Colour, css, mixed } from '../colours.ts';
import type { GroundKind } from '../page.ts';

/** What a ground is painted with. */
export interface Wash {
  kind: GroundKind;
  colour: Colour;
  second: Colour;
  /** Share of what would be painted with the second colour that keeps to the first, 0 to 1. */
  held: number;
  /** Whether shade falls on a photo, or light. */
  dark: boolean;
  /** A colour for a patch of a photo. */
  patch(random: Random): Colour;
}

/** The same stream of numbers paints the same ground. */
export function paintWash(
  context: SKRSContext2D,
  width: number,
  height: number,
  wash: Wash,
  random: Random,
): void {
  context.fillStyle = css(wash.colour);
  context.fillRect(0, 0, width, height);
  if (wash.kind !== 'plain') painters[wash.kind](context, width, height, wash, random);
}

type Painter = typeof paintWash;

const painters: Readonly<Record<Exclude<GroundKind, 'plain'>, Painter>> = {
  gradient(context, width, height, { colour, second, held }, random) {
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
    run.addColorStop(0, css(colour));
    run.addColorStop(held, css(colour));
    run.addColorStop(1, css(second));
    context.fillStyle = run;
    context.fillRect(0, 0, width, height);
  },

  /** Grain: every pixel a little off. */
  paper(context, width, height, _wash, random) {
    const image = context.getImageData(0, 0, width, height);
    const strength = between(random, 5, 16);
    for (let index = 0; index < image.data.length; index += 4) {
      const off = (random() - 0.5) * strength;
      for (let channel = 0; channel < 3; channel++) image.data[index + channel]! += off;
    }
    context.putImageData(image, 0, 0);
  },

  blobs(context, width, height, { second, held }, random) {
    context.save();
    if (chance(random, 0.7)) context.filter = `blur(${whole(random, 14, 60)}px)`;
    for (let count = whole(random, 4, 9); count > 0; count--) {
      context.fillStyle = css(second, between(random, 0.35, 0.9));
      context.beginPath();
      const radius = between(random, 0.08, 0.3) * width * Math.sqrt(1 - held);
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
  },

  stripes(context, width, height, { colour, second, held }, random) {
    const pitch = between(random, 24, 90);
    context.save();
    context.rotate(pick(random, [0, 0.5, -0.5, Math.PI / 2]));
    context.fillStyle = css(mixed(colour, second, 0.5), between(random, 0.3, 0.8));
    for (let y = -height * 2; y < height * 2; y += pitch) {
      context.fillRect(-width * 2, y, width * 4, pitch * 0.45 * (1 - held));
    }
    context.restore();
  },

  rays(context, width, height, { colour, second, held }, random) {
    const count = whole(random, 10, 20);
    const [x, y] = [width * between(random, 0.3, 0.7), height * between(random, 0.2, 0.7)];
    context.fillStyle = css(mixed(colour, second, 0.6), between(random, 0.4, 1));
    for (let ray = 0; ray < count; ray++) {
      const turn = (ray / count) * Math.PI * 2;
      context.beginPath();
      context.moveTo(x, y);
      context.arc(x, y, width + height, turn, turn + (Math.PI / count) * (1 - held));
      context.fill();
    }
  },

  /**
   * Smooth noise of several octaves under a shade: as a photograph out of focus is, or a wall, or
   * foliage, where one octave is drawn sharp.
   */
  photo(context, width, height, { held, dark, patch }, random) {
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
        image.data.set([...patch(random), 255], index);
      }
      tile.getContext('2d').putImageData(image, 0, 0);
      const step = width / cells;
      context.globalAlpha = alpha;
      context.drawImage(tile, -step / 2, -step / 2, width + 2 * step, rows * step);
    }
    context.globalAlpha = 1 - held;
    if (chance(random, 0.5)) {
      const run = context.createLinearGradient(0, 0, 0, height);
      run.addColorStop(0, dark ? 'rgba(0,0,0,0.55)' : 'rgba(255,255,255,0.55)');
      run.addColorStop(between(random, 0.4, 0.8), 'rgba(0,0,0,0)');
      run.addColorStop(1, dark ? 'rgba(0,0,0,0.6)' : 'rgba(255,255,255,0.4)');
      context.fillStyle = run;
      context.fillRect(0, 0, width, height);
    }
    context.restore();
  },
};
