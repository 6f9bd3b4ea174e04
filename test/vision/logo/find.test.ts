import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findLogo } from '../../../src/vision/logo/find.ts';
import { aBoat, BOAT, BOX, type Scene, sidesOff, sightOf } from './drawn.ts';

let boat: Awaited<ReturnType<typeof aBoat>>;
beforeAll(async () => {
  boat = await aBoat();
});
afterAll(() => boat.remove());

const found = async (scene: Scene) =>
  (await findLogo(await sightOf(boat.file, scene), { file: boat.file })).found;

it('finds a logo to the pixel, in its own colours', async () => {
  const [place, ...others] = await found({ logos: [{ box: BOX }] });
  expect(sidesOff(place!.box, BOX)).toBeLessThan(1.5);
  expect(place!.shape).toBeGreaterThan(0.95);
  expect(place!.weakest).toBeGreaterThan(0.7);
  expect(place!.colour).toBeLessThan(1);
  expect(place!.stretch).toBeCloseTo(1, 1);
  expect(others.filter(({ shape }) => shape > 0.8)).toEqual([]);
});

it('finds one that is turned and all white', async () => {
  const look = { ink: [255, 255, 255] } as const;
  const [place] = await found({ ground: '#22303c', logos: [{ box: BOX, angle: 15, look }] });
  expect(Math.abs(place!.angle - 15)).toBeLessThan(1);
  expect(place!.shape).toBeGreaterThan(0.86);
  expect(place!.colour).toBeGreaterThan(20);
});

it('finds nothing where nothing is', async () => {
  expect(await found({ logos: [] })).toEqual([]);
});

it('looks for the ink of a file that has no alpha', async () => {
  const flat = join(boat.folder, 'boat.png');
  await writeFile(
    flat,
    await sharp(Buffer.from(BOAT), { density: 200 })
      .extend({ top: 30, bottom: 50, left: 40, right: 20, background: '#fff' })
      .flatten({ background: '#fff' })
      .png()
      .toBuffer(),
  );
  const sight = await sightOf(boat.file, { ground: '#cfe3ea', logos: [{ box: BOX }] });
  const evidence = await findLogo(sight, { file: flat });
  expect(evidence.aspect).toBeCloseTo(1.25, 1);
  expect(sidesOff(evidence.found[0]!.box, BOX)).toBeLessThan(3);
  expect(evidence.found[0]!.shape).toBeGreaterThan(0.86);
});

it('throws for a file that is no picture', async () => {
  const broken = join(boat.folder, 'broken.svg');
  await writeFile(broken, 'no picture');
  await expect(
    findLogo(await sightOf(boat.file, { logos: [] }), { file: broken }),
  ).rejects.toMatchObject({
    code: 'set',
  });
});
