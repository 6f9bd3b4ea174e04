import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../../src/geometry.ts';
import { loadAsset } from '../../../src/typeset/assets.ts';
import type { PictureLook } from '../../../src/typeset/page.ts';
import { redrawn } from '../../../src/typeset/paint/redrawn.ts';
import type { Sight } from '../../../src/vision/look.ts';

/** 100 by 80, inked to its edges: a boat, whose parts are unlike one another. */
export const BOAT =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80">' +
  '<path d="M0 55h100l-14 25h-72z" fill="#123a6b"/>' +
  '<path d="M44 0v48h-38z" fill="#d2452f"/>' +
  '<path d="M52 12q38 10 42 36h-42z" fill="#e8a322"/></svg>';

/** A logo on a test's picture. */
export interface Drawn {
  box: Box;
  angle?: number;
  look?: PictureLook;
}

export interface Scene {
  /** Pixels of the picture, across and down. */
  side?: number;
  ground?: string | ((context: SKRSContext2D) => void);
  logos: readonly Drawn[];
  over?: (context: SKRSContext2D) => void;
}

/** A picture, of 360 x 360 if not said otherwise, with a file's logo drawn in it. */
export async function sightOf(
  file: string,
  { side = 360, ground = '#f2ecdf', logos, over }: Scene,
): Promise<Sight> {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  if (typeof ground === 'string') {
    context.fillStyle = ground;
    context.fillRect(0, 0, side, side);
  } else ground(context);
  for (const { box, angle = 0, look } of logos) {
    const [x, y, w, h] = box;
    const layer = await loadAsset(file, w, h);
    context.save();
    context.translate(x + w / 2, y + h / 2);
    context.rotate((angle * Math.PI) / 180);
    context.drawImage(look === undefined ? layer : redrawn(layer, look), -w / 2, -h / 2);
    context.restore();
  }
  over?.(context);
  const { data } = context.getImageData(0, 0, side, side);
  const pixels = new Uint8Array(side * side * 3);
  for (let at = 0; at < side * side; at++) pixels.set(data.subarray(at * 4, at * 4 + 3), at * 3);
  return { width: side, height: side, data: pixels, alpha: null };
}

/** A folder of its own with the boat's file. */
export async function aBoat(): Promise<{ folder: string; file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'typoscope-logo-'));
  const file = join(folder, 'boat.svg');
  await writeFile(file, BOAT);
  return { folder, file, remove: () => rm(folder, { recursive: true }) };
}

/** The most by which a side is off, in pixels. */
export function sidesOff(box: Box, truth: Box): number {
  const sides = ([x, y, w, h]: Box) => [x, y, x + w, y + h];
  return Math.max(...sides(box).map((side, at) => Math.abs(side - sides(truth)[at]!)));
}

/** Where the boat stands in most tests. */
export const BOX: Box = [120, 100, 110, 88];
