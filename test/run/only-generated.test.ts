import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import type { Generated } from '../../src/models/model.ts';
import { isOnlyGenerated } from '../../src/results/only-generated.ts';
import { serializeResults } from '../../src/results/results.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { nothingOf, pictureOf } from './fake-model.ts';
import { fakes, runOf, storeOf } from './fake-run.ts';
import { modelLines, tinyYaml } from './tiny-benchmark.ts';

// What draws and reads is large: a run that does neither doesn't so much as load it.
vi.mock('../../src/run/judging.ts', () => {
  throw new Error('loaded');
});

const drawn = (over: object) =>
  sharp({ create: { width: 12, height: 8, channels: 3, background: 'teal', ...over } });
const jpeg = await drawn({}).jpeg().toBuffer();
const glass = await drawn({ channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } })
  .png()
  .toBuffer();
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const yaml = tinyYaml(modelLines.reference);

/** Runs without reading; of each sample as it is told. */
function generated(answers: Record<string, Generated>, over: Parameters<typeof runOf>[2] = {}) {
  const { providers, models } = fakes(({ sample }) => answers[sample.id]!);
  const out = over.out ?? join(temporaryFolder(), 'out');
  const run = runOf(yaml, providers, { generateOnly: true, out, ...over });
  return { run, models, out };
}

describe('a run that only asks', () => {
  test('keeps pictures and what they came with, and says that nobody has read them', async () => {
    const store = storeOf();
    const seen: string[] = [];
    const { run, out } = generated(
      { harbour: pictureOf(jpeg), market: pictureOf(glass) },
      { store, onPicture: ({ sample }) => seen.push(sample) },
    );
    const results = await run;
    expect(seen.toSorted()).toEqual(['harbour', 'market']);
    const hash = hashOf(jpeg);
    expect(results.images[0]).toMatchObject({
      outcome: 'image',
      file: `images/${hash.slice(0, 2)}/${hash}.jpg`,
      sha256: hash,
      width: 12,
      height: 8,
      flattened: false,
      text: null,
      textReason: 'Not read: the run was told to generate only.',
      usable: null,
      cost: { usd: '0.05', upTo: '0.05' },
      latency: { attemptMs: 1200 },
    });
    expect(results.images[1]).toMatchObject({ sha256: hashOf(glass), flattened: true });
    for (const [i, bytes] of [jpeg, glass].entries()) {
      const { file, sha256 } = results.images[i]!;
      expect(readFileSync(join(out, file!)).equals(bytes)).toBe(true);
      // The very file, and no copy.
      const kept = store.picture(sha256!, i === 0 ? 'jpg' : 'png')!;
      expect(statSync(join(out, file!)).ino).toBe(statSync(kept).ino);
      expect(isOnlyGenerated(results.images[i]!)).toBe(true);
    }
    expect(results.run).toMatchObject({ status: 'complete', noise: null });
    expect(results.run.versions.readers).toEqual([]);
    expect(results.models[0]).toMatchObject({
      outcomes: { image: 2 },
      figures: { textAccuracy: { value: null, n: 0 } },
    });
    expect(() => serializeResults(results)).not.toThrow();
  });

  test('asks for the next picture while the disk is busy with the last one', async () => {
    const disk = storeOf();
    const next = Promise.withResolvers<void>();
    const keepPicture = async (...picture: Parameters<typeof disk.keepPicture>) => {
      await next.promise;
      return disk.keepPicture(...picture);
    };
    const { providers } = fakes(({ sample }) => {
      if (sample.id === 'market') next.resolve();
      return pictureOf(jpeg);
    });
    const store = { ...disk, keepPicture };
    const one = `${yaml}concurrency: 1\n`;
    const results = await runOf(one, providers, { generateOnly: true, store });
    expect(results.models[0]!.outcomes).toEqual({ image: 2 });
  });

  test('asks for nothing where its results could not be written', async () => {
    const out = join(temporaryFolder(), 'file');
    writeFileSync(out, '');
    const { run, models } = generated(
      { harbour: pictureOf(jpeg), market: pictureOf(jpeg) },
      { out },
    );
    await expect(run).rejects.toMatchObject({ code: 'output', detail: { file: out } });
    expect(models.reference!.asked).toEqual([]);
  });

  test('tells what brought no picture as any run does, and puts nothing in its folder', async () => {
    const { run, out } = generated({
      harbour: nothingOf('refused', 'no'),
      market: pictureOf(Buffer.from('<html>')),
    });
    const { images, models } = await run;
    expect(images).toMatchObject([
      { outcome: 'refused', reason: 'no', file: null },
      { outcome: 'error', reason: expect.stringContaining('not a picture'), file: null },
    ]);
    expect(images.map(isOnlyGenerated)).toEqual([false, false]);
    expect(models[0]!.outcomes).toEqual({ refused: 1, error: 1 });
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  });

  test('draws no floor either', async () => {
    const { run } = generated(
      { harbour: pictureOf(jpeg), market: pictureOf(glass) },
      { noise: true },
    );
    expect((await run).run.noise).toBeNull();
  });

  test('asks for nothing twice: not beside another one, and not after it', async () => {
    const store = storeOf();
    const answers = { harbour: pictureOf(jpeg), market: nothingOf('timeout') };
    const first = generated(answers, { store });
    const second = generated(answers, { store });
    expect((await second.run).images).toEqual((await first.run).images);
    const sent = [first, second].map(({ models }) => models.reference!.asked.length);
    expect(sent.reduce((sum, times) => sum + times, 0)).toBe(2);
    const third = generated(answers, { store });
    await third.run;
    expect(third.models.reference!.asked).toEqual([]);
    expect(existsSync(join(third.out, 'images'))).toBe(true);
  });
});
