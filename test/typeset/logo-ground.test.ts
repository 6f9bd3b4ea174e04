import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sample, sampleSchema } from '../../src/dataset/schema.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { loadAsset } from '../../src/typeset/assets.ts';
import { chooseGroundFor, shareSeenOn } from '../../src/typeset/logo-ground.ts';
import { chooseGround } from '../../src/typeset/scheme.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typoscope-logo-'));
  const half = (a: string, b: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="20" height="20" fill="${a}"/><rect x="20" width="20" height="20" fill="${b}"/></svg>`;
  await writeFile(join(folder, 'white.svg'), half('#fff', '#fff'));
  await writeFile(join(folder, 'black.svg'), half('#000', '#000'));
  await writeFile(join(folder, 'both.svg'), half('#fff', '#000'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const sample = (over: object): Sample =>
  sampleSchema.parse({
    id: 's',
    category: 'other',
    canvas: { width: 512, height: 512 },
    prompt: '{{a}}',
    copy: [{ id: 'a', role: 'headline', lang: 'en', text: 'A' }],
    ...over,
  });

describe('a logo on its ground', () => {
  it.each([
    ['white.svg', [255, 255, 255], 0],
    ['white.svg', [20, 20, 60], 1],
    ['black.svg', [20, 20, 60], 0],
    ['both.svg', [255, 255, 255], 0.5],
    ['both.svg', [128, 128, 128], 1],
  ] as const)('%s on %j is seen to %d', async (file, ground, share) => {
    const logo = await loadAsset(join(folder, file), 40, 20);
    expect(shareSeenOn(ground, logo)).toBeCloseTo(share, 1);
  });

  it.each(['white.svg', 'black.svg'])('%s gets a ground that it is seen on', async (asset) => {
    const asked = sample({ logo: { asset } });
    for (let seed = 1; seed <= 30; seed++) {
      const { colour } = await chooseGroundFor(asked, folder, seededRandom(seed));
      expect(shareSeenOn(colour, await loadAsset(join(folder, asset), 16, 8))).toBe(1);
    }
    // By lot alone it would often not be.
    const lots = Array.from({ length: 30 }, (_, i) => chooseGround(asked, seededRandom(i + 1)));
    const logo = await loadAsset(join(folder, asset), 16, 8);
    expect(lots.some(({ colour }) => shareSeenOn(colour, logo) === 0)).toBe(true);
  });

  it('gives way to the colours that the sample asks for', async () => {
    const white = sample({ logo: { asset: 'white.svg' }, background: 'white' });
    expect((await chooseGroundFor(white, folder, seededRandom(1))).colour).toEqual([255, 255, 255]);
    const red = sample({ logo: { asset: 'white.svg' }, palette: { primary: '#FFF0F0' } });
    expect((await chooseGroundFor(red, folder, seededRandom(1))).colour).toEqual([255, 240, 240]);
  });
});
