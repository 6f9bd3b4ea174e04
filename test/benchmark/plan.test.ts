import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { loadBenchmark } from '../../src/benchmark/load.ts';
import { cellKey, planCells, requestOf } from '../../src/benchmark/plan.ts';
import type { ImageRequest } from '../../src/models/model.ts';
import { sampleYaml } from '../dataset/temporary-set.ts';
import { benchmarkFolder, minimal, providers } from './a-benchmark.ts';

const yaml = `${minimal.replace('[small]', '[small, other]')}  - { id: also, provider: reference }\nrepeats: 2\n`;

test('cells come by set, sample, model and repeat', async () => {
  const { file, folder } = await benchmarkFolder(yaml);
  const benchmark = await loadBenchmark(file, { providers });
  const cells = planCells(benchmark);
  expect(
    cells.map((cell) => `${cell.set} ${cell.sample.id} ${cell.model.id} ${cell.repeat}`),
  ).toEqual([
    'small a ref 0',
    'small a ref 1',
    'small a also 0',
    'small a also 1',
    'small b ref 0',
    'small b ref 1',
    'small b also 0',
    'small b also 1',
    'other a ref 0',
    'other a ref 1',
    'other a also 0',
    'other a also 1',
  ]);
  expect(cells.at(-1)?.folder).toBe(join(folder, 'datasets/other'));
  expect(requestOf(cells[1]!, 7)).toEqual({
    sample: cells[1]!.sample,
    folder: join(folder, 'datasets/small'),
    prompt: 'A poster that says Jazz Night.',
    repeat: 1,
    seed: 7,
  });
});

describe('the key of a cell', () => {
  const png = (colour: string) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
      .png()
      .toBuffer();
  const withInput = sampleYaml('a', 'inputs: [assets/x.png]\n');

  async function aRequest(): Promise<ImageRequest> {
    const { file } = await benchmarkFolder(minimal, {
      'datasets/small/samples/a.yaml': withInput,
      'datasets/small/assets/x.png': await png('red'),
    });
    return requestOf(planCells(await loadBenchmark(file, { providers }))[0]!, 1);
  }
  const identity = { provider: 'p', model: 'm', params: { a: 1, b: [1, 2] } };

  test('is a hash that neither the order of keys nor the place of the set changes', async () => {
    const key = await cellKey(identity, await aRequest());
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    const { provider, model } = identity;
    const turned = { params: { b: [1, 2], a: 1 }, model, provider };
    expect(await cellKey(turned, await aRequest())).toBe(key);
  });

  test('is the same tomorrow: what is stored is found again', async () => {
    const request = await aRequest();
    const { sample } = request;
    const without = { ...request, sample: { ...sample, inputs: undefined } } as ImageRequest;
    expect(await cellKey(identity, without)).toMatchInlineSnapshot(
      `"de5001ba3bd744ace2ebd66337417b875378e29f6ae477d945b72d4889395e77"`,
    );
  });

  test.each<[string, Record<string, unknown>, (request: ImageRequest) => ImageRequest]>([
    ['a param', { ...identity, params: { a: 2, b: [1, 2] } }, (r) => r],
    ['the order of a list', { ...identity, params: { a: 1, b: [2, 1] } }, (r) => r],
    ['another identity', {}, (r) => r],
    ['the repeat', identity, (r) => ({ ...r, repeat: 1 })],
    ['the prompt', identity, (r) => ({ ...r, prompt: `${r.prompt} ` })],
    [
      'the canvas',
      identity,
      (r) => ({ ...r, sample: { ...r.sample, canvas: { width: 768, height: 1024 } } }),
    ],
    [
      'an input more',
      identity,
      (r) => ({ ...r, sample: { ...r.sample, inputs: ['assets/x.png', 'assets/x.png'] } }),
    ],
  ])('changes with %s', async (_, other, change) => {
    const request = await aRequest();
    expect(await cellKey(other, change(request))).not.toBe(await cellKey(identity, request));
  });

  test('changes with what an input shows, not with its name', async () => {
    const request = await aRequest();
    const key = await cellKey(identity, request);
    await writeFile(join(request.folder, 'assets/y.png'), await png('red'));
    const renamed = { ...request, sample: { ...request.sample, inputs: ['assets/y.png'] } };
    expect(await cellKey(identity, renamed)).toBe(key);
    await writeFile(join(request.folder, 'assets/y.png'), await png('blue'));
    expect(await cellKey(identity, renamed)).not.toBe(key);
  });

  test.each<[string, Partial<ImageRequest>]>([
    ['the seed, which a model that knows one has in its identity', { seed: 2 }],
    ['a signal', { signal: AbortSignal.abort() }],
  ])('does not change with %s', async (_, more) => {
    const request = await aRequest();
    expect(await cellKey(identity, { ...request, ...more })).toBe(await cellKey(identity, request));
  });

  test('is refused where an input went missing or leads out of the set', async () => {
    const request = await aRequest();
    const named = (name: string) => ({ ...request, sample: { ...request.sample, inputs: [name] } });
    await symlink('/etc/hostname', join(request.folder, 'assets/out.png'));
    for (const name of ['assets/none.png', 'assets/out.png']) {
      await expect(cellKey(identity, named(name))).rejects.toMatchObject({
        code: 'set',
        what: 'an input picture can no longer be read',
        detail: { sample: 'a' },
      });
    }
  });
});
