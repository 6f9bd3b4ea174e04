import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadSet } from '../../src/dataset/load.ts';
import type { Sample } from '../../src/dataset/schema.ts';
import { background } from '../../src/layout/background.ts';
import { palette } from '../../src/layout/palette.ts';
import type { LayoutKind } from '../../src/models/faults.ts';
import { layoutFaults } from '../../src/models/faults.ts';
import { decodeSight } from '../../src/picture/decode-sight.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { composePage } from '../../src/typeset/compose.ts';
import type { GroundKind, Page } from '../../src/typeset/page.ts';
import { paintPage } from '../../src/typeset/paint.ts';
import { coloursOf } from '../../src/vision/colours/colours.ts';
import { aPage } from './a-page.ts';

const SET = 'datasets/demo';
const { samples } = await loadSet(SET);
const sampleOf = (id: string): Sample => samples.find((sample) => sample.id === id)!;
const clear: Sample = { ...sampleOf('ferry-year-en'), background: 'transparent' };

const degrees = {
  'as drawn': async (png: Uint8Array) => png,
  'as JPEG': (png: Uint8Array) => sharp(png).jpeg({ quality: 60 }).toBuffer(),
  blurred: (png: Uint8Array) => sharp(png).blur(1.5).png().toBuffer(),
};

async function judged(page: Page, asked: Sample, degrade = degrees['as drawn']) {
  const sight = await decodeSight(await degrade((await paintPage(page)).png));
  const { width, height } = sight;
  const seen = aPage({
    width,
    height,
    blocks: [],
    asked: { palette: asked.palette, background: asked.background },
    evidence: { colours: coloursOf(sight) },
  });
  return { palette: palette.judge(seen), background: background.judge(seen) };
}

const compose = (sample: Sample, seed: number, ground?: GroundKind) =>
  composePage({ sample, folder: SET, seed, options: ground === undefined ? {} : { ground } });

describe.each(Object.entries(degrees))('a page that keeps to its colors, %s', (name, degrade) => {
  it.each<[string, GroundKind]>([
    ['bike-year-zh-en', 'stripes'],
    ['pier-sign-en', 'gradient'],
    ['water-use-ar', 'paper'],
    ['ferry-year-en', 'blobs'],
  ])('%s on %s', async (id, ground) => {
    const sample = sampleOf(id);
    const { palette: found } = await judged(await compose(sample, 11, ground), sample, degrade);
    expect(found).toMatchObject({ verdict: 'pass', score: 1 });
    expect(found.marks.length).toBeGreaterThan(1);
  });

  it('on white', async () => {
    const sample = sampleOf('soap-box-fr-en');
    const found = await judged(await compose(sample, 11), sample, degrade);
    expect(found.background).toMatchObject({ verdict: 'pass', score: 1 });
    expect(found.palette.verdict).toBe('not-applicable');
  });

  it.skipIf(name === 'as JPEG')('on nothing', async () => {
    const found = await judged(await compose(clear, 11), clear, degrade);
    expect(found.background).toMatchObject({ verdict: 'pass', score: 1 });
    expect(found.palette.verdict).not.toBe('fail');
  });
});

describe.each(Object.entries(degrees))('a fault is seen, %s', (_, degrade) => {
  it.each<[LayoutKind, Sample, 'palette' | 'background']>([
    ['colour-off', sampleOf('bike-year-zh-en'), 'palette'],
    ['secondary-off', sampleOf('water-use-ar'), 'palette'],
    ['background-tinted', sampleOf('soap-box-fr-en'), 'background'],
    ['background-filled', clear, 'background'],
  ])('%s', async (kind, sample, rule) => {
    const page = await compose(sample, 11);
    const made = layoutFaults[kind].apply(page, sample, seededRandom(3), new Set());
    const found = (await judged(made!.page, sample, degrade))[rule];
    expect(found.verdict).toBe('fail');
    expect(found.score).toBeLessThan(1);
    expect(found.marks.some(({ tone }) => tone === 'bad')).toBe(true);
  });
});
