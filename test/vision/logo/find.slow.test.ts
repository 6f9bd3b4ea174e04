import type { SKRSContext2D } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { findLogo } from '../../../src/vision/logo/find.ts';
import { aBoat, BOX, type Drawn, type Scene, sidesOff, sightOf } from './drawn.ts';

let boat: Awaited<ReturnType<typeof aBoat>>;
beforeAll(async () => {
  boat = await aBoat();
});
afterAll(() => boat.remove());

const found = async (scene: Scene) =>
  (await findLogo(await sightOf(boat.file, scene), { file: boat.file })).found;

const gradient = (context: SKRSContext2D) => {
  const fill = context.createLinearGradient(0, 0, 360, 360);
  fill.addColorStop(0, '#f8f2d0');
  fill.addColorStop(1, '#7fb6c4');
  context.fillStyle = fill;
  context.fillRect(0, 0, 360, 360);
};

const busy = (context: SKRSContext2D) => {
  context.fillStyle = '#f2ecdf';
  context.fillRect(0, 0, 360, 360);
  for (let row = 0; row < 18; row++) {
    for (let column = 0; column < 18; column++) {
      const turn = ((row * 37 + column * 91) % 17) / 17;
      context.fillStyle = `hsl(${turn * 360}, 25%, ${78 + turn * 12}%)`;
      context.beginPath();
      context.arc(column * 20 + turn * 12, row * 20 + turn * 9, 4 + turn * 6, 0, 7);
      context.fill();
    }
  }
};

describe('a logo that stands level', () => {
  it.each<[string, Scene]>([
    ['on plain ground', { logos: [{ box: BOX }] }],
    ['on a gradient', { ground: gradient, logos: [{ box: BOX }] }],
    ['on busy ground', { ground: busy, logos: [{ box: BOX }] }],
    ['small', { logos: [{ box: [250, 60, 30, 24] }] }],
    ['large', { logos: [{ box: [60, 90, 220, 176] }] }],
    ['wider than its file', { logos: [{ box: [100, 120, 160, 85] }] }],
    ['taller than its file', { logos: [{ box: [100, 120, 84, 112] }] }],
    [
      'all white on dark',
      { ground: '#22303c', logos: [{ box: BOX, look: { ink: [255, 255, 255] } }] },
    ],
    ['faint', { logos: [{ box: BOX, look: { ink: [226, 218, 200] } }] }],
    ['in other hues', { logos: [{ box: BOX, look: { hue: 120 } }] }],
  ])('%s: is found to the pixel', async (_, scene) => {
    const [place] = await found(scene);
    const [x, y, w, h] = scene.logos[0]!.box;
    expect(sidesOff(place!.box, [x, y, w, h])).toBeLessThan(Math.max(2, 0.02 * w));
    expect(place!.stretch).toBeCloseTo(w / h / 1.25, 1);
    expect(Math.abs(place!.angle)).toBeLessThan(1.5);
    expect(place!.shape).toBeGreaterThan(0.86);
    expect(place!.visible).toBeGreaterThan(0.85);
  });
});

