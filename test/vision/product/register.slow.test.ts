import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Box, boxOf, intersectionArea } from '../../../src/geometry.ts';
import type { ProductPlace } from '../../../src/layout/evidence.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { loadAsset } from '../../../src/typeset/assets.ts';
import type { GroundKind } from '../../../src/typeset/page.ts';
import { registerProduct } from '../../../src/vision/product/register.ts';
import { type Drawing, drawings, productPng } from './products.ts';
import { type Drawn, putPicture, sceneOf, sightOf, truthOf } from './scene.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'product-'));
  for (const name of drawings) await writeFile(join(folder, `${name}.png`), productPng(name));
  await writeFile(join(folder, 'jar-on-white.png'), productPng('jar', '#ffffff'));
});
afterAll(() => rm(folder, { recursive: true }));

const SIZE = [900, 1000] as const;
const upright: Drawn = { x: 450, y: 520, side: 420, stretch: 1, angle: 0 };

function fileOf(name: string): string {
  const svg = name === 'flask' || name === 'lamp';
  return svg ? resolve(`datasets/packaging/assets/${name}.svg`) : join(folder, `${name}.png`);
}

function sizeOf(name: string): [number, number] {
  const sizes: Record<string, [number, number]> = {
    flask: [300, 860],
    lamp: [560, 800],
    bottle: [360, 900],
    bowl: [800, 520],
    carton: [640, 760],
    mug: [700, 620],
    jar: [520, 640],
  };
  return sizes[name]!;
}

/** The product as it is looked for in a scene with it, and where it truly is. */
async function looked(
  name: string,
  kind: GroundKind,
  drawn: Drawn,
  change: (context: SKRSContext2D, picture: Canvas) => void = (context, picture) =>
    context.drawImage(picture, 0, 0),
  words = 5,
) {
  const picture = await loadAsset(fileOf(name), ...sizeOf(name));
  const changed = createCanvas(picture.width, picture.height);
  change(changed.getContext('2d'), picture);
  let place: ReturnType<typeof putPicture> | null = null;
  const random = seededRandom(name.length * 31 + kind.length);
  const put = (context: SKRSContext2D) => {
    place = putPicture(context, changed, drawn);
  };
  const { canvas, texts } = sceneOf(random, kind, SIZE, put, words);
  const { found } = await registerProduct(sightOf(canvas), { file: fileOf(name) }, texts);
  return { found, truth: truthOf(picture, place!) };
}

function off(found: ProductPlace | null, { box }: ReturnType<typeof truthOf>): number {
  const edges = ([x, y, w, h]: readonly number[]) => [x!, y!, x! + w!, y! + h!];
  const [is, was] = [edges(found?.box ?? [0, 0, 0, 0]), edges(box)];
  return Math.max(...is.map((value, at) => Math.abs(value - was[at]!)));
}

const allowed = ({ box }: ReturnType<typeof truthOf>) =>
  Math.max(5, 0.02 * Math.max(box[2], box[3]));

