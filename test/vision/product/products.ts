import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { between, type Random } from '../../../src/stats/chance.ts';
import { seededRandom } from '../../../src/stats/random.ts';

/** Products with the textures, highlights and soft shadows of a photograph, drawn by ourselves. */
export const drawings = ['bottle', 'bowl', 'carton', 'mug', 'jar'] as const;
export type Drawing = (typeof drawings)[number];

type Draw = (context: SKRSContext2D, random: Random) => void;

const SIZES: Readonly<Record<Drawing, readonly [number, number]>> = {
  bottle: [360, 900],
  bowl: [800, 520],
  carton: [640, 760],
  mug: [700, 620],
  jar: [520, 640],
};

/** A PNG. `ground` paints what is behind it; without, its ground is transparent. */
export function productPng(name: Drawing, ground?: string): Buffer {
  const [width, height] = SIZES[name];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const product = createCanvas(width, height);
  draws[name](product.getContext('2d'), seededRandom(name.length));
  if (ground !== undefined) {
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(product, 0, 0);
  return canvas.toBuffer('image/png');
}

/** Sides that lie in the shade, and a strip of light. */
function rounded(
  context: SKRSContext2D,
  left: number,
  right: number,
  dark: string,
  base: string,
  light: string,
) {
  const shade = context.createLinearGradient(left, 0, right, 0);
  shade.addColorStop(0, dark);
  shade.addColorStop(0.18, base);
  shade.addColorStop(0.3, light);
  shade.addColorStop(0.42, base);
  shade.addColorStop(0.8, base);
  shade.addColorStop(1, dark);
  return shade;
}

/** Specks over what is inked. */
function grain(context: SKRSContext2D, random: Random, strength: number) {
  const { width, height } = context.canvas;
  const image = context.getImageData(0, 0, width, height);
  for (let at = 0; at < image.data.length; at += 4) {
    if (image.data[at + 3] === 0) continue;
    const by = between(random, -strength, strength);
    for (let c = 0; c < 3; c++) image.data[at + c] = image.data[at + c]! + by;
  }
  context.putImageData(image, 0, 0);
}

function leaf(context: SKRSContext2D, x: number, y: number, size: number, turn: number) {
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  context.beginPath();
  context.moveTo(0, -size);
  context.bezierCurveTo(size * 0.7, -size * 0.4, size * 0.5, size * 0.6, 0, size);
  context.bezierCurveTo(-size * 0.5, size * 0.6, -size * 0.7, -size * 0.4, 0, -size);
  context.fill();
  context.restore();
}

const draws: Readonly<Record<Drawing, Draw>> = {
  bottle(context, random) {
    context.fillStyle = rounded(context, 130, 230, '#1d1a17', '#3a332c', '#8a8074');
    context.beginPath();
    context.roundRect(132, 16, 96, 96, 12);
    context.fill();
    context.fillStyle = rounded(context, 40, 320, '#0d2a1c', '#1f5a3c', '#7fc09d');
    context.beginPath();
    context.moveTo(146, 112);
    context.lineTo(214, 112);
    context.lineTo(214, 250);
    context.bezierCurveTo(220, 320, 320, 330, 320, 430);
    context.lineTo(320, 850);
    context.quadraticCurveTo(320, 884, 286, 884);
    context.lineTo(74, 884);
    context.quadraticCurveTo(40, 884, 40, 850);
    context.lineTo(40, 430);
    context.bezierCurveTo(40, 330, 140, 320, 146, 250);
    context.closePath();
    context.fill();
    context.fillStyle = rounded(context, 40, 320, '#a89a7c', '#efe4c8', '#fffaf0');
    context.fillRect(40, 480, 280, 300);
    context.fillStyle = '#8c2f2f';
    context.fillRect(40, 500, 280, 14);
    context.beginPath();
    context.arc(130, 600, 58, 0, 7);
    context.fill();
    context.fillStyle = '#1f5a3c';
    leaf(context, 236, 620, 70, 0.4);
    leaf(context, 262, 700, 44, -0.9);
    context.fillStyle = '#2b2722';
    for (let row = 0; row < 4; row++) context.fillRect(76, 690 + row * 20, 110 - row * 14, 7);
    grain(context, random, 14);
  },
  bowl(context, random) {
    const glaze = context.createLinearGradient(0, 180, 0, 500);
    glaze.addColorStop(0, '#4f7ea3');
    glaze.addColorStop(0.6, '#2b4f70');
    glaze.addColorStop(1, '#16293b');
    context.fillStyle = glaze;
    context.beginPath();
    context.moveTo(20, 190);
    context.bezierCurveTo(40, 380, 200, 480, 290, 490);
    context.lineTo(510, 490);
    context.bezierCurveTo(600, 480, 760, 380, 780, 190);
    context.closePath();
    context.fill();
    context.strokeStyle = '#e9dcc0';
    context.lineWidth = 9;
    for (let at = 0; at < 7; at++) {
      context.beginPath();
      context.arc(130 + at * 92, 310, 34, 0.2, 3.6 - at * 0.2);
      context.stroke();
    }
    context.fillStyle = '#c9b48a';
    context.beginPath();
    context.ellipse(400, 190, 380, 120, 0, 0, 7);
    context.fill();
    context.fillStyle = '#7a3f1d';
    context.beginPath();
    context.ellipse(400, 196, 340, 98, 0, 0, 7);
    context.fill();
    for (let at = 0; at < 60; at++) {
      const [turn, far] = [random() * 7, Math.sqrt(random())];
      context.fillStyle = ['#d9a441', '#6f8f3a', '#b8502f', '#efe0b8'][at % 4]!;
      context.beginPath();
      const [x, y] = [400 + Math.cos(turn) * far * 300, 196 + Math.sin(turn) * far * 76];
      context.ellipse(x, y, between(random, 14, 40), between(random, 8, 20), turn, 0, 7);
      context.fill();
    }
    grain(context, random, 10);
  },
  carton(context, random) {
    context.fillStyle = '#b9803f';
    context.beginPath();
    context.moveTo(40, 160);
    context.lineTo(420, 190);
    context.lineTo(420, 740);
    context.lineTo(40, 690);
    context.closePath();
    context.fill();
    context.fillStyle = '#7f5526';
    context.beginPath();
    context.moveTo(420, 190);
    context.lineTo(610, 130);
    context.lineTo(610, 650);
    context.lineTo(420, 740);
    context.closePath();
    context.fill();
    context.fillStyle = '#d8a866';
    context.beginPath();
    context.moveTo(40, 160);
    context.lineTo(250, 90);
    context.lineTo(610, 130);
    context.lineTo(420, 190);
    context.closePath();
    context.fill();
    context.fillStyle = '#f4efe3';
    context.beginPath();
    context.moveTo(80, 260);
    context.lineTo(380, 284);
    context.lineTo(380, 600);
    context.lineTo(80, 570);
    context.closePath();
    context.fill();
    context.fillStyle = '#254d8f';
    context.beginPath();
    context.moveTo(80, 260);
    context.lineTo(380, 284);
    context.lineTo(380, 372);
    context.lineTo(80, 346);
    context.closePath();
    context.fill();
    context.fillStyle = '#e2a52a';
    context.beginPath();
    context.arc(300, 480, 66, 0, 7);
    context.fill();
    context.fillStyle = '#333333';
    for (let row = 0; row < 6; row++) context.fillRect(104, 400 + row * 26, 96 - (row % 3) * 22, 9);
    for (let bar = 0; bar < 14; bar++) {
      context.fillRect(460 + bar * 8, 560 - bar * 3, bar % 3 === 0 ? 5 : 2, 70);
    }
    grain(context, random, 12);
  },
  mug(context, random) {
    context.strokeStyle = '#b5482f';
    context.lineWidth = 46;
    context.beginPath();
    context.ellipse(520, 330, 130, 140, 0, -1.5, 1.5);
    context.stroke();
    context.fillStyle = rounded(context, 60, 520, '#7e2a18', '#d0593c', '#f2a58e');
    context.beginPath();
    context.moveTo(60, 100);
    context.lineTo(520, 100);
    context.lineTo(500, 540);
    context.quadraticCurveTo(290, 620, 80, 540);
    context.closePath();
    context.fill();
    context.fillStyle = '#f6e9dc';
    context.beginPath();
    context.ellipse(290, 100, 230, 52, 0, 0, 7);
    context.fill();
    context.fillStyle = '#4a2a17';
    context.beginPath();
    context.ellipse(290, 108, 204, 40, 0, 0, 7);
    context.fill();
    context.fillStyle = '#f6e9dc';
    for (let at = 0; at < 26; at++) {
      context.beginPath();
      const [x, y] = [110 + (at % 6) * 68, 210 + Math.floor(at / 6) * 76];
      context.arc(x, y, between(random, 6, 22), 0, 7);
      context.fill();
    }
    grain(context, random, 9);
  },
  jar(context, random) {
    context.fillStyle = rounded(context, 60, 460, '#8f8f93', '#d5d5da', '#ffffff');
    context.beginPath();
    context.roundRect(70, 20, 380, 120, 18);
    context.fill();
    context.fillStyle = rounded(context, 40, 480, '#5f3a08', '#c07d18', '#f5cf7d');
    context.beginPath();
    context.roundRect(40, 140, 440, 480, 60);
    context.fill();
    for (let at = 0; at < 90; at++) {
      context.fillStyle = `rgba(${at % 2 === 0 ? '80,40,0' : '255,214,130'},0.3)`;
      context.beginPath();
      context.arc(
        between(random, 70, 450),
        between(random, 180, 590),
        between(random, 4, 26),
        0,
        7,
      );
      context.fill();
    }
    context.fillStyle = '#fbf6ea';
    context.beginPath();
    context.ellipse(260, 390, 150, 120, 0, 0, 7);
    context.fill();
    context.fillStyle = '#3d5c2a';
    leaf(context, 200, 380, 60, 0.9);
    leaf(context, 240, 420, 46, 2.4);
    context.fillStyle = '#2c2c2c';
    for (let row = 0; row < 4; row++) context.fillRect(276, 340 + row * 28, 90 - row * 12, 10);
    grain(context, random, 10);
  },
};
