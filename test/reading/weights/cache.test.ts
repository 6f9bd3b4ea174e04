import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  cacheFolder,
  installedWeights,
  pathOf,
  placeOf,
  recordPath,
} from '../../../src/reading/weights/cache.ts';
import { WEIGHT_GROUPS, type WeightFile } from '../../../src/reading/weights/catalogue.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { group, NOBODY, weightFile, weights } from './publisher-server.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('where the cache is', () => {
  const home = homedir();
  test.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['told', 'linux', { TYPOSCOPE_CACHE: '/t', XDG_CACHE_HOME: '/x' }, '/t'],
    ['told, relative', 'linux', { TYPOSCOPE_CACHE: 'some/where' }, resolve('some/where')],
    ['told nothing', 'linux', { TYPOSCOPE_CACHE: '', XDG_CACHE_HOME: '/x' }, '/x/typoscope'],
    ['linux', 'linux', {}, join(home, '.cache/typoscope')],
    ['relative', 'linux', { XDG_CACHE_HOME: 'x' }, join(home, '.cache/typoscope')],
    ['mac', 'darwin', { XDG_CACHE_HOME: '/x' }, join(home, 'Library/Caches/typoscope')],
    ['windows', 'win32', { LOCALAPPDATA: '/L' }, join('/L', 'typoscope', 'Cache')],
    ['old windows', 'win32', {}, join(home, 'AppData/Local/typoscope/Cache')],
  ])('%s', (_, platform, env, expected) => {
    vi.stubGlobal('process', Object.create(process, { platform: { value: platform } }));
    expect(cacheFolder(env)).toBe(expected);
  });
});

/** Lays a file into the cache as a fetch does. */
function install(file: WeightFile, cache: string, bytes: Buffer, changes: object = {}): void {
  const { folder, path } = placeOf(file, cache);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, bytes);
  const record = {
    sha256: file.sha256,
    bytes: bytes.length,
    from: 'pip',
    addedAt: '2026-11-24T00:00:00.000Z',
    ...changes,
  };
  writeFileSync(recordPath(folder), JSON.stringify(record));
}

describe('what is installed', () => {
  function two() {
    const [a, b] = [weights(100), weights(200)];
    const cache = temporaryFolder();
    const here = group(
      { ...weightFile('a.onnx', a, NOBODY), engine: 'e', role: 'detection' },
      { ...weightFile('b.onnx', b, NOBODY), engine: 'e' },
    );
    return { a, b, cache, here, groups: [here] };
  }

  test('nothing, in part, whole', () => {
    const { a, b, cache, here, groups } = two();
    expect(installedWeights(cache, groups)).toEqual([{ group: here, complete: false, files: [] }]);
    install(here.files[1]!, cache, b);
    expect(installedWeights(cache, groups)).toMatchObject([
      { complete: false, files: [{ file: here.files[1], bytes: 200, from: 'pip' }] },
    ]);
    install(here.files[0]!, cache, a);
    const [whole] = installedWeights(cache, groups);
    expect(whole?.complete).toBe(true);
    expect(whole?.files.map(({ file }) => file)).toEqual(here.files);
  });

  test.each<[string, object, number]>([
    ['of another size', {}, 99],
    ['whose record is of other bytes', { sha256: 'f'.repeat(64) }, 100],
    ['whose record has a key that we don’t know', { extra: 1 }, 100],
    ['whose record has another kind of value', { bytes: '100' }, 100],
  ])('a file %s is not there', (_, changes, size) => {
    const { a, cache, here, groups } = two();
    const file = here.files[0]!;
    install(file, cache, a);
    expect(installedWeights(cache, groups)[0]?.files).toHaveLength(1);
    install(file, cache, a, changes);
    if (size !== 100) writeFileSync(placeOf(file, cache).path, a.subarray(0, size));
    expect(installedWeights(cache, groups)[0]?.files).toEqual([]);
  });

  test('a file without a record is not there: nobody has checked it', () => {
    const { a, cache, here, groups } = two();
    const { folder, path } = placeOf(here.files[0]!, cache);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, a);
    expect(installedWeights(cache, groups)[0]?.files).toEqual([]);
  });

  test('the path of an engine’s file, or null', () => {
    const { a, cache, here, groups } = two();
    install(here.files[0]!, cache, a);
    expect(pathOf('e', 'detection', cache, groups)).toBe(placeOf(here.files[0]!, cache).path);
    expect(pathOf('e', 'recognition', cache, groups)).toBeNull();
    expect(pathOf('none', 'detection', cache, groups)).toBeNull();
    expect(pathOf('e', 'detection', null, groups)).toBeNull();
  });

  test('by default of the catalogue, in the user’s cache', () => {
    const cache = temporaryFolder();
    vi.stubEnv('TYPOSCOPE_CACHE', cache);
    expect(installedWeights().map((one) => one.group)).toEqual(WEIGHT_GROUPS);
    expect(installedWeights().every((one) => one.files.length === 0)).toBe(true);
    expect(pathOf('pp-ocrv6', 'detection')).toBeNull();
  });
});
