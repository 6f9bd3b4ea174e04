import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { ModuleError } from '../../../src/reading/modules/module-error.ts';
import type { ReadLine, TextReader } from '../../../src/reading/reader.ts';
import { routedReader } from '../../../src/reading/routed.ts';
import { draw } from '../drawn.ts';
import { readerContract } from '../reader-contract.ts';
import { line } from './lines.ts';
import { readerSource } from './reader-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'typoscope-modules-'));
const readers: TextReader[] = [];
afterAll(async () => {
  for (const reader of readers) await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const example = join(import.meta.dirname, 'example-reader.ts');
const npm = { weights: 'npm', mode: 'quick' } as const;

function written(name: string, source: string): string {
  writeFileSync(join(folder, name), source);
  return join(folder, name);
}

function reading(source: string, name: string): TextReader {
  const reader = routedReader({ ...npm, modules: [written(name, source)] });
  readers.push(reader);
  return reader;
}

// The same module from another file: what a reading is worth may have changed.
const again = written('again.mjs', `export { default } from '${pathToFileURL(example)}';`);
readerContract(
  'the routed reader with a module',
  () => routedReader({ ...npm, modules: [example] }),
  () => routedReader({ ...npm, modules: [again] }),
);

it('the example is the one of the guide', async () => {
  const guide = await readFile(join(import.meta.dirname, '../../../docs/add-a-reader.md'), 'utf8');
  expect(guide).toContain(`\`\`\`ts\n${await readFile(example, 'utf8')}\`\`\`\n`);
});

it('the example reads by itself', async () => {
  const { default: wholePage } = await import('./example-reader.ts');
  const reader = wholePage();
  readers.push(reader);
  const page = draw(640, 200, [{ text: 'Grand Opening', x: 320, y: 100, size: 56 }]);
  const { lines } = await reader.read(page, ['en']);
  expect(lines.map(({ text }) => text)).toEqual(['Grand Opening']);
});

describe('a line beside a module’s', () => {
  const page = draw(640, 300, [{ text: 'Iced latte', x: 320, y: 80, size: 48 }]);
  const place: Box = [200, 55, 240, 50];
  const read = async (name: string, lines: readonly ReadLine[], languages = ['en']) =>
    (await reading(readerSource(lines), name).read(page, languages)).lines;

  it('keeps our reading, with the module’s among the others and in the confidence', async () => {
    const [same] = await read('same.mjs', [line(place, 'Iced latte', 0.9)]);
    const [differs] = await read('differs.mjs', [line(place, 'Iced lotto', 0.99)]);
    for (const one of [same, differs]) {
      expect(one).toMatchObject({ text: 'Iced latte', engine: 'pp-ocrv4' });
    }
    expect(differs!.others).toContainEqual({
      engine: 'module/fixed',
      text: 'Iced lotto',
      confidence: 0.99,
    });
    expect(same!.signals).toMatchObject({ agreeing: 1, support: 1 });
    expect(differs!.signals).toMatchObject({ agreeing: 0, support: 0 });
  });

  it('takes its reading where ours can’t write the script, as sure as it is itself', async () => {
    const [one, ...rest] = await read('thai.mjs', [line(place, 'ชาเย็น', 0.83)], ['th']);
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      text: 'ชาเย็น',
      engine: 'module/fixed',
      confidence: 0.83,
      script: 'Thai',
      others: [{ engine: 'pp-ocrv4', text: 'Iced latte' }],
    });
    expect(one!.characters.map(({ text }) => text).join('')).toBe('ชาเย็น');
  });

  it('adds a line that only it found', async () => {
    const [, found, ...rest] = await read('found.mjs', [line([200, 200, 240, 40], 'Tea', 0.7)]);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      text: 'Tea',
      engine: 'module/fixed',
      confidence: 0.7,
      others: [],
    });
    expect(found!.quad[0]).toEqual([200, 200]);
  });

  it('tells an area that only it detected', async () => {
    const [, found] = await read('blank.mjs', [line([200, 200, 240, 40], '', 0)]);
    expect(found).toMatchObject({
      text: '',
      engine: 'module/fixed',
      confidence: 0,
      characters: [],
    });
  });

  it('votes where there are no recognisers but tesseract', async () => {
    const reader = routedReader({
      ...npm,
      reader: 'tesseract',
      modules: [written('beside.mjs', readerSource([line(place, 'Iced lotto')]))],
    });
    readers.push(reader);
    const [one] = (await reader.read(page, ['en'])).lines;
    expect(one).toMatchObject({ text: 'Iced latte', engine: 'tesseract/eng' });
    expect(one!.signals).toMatchObject({ agreeing: 0 });
  });

  it('fails by name where the module fails', async () => {
    const source = readerSource([], { read: 'Promise.reject(new Error("out of credit"))' });
    const reader = reading(source, 'fails.mjs');
    for (let n = 0; n < 2; n++) {
      const error = await reader.read(page, ['en']).catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(ModuleError);
      expect((error as Error).message).toMatch(/fails\.mjs: .*read\(\).*out of credit/);
    }
  });
});
