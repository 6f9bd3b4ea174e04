import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Box, intersectionArea } from '../../src/geometry.ts';
import { between, chance, pick, type Random, whole } from '../../src/stats/chance.ts';

type Shape = (context: SKRSContext2D, x: number, y: number, r: number, random: Random) => void;

/** Pictures before a line. Discs, rings and stars are not among them: there, they are characters. */
const icons: readonly Shape[] = [cup, pin, clock, leaf, bars];

/** What posters carry beside text; each is drawn about a centre, within a radius. */
const shapes: readonly Shape[] = [disc, ring, star, leaf, cup, pin, clock, heart, bars, sparkle];

/**
 * Scatters shapes where no text is. `taken` are boxes to keep off, in pixels; the answer is where
 * the shapes are. Some stand right before a line, as icons do.
 */
export function drawOrnaments(
  context: SKRSContext2D,
  width: number,
  height: number,
  taken: readonly Box[],
  colours: readonly string[],
  random: Random,
): Box[] {
  const drawn: Box[] = [];
  const free = ([x, y, w, h]: Box, room: number) =>
    x > 4 &&
    y > 4 &&
    x + w < width - 4 &&
    y + h < height - 4 &&
    [...taken, ...drawn].every(
      (box) => intersectionArea([x - room, y - room, w + 2 * room, h + 2 * room], box) === 0,
    );
  const put = (x: number, y: number, r: number, room: number, shape: Shape) => {
    const box: Box = [x - r, y - r, 2 * r, 2 * r];
    if (!free(box, room)) return;
    context.save();
    context.fillStyle = context.strokeStyle = pick(random, colours);
    context.globalAlpha = between(random, 0.6, 1);
    context.lineWidth = Math.max(1.5, r * 0.14);
    context.lineCap = context.lineJoin = 'round';
    shape(context, x, y, r, random);
    context.restore();
    drawn.push(box);
  };
  if (chance(random, 0.45)) {
    const icon = pick(random, icons);
    for (const [x, y, , h] of taken) {
      const r = h * 0.4;
      if (h < 70 && chance(random, 0.4))
        put(x - r * 1.8, y + h / 2, r, 2, chance(random, 0.6) ? icon : pick(random, icons));
    }
  }
  for (let count = pick(random, [0, 2, 4, 8, 14, 24]); count > 0; count--) {
    const r = chance(random, 0.15) ? between(random, 40, 110) : between(random, 5, 34);
    put(random() * width, random() * height, r, 8 + r * 0.6, pick(random, shapes));
  }
  for (const [x, y, w, h] of taken) {
    if (!chance(random, 0.14)) continue;
    const rule: Box = [
      x,
      y + h + Math.max(6, h * 0.2),
      w * pick(random, [1, 1, 0.4]),
      whole(random, 1, 4),
    ];
    if (!free(rule, 3)) continue;
    context.fillStyle = pick(random, colours);
    context.fillRect(...(rule as [number, number, number, number]));
    drawn.push(rule);
  }
  return drawn;
}

function disc(context: SKRSContext2D, x: number, y: number, r: number): void {
  context.beginPath();
  context.arc(x, y, r, 0, Math.PI * 2);
  context.fill();
}

function ring(context: SKRSContext2D, x: number, y: number, r: number): void {
  context.beginPath();
  context.arc(x, y, r * 0.9, 0, Math.PI * 2);
  context.stroke();
}

function polar(context: SKRSContext2D, x: number, y: number, radii: readonly number[]): void {
  context.beginPath();
  radii.forEach((radius, index) => {
    const turn = (index / radii.length) * Math.PI * 2 - Math.PI / 2;
    context.lineTo(x + radius * Math.cos(turn), y + radius * Math.sin(turn));
  });
  context.closePath();
  context.fill();
}

function star(context: SKRSContext2D, x: number, y: number, r: number): void {
  polar(
    context,
    x,
    y,
    Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? r : r * 0.42)),
  );
}

function sparkle(context: SKRSContext2D, x: number, y: number, r: number): void {
  polar(
    context,
    x,
    y,
    Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? r : r * 0.16)),
  );
}

function leaf(context: SKRSContext2D, x: number, y: number, r: number, random: Random): void {
  context.translate(x, y);
  context.rotate(random() * Math.PI * 2);
  context.beginPath();
  context.moveTo(0, r);
  context.quadraticCurveTo(r, 0, 0, -r);
  context.quadraticCurveTo(-r, 0, 0, r);
  context.fill();
}

function cup(context: SKRSContext2D, x: number, y: number, r: number): void {
  context.beginPath();
  context.roundRect(x - r * 0.7, y - r * 0.3, r * 1.1, r, [0, 0, r * 0.35, r * 0.35]);
  context.fill();
  context.beginPath();
  context.arc(x + r * 0.45, y + r * 0.1, r * 0.3, -1.4, 1.5);
  context.stroke();
  for (const dx of [-0.4, 0, 0.3]) {
    context.beginPath();
    context.moveTo(x + dx * r, y - r * 0.5);
    context.quadraticCurveTo(x + (dx + 0.15) * r, y - r * 0.7, x + dx * r, y - r * 0.95);
    context.stroke();
  }
}

function pin(context: SKRSContext2D, x: number, y: number, r: number): void {
  context.beginPath();
  context.arc(x, y - r * 0.3, r * 0.62, Math.PI, 0);
  context.quadraticCurveTo(x + r * 0.5, y + r * 0.2, x, y + r);
  context.quadraticCurveTo(x - r * 0.5, y + r * 0.2, x - r * 0.62, y - r * 0.3);
  context.fill();
  context.globalCompositeOperation = 'soft-light';
  disc(context, x, y - r * 0.3, r * 0.25);
}

function clock(context: SKRSContext2D, x: number, y: number, r: number): void {
  ring(context, x, y, r);
  context.beginPath();
  context.moveTo(x, y - r * 0.55);
  context.lineTo(x, y);
  context.lineTo(x + r * 0.4, y + r * 0.2);
  context.stroke();
}

function heart(context: SKRSContext2D, x: number, y: number, r: number): void {
  context.beginPath();
  context.moveTo(x, y + r * 0.85);
  context.bezierCurveTo(x - r * 1.5, y - r * 0.3, x - r * 0.5, y - r * 1.2, x, y - r * 0.35);
  context.bezierCurveTo(x + r * 0.5, y - r * 1.2, x + r * 1.5, y - r * 0.3, x, y + r * 0.85);
  context.fill();
}

/** Leaf-like strokes on a stalk, as laurels and corner flourishes are. */
function bars(context: SKRSContext2D, x: number, y: number, r: number, random: Random): void {
  context.translate(x, y);
  context.rotate(random() * Math.PI * 2);
  context.beginPath();
  context.moveTo(0, r * 0.95);
  context.quadraticCurveTo(r * 0.2, 0, 0, -r * 0.9);
  for (let at = -0.6; at <= 0.7; at += 0.3) {
    context.moveTo(r * 0.05, at * r);
    context.lineTo(r * 0.5, (at - 0.25) * r);
    context.moveTo(r * 0.05, at * r);
    context.lineTo(-r * 0.45, (at - 0.25) * r);
  }
  context.stroke();
}
