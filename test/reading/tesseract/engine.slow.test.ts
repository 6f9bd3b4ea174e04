import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TesseractEngine } from '../../../src/reading/tesseract/engine.ts';
import { languageData } from '../../../src/reading/tesseract/languages.ts';
import { draw } from '../drawn.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typoscope-test-'));
  vi.stubEnv('TMPDIR', folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('reads dark and light lines, and leaves no folder behind', async () => {
  const engine = await TesseractEngine.open(languageData('ko')!);
  try {
    expect(await readdir(folder)).toEqual([]);
    const line = draw(320, 56, [{ text: '봄 학기 등록', x: 160, y: 28, size: 34 }]);
    const light = { ...line, data: line.data.map((value) => 255 - value) };
    for (const crop of [line, light]) {
      const { text, characters } = await engine.read(crop);
      expect(text.replaceAll(' ', '')).toBe('봄학기등록');
      const [first] = characters;
      const last = characters.at(-1)!;
      expect(first!.from).toBeGreaterThan(0.1);
      expect(last.to).toBeLessThan(0.9);
      expect(last.to - first!.from).toBeGreaterThan(0.4);
    }
  } finally {
    await engine.close();
  }
});

it('refuses data that tesseract.js would hang on', async () => {
  const path = join(folder, 'kor.traineddata');
  const old = Buffer.alloc(4 + 8 * 24, 255);
  old.writeInt32LE(24, 0);
  await writeFile(path, old);
  const opening = TesseractEngine.open({ code: 'kor', path });
  await expect(opening).rejects.toThrow(/kor\.traineddata: .*older engine alone/);
  expect(await readdir(folder)).toEqual(['kor.traineddata']);
});

it('says so where there is no room for its data', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'gone'));
  const opening = TesseractEngine.open(languageData('ko')!);
  await expect(opening).rejects.toThrow(/cannot start with the language kor .*ENOENT/);
});
