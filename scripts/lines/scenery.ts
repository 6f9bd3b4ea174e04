import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../src/geometry.ts';
import { between, chance, pick, type Random, whole } from '../../src/stats/chance.ts';
import { css, ofHue } from '../../src/typeset/colours.ts';

/** A card or a frame that the text stands on. */
export function drawCard(
  context: SKRSContext2D,
  [x, y, w, h]: Box,
  hue: number,
  dark: boolean,
  random: Random,
): void {
  const paper = dark
    ? ofHue(hue, 0.3, between(random, 0.05, 0.2))
    : ofHue(hue, 0.3, between(random, 0.88, 0.98));
  context.save();
  context.beginPath();
  context.roundRect(x, y, w, h, pick(random, [0, 0, 14, 40]));
  if (chance(random, 0.6)) {
    context.fillStyle = css(paper, between(random, 0.75, 1));
    context.fill();
  }
  if (chance(random, 0.6)) {
    context.strokeStyle = css(ofHue(hue + 40, 0.5, dark ? 0.6 : 0.4));
    context.lineWidth = whole(random, 2, 7);
    context.stroke();
  }
  context.restore();
}

/** A flat picture such as a still life: discs, slabs and leaves in a scene of its own. */
export function drawPicture(
  context: SKRSContext2D,
  [x, y, w, h]: Box,
  hue: number,
  random: Random,
): Box {
  const colour = () =>
    css(
      ofHue(hue + between(random, -70, 70), between(random, 0.3, 0.8), between(random, 0.25, 0.8)),
    );
  context.save();
  context.beginPath();
  context.roundRect(x, y, w, h, pick(random, [0, 18]));
  context.clip();
  if (chance(random, 0.6)) {
    const sky = context.createLinearGradient(0, y, 0, y + h);
    sky.addColorStop(0, colour());
    sky.addColorStop(1, colour());
    context.fillStyle = sky;
    context.fillRect(x, y, w, h);
  }
  for (let count = whole(random, 3, 9); count > 0; count--) {
    const r = between(random, 0.1, 0.45) * h;
    const [cx, cy] = [x + random() * w, y + between(random, 0.3, 1) * h];
    context.fillStyle = colour();
    context.beginPath();
    const shape = whole(random, 0, 3);
    if (shape === 0) context.arc(cx, cy, r, 0, Math.PI * 2);
    if (shape === 1) context.roundRect(cx - r, cy - r, r * 1.3, r * 2, r * 0.2);
    if (shape === 2) context.ellipse(cx, cy, r * 0.4, r, random() * 3, 0, Math.PI * 2);
    if (shape === 3) {
      context.moveTo(cx - r, y + h);
      context.quadraticCurveTo(cx, cy - r, cx + r * 1.6, y + h);
    }
    context.fill();
    if (chance(random, 0.3)) {
      context.strokeStyle = colour();
      context.lineWidth = 3;
      context.stroke();
    }
  }
  context.restore();
  return [x, y, w, h];
}
