import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ReaderFiles } from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import type { Kit } from '../../src/reading/kits.ts';
import { readDictionary } from '../../src/reading/ppocr/dictionary.ts';
import { placeOf, recordPath } from '../../src/reading/weights/cache.ts';
import { WEIGHT_GROUPS, weightGroup } from '../../src/reading/weights/catalogue.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { useEmptyCache } from './cache.ts';

useEmptyCache();

const pathsOf = ({ detectors, recognisers }: Kit) => [
  ...detectors.map(({ path }) => path),
  ...recognisers.flatMap(({ path, dictionary }) => [path, dictionary ?? path]),
];
const idsOf = ({ recognisers }: Kit) => recognisers.map(({ id }) => id);

const OF_NPM = ['pp-ocrv4', 'pp-ocrv3', 'pp-ocrv4-en', 'pp-ocrv3-en', 'pp-ocrv3-japan'];

describe('the engines of npm', () => {
  it.each<[ReaderFiles, string, string[], number]>([
    [{}, 'npm', OF_NPM, 3],
    [{ weights: 'best' }, 'npm', OF_NPM, 3],
    [{ mode: 'quick' }, 'npm-quick', ['pp-ocrv4', 'pp-ocrv3-japan'], 1],
    [{ reader: 'pp-ocrv4' }, 'pp-ocrv4', ['pp-ocrv4'], 3],
    [{ reader: 'pp-ocrv4', mode: 'quick' }, 'pp-ocrv4', ['pp-ocrv4'], 3],
    [{ reader: 'tesseract' }, 'tesseract', [], 3],
    [{ reader: 'tesseract', mode: 'quick' }, 'tesseract-quick', [], 1],
  ])('%j: %s reads with %j', (files, id, recognisers, few) => {
    const kit = kitOf(files);
    expect([kit.id, idsOf(kit), kit.heights.few]).toEqual([id, recognisers, few]);
    expect(kit.detectors).toHaveLength(1);
    expect(pathsOf(kit).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('write every common character of their scripts, and their marks where they say so', async () => {
    const common: Record<string, string> = {
      Latn: 'ABCXYZabcxyz0123456789.,:-!?$%&',
      Hans: '春茶上新的一是不了在人有我他这',
      Jpan: 'あかさたなはまやらわんアカサタナハマヤラワンがぱーっゃ日本語円年月',
    };
    for (const { id, path, dictionary, scripts, marks } of kitOf({}).recognisers) {
      const alphabet = new Set(await readDictionary(dictionary ?? path));
      const lacks = [...scripts.map((script) => common[script]!).join('')];
      expect(
        lacks.filter((character) => !alphabet.has(character)),
        id,
      ).toEqual([]);
      expect(
        [...'àñőřş'].every((character) => alphabet.has(character)),
        id,
      ).toBe(marks);
    }
  });

  it('tesseract’s calibration serves both of its modes', () => {
    for (const mode of ['careful', 'quick'] as const) {
      expect(kitOf({ reader: 'tesseract', mode }).calibration).toBe('tesseract');
    }
  });

  it('quick asks tesseract once a line', () => {
    const { all, few } = kitOf({ mode: 'quick' }).heights;
    expect([all.length, few]).toEqual([1, 1]);
    const careful = kitOf({}).heights;
    expect(careful.all.length).toBeGreaterThan(careful.few);
  });
});

/** Lays the files of the group that the filter takes into a cache as a fetch does. */
function fetched(takes: (name: string) => boolean = () => true, id = 'pp-ocrv6'): string {
  const cache = temporaryFolder();
  for (const file of weightGroup(id).files) {
    if (!takes(file.name)) continue;
    const { folder, path } = placeOf(file, cache);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, 'weights');
    const record = { sha256: file.sha256, bytes: 7, from: 'hand', addedAt: '2026-11-24' };
    writeFileSync(recordPath(folder), JSON.stringify(record));
  }
  return cache;
}

describe('better engines, where they were fetched', () => {
  it.each<[ReaderFiles, string, string[], number]>([
    [{}, 'pp-ocrv6', ['pp-ocrv6', 'pp-ocrv5', 'pp-ocrv4'], 2],
    [{ weights: 'best' }, 'pp-ocrv6', ['pp-ocrv6', 'pp-ocrv5', 'pp-ocrv4'], 2],
    [{ mode: 'quick' }, 'pp-ocrv6-quick', ['pp-ocrv6'], 1],
    [{ weights: 'npm' }, 'npm', OF_NPM, 1],
    [{ reader: 'pp-ocrv4' }, 'pp-ocrv4', ['pp-ocrv4'], 1],
    [{ reader: 'tesseract' }, 'tesseract', [], 1],
  ])('%j: %s', (files, id, recognisers, detectors) => {
    vi.stubEnv('TYPOSCOPE_CACHE', fetched());
    const kit = kitOf(files);
    vi.unstubAllEnvs();
    expect([kit.id, idsOf(kit), kit.detectors.length]).toEqual([id, recognisers, detectors]);
    expect(pathsOf(kit).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('each engine reads with its own file', () => {
    vi.stubEnv('TYPOSCOPE_CACHE', fetched());
    const { detectors, recognisers } = kitOf({});
    vi.unstubAllEnvs();
    expect(detectors.map(({ path }) => basename(path))[0]).toBe('PP-OCRv6_det_small.onnx');
    expect(recognisers.map(({ path }) => basename(path)).slice(0, 2)).toEqual([
      'PP-OCRv6_rec_small.onnx',
      'ch_PP-OCRv5_rec_mobile.onnx',
    ]);
    // v6's detector was trained on another range of values than npm's.
    expect(detectors[0]!.settings).toBeDefined();
    expect(detectors[1]!.settings).toBeUndefined();
  });

  it.each(weightGroup('pp-ocrv6').files.map(({ name }) => name))(
    'without %s npm’s read',
    (missing) => {
      vi.stubEnv(
        'TYPOSCOPE_CACHE',
        fetched((name) => name !== missing),
      );
      expect(kitOf({}).id).toBe('npm');
      vi.unstubAllEnvs();
    },
  );

  it('and when they are gone again', () => {
    const cache = fetched();
    vi.stubEnv('TYPOSCOPE_CACHE', cache);
    expect(kitOf({}).id).toBe('pp-ocrv6');
    rmSync(cache, { recursive: true });
    expect(kitOf({}).id).toBe('npm');
    vi.unstubAllEnvs();
  });
});

describe('other recognisers that were fetched', () => {
  it('vote beside npm’s and keep their calibration', () => {
    vi.stubEnv('TYPOSCOPE_CACHE', fetched(undefined, 'pp-ocrv5-korean'));
    const kit = kitOf({});
    const quick = kitOf({ mode: 'quick' });
    const alone = kitOf({ weights: 'npm' });
    vi.unstubAllEnvs();
    expect(idsOf(kit).at(-1)).toBe('pp-ocrv5-korean');
    expect([kit.id, kit.calibration]).toEqual(['npm+pp-ocrv5-korean', 'npm']);
    expect([quick.id, alone.id]).toEqual(['npm-quick', 'npm']);
  });

  it('every group of the catalogue is read with', () => {
    for (const { id, files } of WEIGHT_GROUPS) {
      vi.stubEnv('TYPOSCOPE_CACHE', fetched(undefined, id));
      const read = idsOf(kitOf({}));
      vi.unstubAllEnvs();
      const engines = files.filter(({ role }) => role === 'recognition').map((file) => file.engine);
      expect(read, id).toEqual(expect.arrayContaining(engines));
    }
  });
});

describe('weights of the user’s own', () => {
  it('are read with, whatever is fetched', () => {
    vi.stubEnv('TYPOSCOPE_CACHE', fetched());
    const kit = kitOf({ detection: 'd.onnx', recognition: 'r.onnx', dictionary: 'k.txt' });
    vi.unstubAllEnvs();
    expect(pathsOf(kit)).toEqual(['d.onnx', 'r.onnx', 'k.txt']);
    // Nobody has calibrated them.
    expect(kit.id).toBe('own');
  });

  const npm = kitOf({ reader: 'pp-ocrv4' });
  const [detection, recognition] = pathsOf(npm);
  it.each<[ReaderFiles, (string | undefined)[]]>([
    [{ detection: 'd' }, ['d', recognition, recognition]],
    [{ recognition: 'r' }, [detection, 'r', 'r']],
    [{ recognition: 'r', dictionary: 'k' }, [detection, 'r', 'k']],
    [{ reader: 'tesseract', detection: 'd' }, ['d']],
    [{ reader: 'pp-ocrv4', detection: 'd' }, ['d', recognition, recognition]],
  ])('%j', (files, paths) => {
    expect(pathsOf(kitOf(files))).toEqual(paths);
  });

  it('quick with them too', () => {
    const quick = kitOf({ detection: 'd', mode: 'quick' });
    expect([quick.id, quick.heights.all.length]).toEqual(['own-quick', 1]);
    expect(kitOf({ detection: 'd' }).heights.few).toBe(3);
  });

  it('a dictionary alone is read with, and nothing of npm’s is known to hold of it', () => {
    const kit = kitOf({ dictionary: 'k' });
    expect(pathsOf(kit)).toEqual([detection, recognition, 'k']);
    expect([kit.id, kit.calibration]).toEqual(['own', 'own']);
  });
});
