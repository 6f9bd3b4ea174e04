import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { type Box, boxOf, type Point, quadOf } from '../../geometry.ts';
import { loadAsset } from '../assets.ts';
import type { PagePicture } from '../page.ts';
import { inkOf } from './picture-ink.ts';
import { redrawn } from './redrawn.ts';

export interface DrawnPicture {
  /** Of all that is inked, where it stands first. */
  ink: Box;
  /** Of its file as a whole, once for each place where it is drawn. */
  boxes: Box[];
}

/**
 * Draws a logo or product in whole pixels, in each of its places.
 *
 * @throws TyposcopeError('set') for a file that can't be drawn
 */
export async function drawPicture(
  context: SKRSContext2D,
  picture: PagePicture | null,
): Promise<DrawnPicture | null> {
  if (picture === null) return null;
  const { angle = 0, look, copies = [] } = picture;
  const inks: Box[] = [];
  const boxes: Box[] = [];
  for (const place of [picture.box, ...copies]) {
    const [left, top, wide, tall] = whole(place);
    const layer = await loadAsset(picture.file, wide, tall);
    const drawn = look === undefined ? layer : redrawn(layer, look);
    // Nothing is smoothed a second time where nothing is turned.
    if (angle === 0) context.drawImage(drawn, left, top);
    else drawTurned(context, drawn, [left, top, wide, tall], angle);
    const [x, y, w, h] = inkOf(drawn, angle);
    inks.push([left + x, top + y, w, h]);
    boxes.push(turnedBox([left, top, wide, tall], angle));
  }
  return { ink: inks[0]!, boxes };
}

function whole([x, y, w, h]: Box): Box {
  const [left, top] = [Math.round(x), Math.round(y)];
  return [left, top, Math.max(1, Math.round(x + w) - left), Math.max(1, Math.round(y + h) - top)];
}

function drawTurned(context: SKRSContext2D, layer: Canvas, [x, y, w, h]: Box, angle: number): void {
  context.save();
  context.imageSmoothingQuality = 'high';
  context.translate(x + w / 2, y + h / 2);
  context.rotate((angle * Math.PI) / 180);
  context.drawImage(layer, -w / 2, -h / 2);
  context.restore();
}

/** Upright box of a box that is turned about its middle, degrees clockwise. */
export function turnedBox(box: Box, angle: number): Box {
  if (angle === 0) return box;
  const [x, y, w, h] = box;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return boxOf(
    quadOf([-w / 2, -h / 2, w, h]).map(
      ([a, b]): Point => [x + w / 2 + a * cos - b * sin, y + h / 2 + a * sin + b * cos],
    ),
  );
}
