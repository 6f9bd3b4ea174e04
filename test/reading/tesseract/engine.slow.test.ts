import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

it('reads raw, and the next line as before', async () => {
  const engine = await TesseractEngine.open(languageData('ko')!);
  try {
    const line = draw(320, 56, [{ text: '봄 학기 등록', x: 160, y: 28, size: 34 }]);
    const before = await engine.read(line);
    const raw = await engine.readRaw(line);
    expect(raw.text.replaceAll(' ', '')).toContain('봄학기등록');
    // It sees letters in the paper at both ends: that tells the two ways apart.
    expect(raw.text).not.toBe(before.text);
    expect(await engine.read(line)).toEqual(before);
  } finally {
    await engine.close();
  }
});

it('prints nothing of its own, also where a crop is empty', async () => {
  const room = new URL('../../../src/reading/tesseract/', import.meta.url);
  const script = `
    const { TesseractEngine } = await import('${new URL('engine.ts', room)}');
    const { languageData } = await import('${new URL('languages.ts', room)}');
    const engine = await TesseractEngine.open(languageData('de'));
    const empty = { width: 76, height: 40, data: new Uint8Array(76 * 40 * 3).fill(240) };
    await engine.read(empty);
    await engine.readRaw(empty);
    await engine.close();
    console.log('read');`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    script,
  ]);
  expect({ stdout, stderr }).toEqual({ stdout: 'read\n', stderr: '' });
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