describe('registerProduct', () => {
  test.each<[string, GroundKind, Partial<Drawn>]>([
    ['flask', 'photo', {}],
    ['lamp', 'stripes', {}],
    ['bottle', 'plain', { side: 900, y: 500 }],
    ['bowl', 'paper', { side: 120, x: 150, y: 800 }],
    ['carton', 'rays', { angle: 25 }],
    ['mug', 'gradient', { stretch: 1.6 }],
    ['jar', 'blobs', { stretch: 0.65, angle: -18 }],
    ['lamp', 'photo', { side: 240, angle: -28, stretch: 1.2 }],
  ])('finds the %s on %s at %o', async (name, kind, change) => {
    const drawn = { ...upright, ...change };
    const { found, truth } = await looked(name, kind, drawn);
    expect(off(found, truth)).toBeLessThanOrEqual(allowed(truth));
    expect(found!.score).toBeGreaterThan(0.8);
    expect(found!.stretch / drawn.stretch).toBeCloseTo(1, 1);
    expect(Math.abs(found!.angle - drawn.angle)).toBeLessThan(1.5);
    expect(found!.differing).toBeLessThan(0.05);
    expect(found!.outline).toBeGreaterThan(0.95);
    expect(found!.structure).toBeGreaterThan(0.85);
  });

  it('takes a product off its plain ground', async () => {
    const picture = await loadAsset(fileOf('jar'), ...sizeOf('jar'));
    let place: ReturnType<typeof putPicture> | null = null;
    const { canvas, texts } = sceneOf(seededRandom(3), 'photo', SIZE, (context) => {
      place = putPicture(context, picture, upright);
    });
    const { found } = await registerProduct(
      sightOf(canvas),
      { file: join(folder, 'jar-on-white.png') },
      texts,
    );
    const truth = truthOf(picture, place!);
    expect(off(found, truth)).toBeLessThanOrEqual(allowed(truth));
    expect(found!.differing).toBeLessThan(0.05);
  });

  test.each<[string, GroundKind, (context: SKRSContext2D, picture: Canvas) => void]>([
    [
      'bottle',
      'plain',
      (context, picture) => {
        context.drawImage(picture, 0, 0);
        context.globalCompositeOperation = 'source-atop';
        context.globalAlpha = 0.6;
        context.fillStyle = '#7030c0';
        context.fillRect(0, 0, picture.width, picture.height);
      },
    ],
    [
      'mug',
      'blobs',
      (context, picture) => {
        context.translate(picture.width, 0);
        context.scale(-1, 1);
        context.drawImage(picture, 0, 0);
      },
    ],
    [
      'carton',
      'paper',
      (context, picture) => {
        context.drawImage(picture, 0, 0);
        context.clearRect(0, 0, picture.width / 2, picture.height / 2);
      },
    ],
  ])('finds a %s on %s that was altered, and tells that it differs', async (name, kind, change) => {
    const { found, truth } = await looked(name, kind, upright, change);
    expect(Math.hypot(found!.box[0] - truth.box[0], found!.box[1] - truth.box[1])).toBeLessThan(
      // A mirror image's box is that of its mirrored file.
      name === 'mug' ? 25 : 5,
    );
    expect(found!.differing).toBeGreaterThan(0.13);
    const [a, b, , d] = found!.quad;
    const runs = (b[0] - a[0]) * (d[1] - a[1]) - (b[1] - a[1]) * (d[0] - a[0]);
    expect(runs < 0).toBe(name === 'mug');
  });

  test.each<[string, string, (width: number, height: number) => Box, number]>([
    ['a quarter that is gone', 'carton', (w, h) => [0, 0, w / 2, h / 2], 1],
    ['a cap of another colour', 'bottle', (w, h) => [0, 0, w, 0.2 * h], 0],
  ])('tells where it differs: %s', async (_, name, partOf, gone) => {
    const { found, truth } = await looked(name, 'paper', upright, (context, picture) => {
      context.drawImage(picture, 0, 0);
      const part = partOf(picture.width, picture.height);
      if (gone === 1) context.clearRect(...part);
      else {
        context.globalCompositeOperation = 'source-atop';
        context.fillStyle = '#d81b60';
        context.fillRect(...part);
      }
    });
    const [x, y, w, h] = truth.box;
    const [left, top, wide, tall] = partOf(w, h);
    const [place] = found!.where!;
    const box = boxOf(place!);
    const part: Box = [x + left, y + top, wide, tall];
    expect(intersectionArea(box, part)).toBeGreaterThan(0.75 * box[2] * box[3]);
    expect(intersectionArea(box, part)).toBeGreaterThan(0.35 * wide * tall);
  });

  it('names no place where it differs nowhere', async () => {
    const { found } = await looked('carton', 'paper', upright);
    expect(found!.where).toEqual([]);
  });

  it('sees that a part is missing from the outline', async () => {
    const { found } = await looked('jar', 'gradient', upright, (context, picture) => {
      context.drawImage(picture, 0, 0);
      context.clearRect(0, 0, picture.width, 0.3 * picture.height);
    });
    expect(found!.outline).toBeGreaterThan(0.6);
    expect(found!.outline).toBeLessThan(0.85);
  });

  test.each<[Drawing, Drawing]>([
    ['bottle', 'jar'],
    ['bowl', 'mug'],
  ])('does not take a %s for a %s', async (drawn, asked) => {
    const picture = await loadAsset(fileOf(drawn), ...sizeOf(drawn));
    const { canvas, texts } = sceneOf(seededRandom(8), 'photo', SIZE, (context) => {
      putPicture(context, picture, upright);
    });
    const { found } = await registerProduct(sightOf(canvas), { file: fileOf(asked) }, texts);
    expect(found?.score ?? 0).toBeLessThan(0.68);
  });

  it('finds nothing on an empty ground, and says what texts cover', async () => {
    const { canvas, texts } = sceneOf(seededRandom(5), 'plain', SIZE, () => {});
    const none = await registerProduct(sightOf(canvas), { file: fileOf('mug') }, texts);
    expect(none.found).toBeNull();
    const { found } = await looked('carton', 'plain', upright, undefined, 40);
    expect(found!.covered).toBeGreaterThan(0.1);
    expect(found!.differing).toBeLessThan(0.05);
  });

  it('reports a file that is no picture', async () => {
    await writeFile(join(folder, 'no.png'), 'no picture');
    const { canvas } = sceneOf(seededRandom(5), 'plain', [100, 100], () => {}, 0);
    await expect(
      registerProduct(sightOf(canvas), { file: join(folder, 'no.png') }, []),
    ).rejects.toMatchObject({ code: 'set' });
  });
});
