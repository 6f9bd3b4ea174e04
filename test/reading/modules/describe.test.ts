import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readerAlphabet, readerIdentity } from '../../../src/reading/files.ts';
import { ModuleError } from '../../../src/reading/modules/module-error.ts';
import { folderOf } from '../../run/folder.ts';
import { readerSource } from './reader-source.ts';

const identity = (id: string, version = '1', data = 'x') =>
  `(${JSON.stringify({ id, version, data })})`;

async function modules(...sources: string[]): Promise<string[]> {
  const names = sources.map((_, i) => `m${i}.mjs`);
  const folder = await folderOf(Object.fromEntries(names.map((name, i) => [name, sources[i]!])));
  return names.map((name) => join(folder, name));
}

const idOf = async (sources: string[], languages = ['en', 'ko']) =>
  readerIdentity(languages, { weights: 'npm', modules: await modules(...sources) });

describe('the identity of a reader with modules', () => {
  it('names them, and is another than without', async () => {
    const alone = await readerIdentity(['en'], { weights: 'npm' });
    const own = readerSource([], { identity: identity('mine') });
    const other = readerSource([], { identity: identity('theirs') });
    expect(await idOf([own], ['en'])).toMatchObject({
      id: 'routed/npm+mine',
      version: alone.version,
    });
    expect(await idOf([own, other])).toMatchObject({ id: 'routed/npm+mine+theirs' });
    expect((await idOf([own], ['en'])).data).not.toBe(alone.data);
    expect(await readerIdentity(['en'], { weights: 'npm', modules: [] })).toEqual(alone);
  });

  it('is the same for the same, and whatever the sequence of the languages', async () => {
    const source = readerSource([], {
      identity: `({ id: 'mine', version: '1', data: languages.join() })`,
    });
    const paths = await modules(source);
    const of = (languages: string[]) => readerIdentity(languages, { modules: paths });
    expect(await of(['ko', 'en'])).toEqual(await of(['en', 'ko']));
    expect((await of(['en', 'fr'])).data).not.toBe((await of(['en', 'de'])).data);
  });

  it('changes with the module’s version, its data, its code and what else reads', async () => {
    const source = (version: string, data: string, top = '') =>
      readerSource([], { identity: identity('mine', version, data), top });
    const all = await Promise.all([
      idOf([source('1', 'x')]),
      idOf([source('2', 'x')]),
      idOf([source('1', 'y')]),
      idOf([source('1', 'x', '// changed')]),
      idOf([source('1', 'x')], ['ar']),
    ]);
    expect(new Set(all.map(({ data }) => data)).size).toBe(5);
  });

  it('two of one name are refused', async () => {
    await expect(idOf([readerSource([]), readerSource([])])).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/m1\.mjs: .*same id .*“fixed” twice/),
    });
  });

  it('a module that fails is told, and was closed', async () => {
    const source = readerSource([], {
      identity: 'Promise.reject(new Error("no"))',
      close: '(globalThis.closedWhenAsked = true)',
    });
    await expect(idOf([source])).rejects.toBeInstanceOf(ModuleError);
    expect(globalThis).toMatchObject({ closedWhenAsked: true });
  });

  it('a reader that is shared is not closed under another’s hands', async () => {
    const [path] = await modules(`export default {
      identity: async () => (${identity('mine')}), alphabet: async () => null,
      read: async () => {}, close: async () => { throw new Error('closed'); },
    };`);
    await expect(readerIdentity(['en'], { modules: [path!] })).resolves.toBeDefined();
  });
});

describe('the alphabet of a reader with modules', () => {
  it('has what they say they write besides', async () => {
    const paths = await modules(readerSource([], { alphabet: `new Set(['ช', 'า'])` }));
    const files = { weights: 'npm' } as const;
    const alone = await readerAlphabet(['en'], files);
    const both = await readerAlphabet(['en'], { ...files, modules: paths });
    expect([...both.difference(alone)]).toEqual(['ช', 'า']);
    expect(both.isSupersetOf(alone)).toBe(true);
  });

  it('is ours where they don’t say', async () => {
    const paths = await modules(readerSource([]));
    const files = { weights: 'npm' } as const;
    expect(await readerAlphabet(['en'], { ...files, modules: paths })).toEqual(
      await readerAlphabet(['en'], files),
    );
  });
});
