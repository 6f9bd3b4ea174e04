import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TyposcopeError } from '../../../src/errors.ts';
import { loadReaderModule } from '../../../src/reading/modules/load.ts';
import { ModuleError } from '../../../src/reading/modules/module-error.ts';
import { folderOf } from '../../run/folder.ts';
import { paint } from '../pixels.ts';
import { line } from './lines.ts';
import { readerSource } from './reader-source.ts';

const pixels = paint(200, 100, () => [9, 9, 9]);
const lines = [line([10, 10, 100, 20], 'Tea')];

async function load(source: string, name = 'reader.mjs') {
  return loadReaderModule(join(await folderOf({ [name]: source }), name));
}

const methods = `identity: async () => ({ id: 'a', version: '1', data: 'x' }), alphabet: async () => null,
  read: async () => ({ width: 200, height: 100, lines: [] }), close: async () => {}`;

describe('a module that holds', () => {
  it.each([
    ['a function', readerSource(lines)],
    ['an async function', `export default async () => ({ ${methods} });`],
    ['a reader', `export default { ${methods} };`],
    [
      'methods of a class, not promised',
      `class Mine { #id = 'a'; identity() { return { id: this.#id, version: '1', data: 'x' }; }
        alphabet() { return null; } read() { return { width: 200, height: 100, lines: [] }; } close() {} }
      export default () => new Mine();`,
    ],
  ])('%s', async (_, source) => {
    const reader = await load(source);
    expect((await reader.identity(['en'])).version).toBe('1');
    expect(await reader.alphabet(['en'])).toBeNull();
    expect((await reader.read(pixels, ['en'])).width).toBe(200);
    await reader.close();
  });

  it('may be written in TypeScript', async () => {
    const typed = readerSource(lines, { top: 'const one: number = 1; export type Mine = string;' });
    expect((await (await load(typed, 'reader.ts')).read(pixels, [])).lines).toEqual(lines);
  });

  it('cannot change the pixels that others read, nor the languages', async () => {
    const read = `(pixels.data.fill(0), languages.push('x'), { width: 200, height: 100, lines: [] })`;
    const languages = ['en'];
    await (await load(readerSource([], { read }))).read(pixels, languages);
    expect(pixels.data[0]).toBe(9);
    expect(languages).toEqual(['en']);
  });
});

describe('a module at fault, told with its file', () => {
  it.each<[string, string, string, string, RegExp]>([
    ['another suffix', 'reader.py', '', 'usage', /not the name of a module.*\.ts, \.js, \.mjs/],
    [
      'no default export',
      'a.mjs',
      'export const reader = 1;',
      'usage',
      /no default export .*found reader.*TextReader/,
    ],
    ['no export at all', 'a.mjs', '', 'usage', /no default export .*no export at all/],
    ['a default that is nothing', 'a.mjs', 'export default null;', 'usage', /no default export/],
    ['a number', 'a.mjs', 'export default 4;', 'usage', /no reader .*type number/],
    [
      'a function of nothing',
      'a.mjs',
      'export default () => {};',
      'usage',
      /no reader .*undefined/,
    ],
    [
      'methods that lack',
      'a.mjs',
      'export default { read() {} };',
      'usage',
      /no identity, no alphabet, no close/,
    ],
    ['a slip of the pen', 'a.mjs', 'export default {', 'reader', /cannot be imported/],
    ['a throw on import', 'a.mjs', 'throw new Error("no licence")', 'reader', /no licence/],
    ['a missing package', 'a.mjs', 'import "none-such-package"', 'reader', /none-such-package/],
    [
      'a throw on making',
      'a.mjs',
      'export default () => { throw new Error("no key") }',
      'reader',
      /making its reader.*no key/,
    ],
    [
      'a throw of nothing',
      'a.mjs',
      'export default () => Promise.reject()',
      'reader',
      /making its reader.*undefined/,
    ],
  ])('%s', async (_, name, source, code, message) => {
    const error = await load(source, name).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(TyposcopeError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect((error as TyposcopeError).detail.file).toMatch(new RegExp(`${name}$`));
  });

  it.each([
    ['nothing there', 'none.mjs', /nothing there/],
    ['a folder', 'folder.js', /no file/],
  ])('%s', async (_, name, message) => {
    const folder = await folderOf({ 'folder.js/x.txt': '' });
    const error = await loadReaderModule(join(folder, name)).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'usage', message: expect.stringMatching(message) });
  });

  it.each(['identity', 'alphabet', 'read', 'close'] as const)('%s throws', async (method) => {
    const source = readerSource([], { [method]: '(() => { throw new TypeError("odd") })()' });
    const reader = await load(source);
    const asked = { ...reader, read: () => reader.read(pixels, []), close: () => reader.close() };
    const error = await asked[method](['en']).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(ModuleError);
    expect(error).toMatchObject({ code: 'reader' });
    expect((error as Error).message).toMatch(
      new RegExp(`reader\\.mjs: the reader module failed at ${method}\\(\\).*odd`),
    );
  });

  it('what it throws may be anything', async () => {
    for (const [thing, told] of [
      ['{ toString() { throw 1 } }', /can’t be printed/],
      ['Symbol("s")', /Symbol\(s\)/],
      ['"x".repeat(9000)', /x{500}…/],
    ] as const) {
      const reader = await load(readerSource([], { read: `Promise.reject(${thing})` }));
      const error = await reader.read(pixels, []).catch((fault: unknown) => fault);
      expect((error as Error).message).toMatch(told);
      expect((error as Error).message.length).toBeLessThan(800);
    }
  });

  it('an answer that does not hold', async () => {
    const reader = await load(readerSource([{ ...lines[0], confidence: 90 }], { identity: '4' }));
    await expect(reader.identity([])).rejects.toThrow(/identity\(\) does not hold/);
    await expect(reader.read(pixels, [])).rejects.toThrow(/lines\.0\.confidence/);
  });
});