it.each([-40, -15, -5, 3, 9, 22, 35])('turned by %d°: says so', async (angle) => {
  const [place] = await found({ logos: [{ box: BOX, angle }] });
  expect(Math.abs(place!.angle - angle)).toBeLessThan(1);
  expect(place!.shape).toBeGreaterThan(0.9);
  const [x, y] = place!.box;
  const middle = [x + place!.box[2] / 2, y + place!.box[3] / 2];
  expect(Math.hypot(middle[0]! - 175, middle[1]! - 144)).toBeLessThan(2);
  // Its own top left corner comes first, wherever that has got to.
  const [a, b] = place!.quad;
  expect((Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI).toBeCloseTo(angle, 0);
});

describe('colours', () => {
  it.each<[string, Scene, (distance: number) => boolean]>([
    ['its own', { logos: [{ box: BOX }] }, (d) => d < 1],
    ['its own, small', { logos: [{ box: [250, 60, 36, 29] }] }, (d) => d < 4],
    ['in other hues', { logos: [{ box: BOX, look: { hue: 120 } }] }, (d) => d > 20],
    ['all in black', { logos: [{ box: BOX, look: { ink: [0, 0, 0] } }] }, (d) => d > 20],
  ])('%s', async (_, scene, holds) => {
    const [place] = await found(scene);
    expect(holds(place!.colour!)).toBe(true);
  });
});

describe('another drawing', () => {
  it.each<[string, Drawn]>([
    ['without a sail', { box: BOX, look: { without: [[0.5, 0, 0.5, 0.65]] } }],
    ['with a sail upside down', { box: BOX, look: { upended: [[0.5, 0.1, 0.46, 0.55]] } }],
    ['in the mirror', { box: BOX, look: { mirrored: true } }],
  ])('%s: its weakest part tells', async (_, logo) => {
    const [place] = await found({ logos: [logo] });
    expect(place === undefined || place.weakest < 0.35).toBe(true);
  });

  it('partly covered: what is left is found in its place', async () => {
    const [place] = await found({
      logos: [{ box: BOX }],
      over: (context) => {
        context.fillStyle = '#6a6f52';
        context.arc(120, 180, 45, 0, 7);
        context.fill();
      },
    });
    expect(sidesOff(place!.box, BOX)).toBeLessThan(4);
    expect(place!.visible).toBeLessThan(0.85);
    expect(place!.weakest).toBeLessThan(0.35);
  });
});

it('is found as often as it is there', async () => {
  const places = await found({ logos: [{ box: BOX }, { box: [240, 260, 80, 64] }] });
  const sure = places.filter(({ shape }) => shape > 0.86);
  expect(sure.map(({ box }) => Math.round(box[0] / 10) * 10).toSorted()).toEqual([120, 240]);
});

it.each<[string, Scene]>([
  ['an empty picture', { logos: [] }],
  ['a busy one', { ground: busy, logos: [] }],
  [
    'a page of text',
    {
      logos: [],
      over: (context) => {
        context.fillStyle = '#222';
        context.font = '18px sans-serif';
        for (let y = 30; y < 350; y += 26) context.fillText('Harbour fair on Sunday, free', 20, y);
      },
    },
  ],
])(
  'finds nothing that could be it in %s',
  async (_, scene) => {
    const places = await found(scene);
    expect(places.filter(({ shape }) => shape > 0.8)).toEqual([]);
  },
  20_000,
);

describe('a wordmark on a page of text', () => {
  const file = 'datasets/infographics/assets/lateeno.svg';
  const page = (size: number) => (context: SKRSContext2D) => {
    context.fillStyle = '#222';
    context.font = `${size}px sans-serif`;
    const words = 'KEVLOT TOLVEK LOVE TALK LEVEL KOTEL TOVEL VOLTE KELVOT LOKET KOLT ';
    for (let y = 100; y < 640; y += size * 1.5) {
      if (y <= 300 || y >= 380) context.fillText(words.repeat(3), 6, y);
    }
  };
  const whole: Box = [30, 20, 206, 47];

  it.each<[string, number, Box[]]>([
    ['its own size alone, among small print', 13, [whole]],
    ['a smaller copy that is as large as the headlines', 18, [whole, [200, 323, 148, 34]]],
    ['one between two sizes of the search', 18, [whole, [200, 323, 152, 34]]],
  ])('%s', async (_, size, boxes) => {
    const logos = boxes.map((box) => ({ box }));
    const sight = await sightOf(file, { side: 640, logos, over: page(size) });
    const places = (await findLogo(sight, { file })).found.filter(({ shape }) => shape > 0.86);
    const middles = places.map(({ box: [x, y, w, h] }) => [x + w / 2, y + h / 2] as const);
    expect(places).toHaveLength(boxes.length);
    for (const [x, y, w, h] of boxes) {
      const off = middles.map(([a, b]) => Math.hypot(a - x - w / 2, b - y - h / 2));
      expect(Math.min(...off)).toBeLessThan(4);
    }
  });
});
